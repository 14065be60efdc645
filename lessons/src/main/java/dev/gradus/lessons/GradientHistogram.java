package dev.gradus.lessons;

import dev.gradus.classic.Hog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// L06: histograms of oriented gradients, the features of classical vision.
///
/// @param hog how directions are counted
public record GradientHistogram(Hog hog) implements Lesson {
    private static final int SIDE = 64;

    /// Nine directions, cells of 8×8 pixels, blocks of 2×2 cells.
    public GradientHistogram() {
        this(new Hog(9, 8, 2));
    }

    @Override
    public Item item() {
        return new Item(
                "L06",
                new Words("Гистограмма ориентированных градиентов", "Histogram of oriented gradients"),
                new Words(
                        "Картинка делится на клетки, в каждой считается, куда направлены градиенты яркости. Признаки "
                                + "не зависят от яркости и мало зависят от малых сдвигов.",
                        "The picture is cut into cells, and in each the directions of the brightness's gradients are "
                                + "counted. The features do not depend on brightness, and little on small shifts."),
                "d = (H/8 − 1)(W/8 − 1)·2·2·9");
    }

    private interface Brightness {
        double at(double x, double y);
    }

    private static double[] picture(Brightness brightness) {
        double[] pixels = new double[SIDE * SIDE];
        for (int r = 0; r < SIDE; r++) {
            for (int c = 0; c < SIDE; c++) {
                pixels[r * SIDE + c] = brightness.at(c, r);
            }
        }
        return pixels;
    }

    /// The share of all gradients that is in the commonest direction, and that direction.
    private double[] commonest(double[] pixels) {
        double[] sums = new double[hog.bins()];
        for (double[][] row : hog.cells(pixels, SIDE, SIDE)) {
            for (double[] cell : row) {
                Arrays.setAll(sums, b -> sums[b] + cell[b]);
            }
        }
        int best = 0;
        for (int b = 1; b < sums.length; b++) {
            best = sums[b] > sums[best] ? b : best;
        }
        return new double[] {sums[best] / Arrays.stream(sums).sum(), best};
    }

    @Override
    public Outcome compute(Choices choices) {
        double[] upright = commonest(picture((x, y) -> x < 31 ? 0 : 1));
        double[] lying = commonest(picture((x, y) -> y < 31 ? 0 : 1));
        return new Outcome()
                .value("64×128", hog.length(128, 64))
                .value("512×512", new Hog(8, 16, 1).length(512, 512))
                .figure(overlay(picture((x, y) -> {
                    double distance = Math.sqrt((x - 32) * (x - 32) + (y - 32) * (y - 32));
                    return Math.clamp((24 - distance) / 4, 0, 1);
                })))
                .near(
                        new Words("64×128, 9 направлений, 8×8, 2×2: d = 3780", "64×128, 9 bins, 8×8, 2×2: d = 3780"),
                        hog.features(new double[64 * 128], 128, 64).length,
                        3780,
                        0)
                .near(
                        new Words(
                                "512×512, 8 направлений, 16×16, 1×1: d = 8192",
                                "512×512, 8 bins, 16×16, 1×1: d = 8192"),
                        new Hog(8, 16, 1).features(new double[512 * 512], 512, 512).length,
                        8192,
                        0)
                .between(
                        new Words("вертикальная граница: доля одного направления", "a vertical edge: one bin's share"),
                        upright[0],
                        0.99,
                        1)
                .between(
                        new Words(
                                "горизонтальная граница: доля одного направления",
                                "a horizontal edge: one bin's share"),
                        lying[0],
                        0.99,
                        1)
                .near(
                        new Words("между направлениями 90°", "90° between the directions"),
                        Math.abs(upright[1] - lying[1]) * 180 / hog.bins(),
                        90,
                        90.0 / hog.bins());
    }

    /// A disc with a stroke for each cell's commonest directions, along the edge as the eye sees it.
    private Figure overlay(double[] pixels) {
        List<List<Double>> rows = new ArrayList<>();
        for (int r = SIDE - 1; r >= 0; r--) {
            rows.add(Arrays.stream(pixels, r * SIDE, (r + 1) * SIDE).boxed().toList());
        }
        List<Figure.Arrow> arrows = new ArrayList<>();
        double[][][] cells = hog.cells(pixels, SIDE, SIDE);
        double most = Arrays.stream(cells)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .max()
                .orElse(1);
        int cell = hog.cell();
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                for (int b = 0; b < hog.bins(); b++) {
                    double length = cell * cells[r][c][b] / most;
                    if (length > 0.5) {
                        double angle = (b + 0.5) * Math.PI / hog.bins();
                        double dx = length * StrictMath.cos(angle) / 2;
                        double dy = length * StrictMath.sin(angle) / 2;
                        double x = (c + 0.5) * cell;
                        double y = SIDE - (r + 0.5) * cell;
                        arrows.add(new Figure.Arrow(x, y, dx, -dy));
                    }
                }
            }
        }
        return new Figure.Heat(
                new Words("Круг и градиенты его клеток", "A disc and its cells' gradients"),
                new Figure.Area(0, SIDE, 0, SIDE),
                rows,
                List.of(),
                arrows);
    }
}
