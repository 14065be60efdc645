package dev.gradus.data;

import java.util.Collections;
import java.util.List;

/// What is to be predicted for a sample.
public sealed interface Target {
    /// Numbers in one target.
    int width();

    /// One of several classes, given as its number.
    ///
    /// @param names of the classes, by number
    record Classes(List<String> names) implements Target {
        /// Keeps a copy.
        public Classes {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return 1;
        }
    }

    /// One or several real numbers, perhaps standardised: the number that was in the data is
    /// `offset + scale · value`.
    ///
    /// @param names of the numbers
    /// @param offsets one a number, 0 if not standardised
    /// @param scales one a number, 1 if not standardised
    record Values(List<String> names, List<Double> offsets, List<Double> scales) implements Target {
        /// Keeps copies.
        public Values {
            names = List.copyOf(names);
            offsets = List.copyOf(offsets);
            scales = List.copyOf(scales);
            if (offsets.size() != names.size() || scales.size() != names.size()) {
                throw new IllegalArgumentException(
                        "values: " + names.size() + " names need as many offsets and scales");
            }
        }

        /// Numbers as they are.
        public Values(List<String> names) {
            this(names, Collections.nCopies(names.size(), 0.0), Collections.nCopies(names.size(), 1.0));
        }

        @Override
        public int width() {
            return names.size();
        }

        /// The number in the data's own units.
        public double original(int index, double value) {
            return offsets.get(index) + scales.get(index) * value;
        }
    }

    /// The box (left, top, width, height) of the one object in a picture, as shares of the picture's width and
    /// height.
    record Box() implements Target {
        @Override
        public int width() {
            return 4;
        }
    }

    /// The symbol after each of so many steps of a text, as its number.
    ///
    /// @param names of the symbols, by number
    /// @param length number of steps
    record Symbols(List<String> names, int length) implements Target {
        /// Stands where nothing is asked after a step.
        public static final int NONE = -1;

        /// Keeps a copy.
        public Symbols {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return length;
        }
    }
}
