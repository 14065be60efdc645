package dev.gradus.lessons;

import java.util.List;
import java.util.stream.Stream;

/// A figure as plain data; [Svg] draws it.
public sealed interface Figure {
    /// What the figure shows.
    Words title();

    /// Curves and points over two axes.
    ///
    /// @param x the horizontal axis's name
    /// @param y the vertical axis's name
    record Chart(Words title, Words x, Words y, List<Curve> curves) implements Figure {
        /// Keeps a copy.
        public Chart {
            curves = List.copyOf(curves);
        }
    }

    /// One bar a number.
    ///
    /// @param labels each bar's name
    /// @param heights each bar's height, from 0
    record Bars(Words title, List<Words> labels, List<Double> heights) implements Figure {
        /// Keeps copies.
        ///
        /// @throws IllegalArgumentException unless there are as many labels as heights
        public Bars {
            labels = List.copyOf(labels);
            heights = List.copyOf(heights);
            if (labels.size() != heights.size()) {
                throw new IllegalArgumentException(labels.size() + " labels for " + heights.size() + " bars");
            }
        }

        /// With labels that are the same in both languages.
        static Bars of(Words title, List<String> labels, List<Double> heights) {
            return new Bars(title, labels.stream().map(Words::same).toList(), heights);
        }
    }

    /// Numbers with the intervals that they are uncertain by, one below the other.
    ///
    /// @param axis what the numbers are
    record Estimates(Words title, Words axis, List<Estimate> rows) implements Figure {
        /// Keeps a copy.
        public Estimates {
            rows = List.copyOf(rows);
        }
    }

    /// A named number between the ends of its interval.
    record Estimate(String label, double value, double low, double high) {}

    /// Numbers over a rectangle as shades, with curves and arrows on top; x and y have one scale, so that angles
    /// are what they are.
    ///
    /// @param area the rectangle's ends
    /// @param rows the numbers, row by row from the least y up
    /// @param curves curves and points on top
    /// @param arrows arrows on top
    record Heat(Words title, Area area, List<List<Double>> rows, List<Curve> curves, List<Arrow> arrows)
            implements Figure {
        /// Keeps copies.
        public Heat {
            rows = rows.stream().map(List::copyOf).toList();
            curves = List.copyOf(curves);
            arrows = List.copyOf(arrows);
        }
    }

    /// Numbers or words in cells, such as a matrix.
    ///
    /// @param header the columns' names; none for a matrix
    /// @param rows the cells, row by row
    record Table(Words title, List<Words> header, List<List<Words>> rows) implements Figure {
        /// Keeps copies.
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }

        /// With cells that are the same in both languages.
        static Table of(Words title, List<String> header, List<List<String>> rows) {
            return new Table(title, same(header), rows.stream().map(Table::same).toList());
        }

        private static List<Words> same(List<String> cells) {
            return cells.stream().map(Words::same).toList();
        }

        /// Header, if there is one, and rows in a language.
        List<List<String>> lines(Language language) {
            Stream<List<Words>> above = header.isEmpty() ? Stream.of() : Stream.of(header);
            return Stream.concat(above, rows.stream())
                    .map(row -> row.stream().map(cell -> cell.in(language)).toList())
                    .toList();
        }
    }

    /// Named circles in columns, joined by lines, such as a network's layers.
    ///
    /// @param columns the nodes' names, column by column
    /// @param edges the lines
    record Network(Words title, List<List<String>> columns, List<Edge> edges) implements Figure {
        /// Keeps copies.
        public Network {
            columns = columns.stream().map(List::copyOf).toList();
            edges = List.copyOf(edges);
        }
    }

    /// A small picture with boxes on it.
    ///
    /// @param width pixels of a row
    /// @param colors red, green and blue as 0xRRGGBB, row by row from the top
    record Photo(Words title, int width, List<Integer> colors, List<Marked> boxes) implements Figure {
        /// Keeps copies.
        ///
        /// @throws IllegalArgumentException unless the rows are whole
        public Photo {
            colors = List.copyOf(colors);
            boxes = List.copyOf(boxes);
            if (width < 1 || colors.isEmpty() || colors.size() % width != 0) {
                throw new IllegalArgumentException(colors.size() + " pixels are no rows of " + width);
            }
        }
    }

    /// A named box in a picture, in pixels.
    record Marked(Words name, double left, double top, double width, double height) {}

    /// A line between two named nodes.
    record Edge(String from, String to) {}

    /// A rectangle of the plane.
    record Area(double left, double right, double bottom, double top) {}

    /// An arrow from (x, y) to (x + dx, y + dy).
    record Arrow(double x, double y, double dx, double dy) {}
}
