package dev.gradus.lessons;

import dev.gradus.classic.Hog;
import dev.gradus.classic.LeastSquares;
import dev.gradus.train.metric.BoxIou;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// L07: a linear model a(x) = w₀ + w₁x₁ + … + w_d x_d on histograms of gradients, one for each of the
/// box's four numbers.
///
/// @param model the model's answer
public record LinearOnHog(Model model) implements Lesson {
    private static final int SIDE = 48;
    private static final Hog HOG = new Hog(6, 8, 1);
    private static final double LAMBDA = 0.3;

    /// The sum with its constant.
    public LinearOnHog() {
        this((w, x) -> w[0] + LeastSquares.answer(Arrays.copyOfRange(w, 1, w.length), x));
    }

    /// A model's answer.
    @FunctionalInterface
    public interface Model {
        /// The answer for features x₁ … x_d and weights w₀ … w_d.
        double answer(double[] w, double[] x);
    }

    @Override
    public Item item() {
        return new Item(
                "L07",
                new Words("Линейная модель", "The linear model"),
                new Words(
                        "Признаки — гистограммы направлений градиента, ответа четыре, поэтому и линейных моделей четыре. "
                                + "Вес признака показывает, как край данного направления в данной клетке двигает ответ.",
                        "The features are histograms of gradients' directions; there are four numbers to answer, and so "
                                + "four linear models. A feature's weight shows how an edge of that direction in that "
                                + "cell moves the answer."),
                "a(x) = w₀ + w₁x₁ + … + w_d x_d");
    }

    /// A photo's features and its box as shares of its sides.
    private record Sample(double[] x, float[] box) {}

    private static Sample sample(SplittableRandom random) {
        int width = 10 + random.nextInt(8);
        int height = 20 + random.nextInt(12);
        int left = 2 + random.nextInt(SIDE - width - 4);
        int top = 2 + random.nextInt(SIDE - height - 4);
        double[] pixels = new double[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int r = i / SIDE;
            int c = i % SIDE;
            boolean inside = c >= left && c < left + width && r >= top && r < top + height;
            pixels[i] = (inside ? 200 : 60) + 4 * random.nextGaussian();
        }
        float[] box = {left, top, width, height};
        for (int j = 0; j < 4; j++) {
            box[j] /= SIDE;
        }
        return new Sample(HOG.features(pixels, SIDE, SIDE), box);
    }

    private static double[][] weights(List<Sample> train) {
        double[][] x = train.stream()
                .map(s -> {
                    double[] row = new double[s.x.length + 1];
                    row[0] = 1;
                    System.arraycopy(s.x, 0, row, 1, s.x.length);
                    return row;
                })
                .toArray(double[][]::new);
        double[][] w = new double[4][];
        for (int j = 0; j < 4; j++) {
            int output = j;
            double[] y = train.stream().mapToDouble(s -> s.box[output]).toArray();
            w[j] = LeastSquares.ridge(x, y, LAMBDA, 0);
        }
        return w;
    }

    @Override
    public Outcome compute(Choices choices) {
        SplittableRandom random = new SplittableRandom(7);
        List<Sample> train = new ArrayList<>();
        List<Sample> test = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            (i < 400 ? train : test).add(sample(random));
        }
        double[][] w = weights(train);
        float[] mean = new float[4];
        for (int j = 0; j < 4; j++) {
            int output = j;
            mean[j] = (float)
                    train.stream().mapToDouble(s -> s.box[output]).average().orElse(0);
        }
        double iou = 0;
        double meanIou = 0;
        for (Sample s : test) {
            float[] answer = new float[4];
            for (int j = 0; j < 4; j++) {
                answer[j] = (float) model.answer(w[j], s.x);
            }
            iou += BoxIou.iou(answer, s.box, 0) / test.size();
            meanIou += BoxIou.iou(mean, s.box, 0) / test.size();
        }
        int d = HOG.length(SIDE, SIDE);
        return new Outcome()
                .value("d", d)
                .value("IoU", iou)
                .value(new Words("средняя рамка", "mean box"), meanIou)
                .figure(glyphs(w[0], new Words("Веса для левого края a", "Weights of the left edge a")))
                .figure(glyphs(w[3], new Words("Веса для высоты d", "Weights of the height d")))
                .near(
                        new Words("4 модели по d + 1 весу", "4 models of d + 1 weights"),
                        Arrays.stream(w).mapToInt(v -> v.length).sum(),
                        4 * (d + 1),
                        0)
                .between(
                        new Words(
                                "на новых снимках IoU больше, чем у средней рамки",
                                "on new photos a better IoU than the mean box's"),
                        iou - meanIou,
                        0.15,
                        1);
    }

    /// A stroke for each weight along the edge that it speaks of, in each cell; the shade is the cell's sum.
    private static Figure glyphs(double[] w, Words title) {
        int cells = SIDE / HOG.cell();
        double most = Arrays.stream(w).skip(1).map(Math::abs).max().orElse(1);
        List<List<Double>> rows = new ArrayList<>();
        List<Figure.Arrow> arrows = new ArrayList<>();
        for (int r = cells - 1; r >= 0; r--) {
            List<Double> row = new ArrayList<>();
            for (int c = 0; c < cells; c++) {
                double sum = 0;
                for (int b = 0; b < HOG.bins(); b++) {
                    double weight = w[1 + (r * cells + c) * HOG.bins() + b];
                    sum += weight;
                    double length = 0.9 * Math.abs(weight) / most;
                    if (length > 0.1) {
                        double angle = (b + 0.5) * Math.PI / HOG.bins();
                        double dx = -length * StrictMath.sin(angle);
                        double dy = -length * StrictMath.cos(angle);
                        arrows.add(new Figure.Arrow(c + 0.5 - dx / 2, cells - r - 0.5 - dy / 2, dx, dy));
                    }
                }
                row.add(sum);
            }
            rows.add(row);
        }
        return new Figure.Heat(title, new Figure.Area(0, cells, 0, cells), rows, List.of(), arrows);
    }
}
