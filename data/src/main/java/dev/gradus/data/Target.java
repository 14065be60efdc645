package dev.gradus.data;

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

    /// One or several real numbers.
    ///
    /// @param names of the numbers
    record Values(List<String> names) implements Target {
        /// Keeps a copy.
        public Values {
            names = List.copyOf(names);
        }

        @Override
        public int width() {
            return names.size();
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
}
