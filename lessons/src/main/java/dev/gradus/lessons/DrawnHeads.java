package dev.gradus.lessons;

import dev.gradus.classic.Boosting;
import dev.gradus.classic.ColorHistogram;
import dev.gradus.classic.Hog;
import dev.gradus.data.Augmentation;
import dev.gradus.data.CatsDogs;
import dev.gradus.data.Dataset;
import dev.gradus.data.PictureFormat;
import dev.gradus.data.Source;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.train.Evaluation;
import dev.gradus.train.Fitting;
import dev.gradus.train.Models;
import dev.gradus.train.Task;
import dev.gradus.train.TrainConfig;
import dev.gradus.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Drawn cats and dogs, and who tells them apart: a network that sees pixels, and boosting on features that were
/// thought up beforehand. All see the same pictures and are judged on the same others.
///
/// @param train pictures to learn from
/// @param epochs of the network
/// @param trees of the boosting
record DrawnHeads(int train, int epochs, int trees) {
    private static final int TEST = 600;
    private static final long SEED = 1;

    /// The same network is looked at by several lessons.
    private static final Map<Trained, Sequential> KNOWN = new ConcurrentHashMap<>();

    private record Trained(DrawnHeads heads, String model) {}

    /// Fewer pictures for the short form of a lesson.
    static DrawnHeads of(Choices choices) {
        return choices.quick() ? new DrawnHeads(3000, 8, 40) : new DrawnHeads(4000, 10, 60);
    }

    Source source() {
        return CatsDogs.source(train, TEST, SEED);
    }

    /// A network that has seen the training part: the standardized input, then the model's layers.
    ///
    /// @param model its name
    Sequential network(String model) {
        return KNOWN.computeIfAbsent(new Trained(this, model), t -> trained(t.model));
    }

    /// A network that has seen nothing yet.
    Sequential fresh(String model) {
        Dataset data = source().train();
        Map<String, String> settings = model.equals("cnn") ? Map.of("width", "8") : Map.of();
        Layer layers = Models.named(model, data, 2, settings).init(Key.of(SEED));
        return new Sequential(List.of(Fitting.standardize(data), layers));
    }

    private Sequential trained(String model) {
        Source source = source();
        Sequential network = fresh(model);
        TrainConfig config = TrainConfig.DEFAULT
                .epochs(epochs)
                .batchSize(64)
                .learningRate(4e-3)
                .augmentation(Augmentation.parse("flip,shift:4"));
        Task task = Task.of(source.train().target());
        // the best epoch is chosen on pictures of neither part
        Dataset holdOut = CatsDogs.dataset(200, ~SEED ^ 77);
        new Trainer(network, task, source.train(), holdOut, config).run(_ -> {});
        return network;
    }

    /// The share of the test part that a network gets right.
    double accuracy(Layer network) {
        Dataset test = source().test().orElseThrow();
        return new Evaluation(network, Task.of(test.target()))
                .run(test)
                .scores()
                .leading();
    }

    /// Nine directions in cells of 6 × 6 pixels and blocks of 2 × 2 cells, then four levels of each color.
    static double[] hogAndColor(double[] pixels, int height, int width) {
        double[] shapes = new Hog(9, 6, 2).features(pixels, height, width);
        double[] colors = colors(pixels, height, width);
        double[] all = Arrays.copyOf(shapes, shapes.length + colors.length);
        System.arraycopy(colors, 0, all, shapes.length, colors.length);
        return all;
    }

    /// Four levels of each color.
    static double[] colors(double[] pixels, int height, int width) {
        return new ColorHistogram(4).features(pixels);
    }

    /// The features of all pictures, a row each.
    static double[][] rows(Dataset data, Extractor extractor) {
        PictureFormat format = PictureFormat.of(data.inputShape()).orElseThrow();
        float[] x = new float[data.inputShape().intSize()];
        double[] pixels = new double[x.length];
        double[][] rows = new double[data.size()][];
        int plane = format.height() * format.width();
        for (int i = 0; i < rows.length; i++) {
            data.read(i, x, 0, new float[1], 0);
            for (int k = 0; k < x.length; k++) {
                pixels[k % plane * 3 + k / plane] = x[k] / 255;
            }
            rows[i] = extractor.of(pixels, format.height(), format.width());
        }
        return rows;
    }

    static double[] labels(Dataset data) {
        double[] y = new double[data.size()];
        Arrays.setAll(y, data::label);
        return y;
    }

    /// The shares of the training and of the test part that boosting on features gets right.
    double[] boosting(Extractor extractor) {
        Source source = source();
        double[][] x = rows(source.train(), extractor);
        double[] y = labels(source.train());
        Boosting model = Boosting.fit(x, y, Boosting.Task.CLASSIFICATION, new Boosting.Options(trees, 0.1, 4, 20, 1));
        Dataset test = source.test().orElseThrow();
        return new double[] {share(model, x, y), share(model, rows(test, extractor), labels(test))};
    }

    private static double share(Boosting model, double[][] x, double[] y) {
        int right = 0;
        for (int i = 0; i < y.length; i++) {
            double[] p = model.probabilities(x[i]);
            right += (p[1] > p[0] ? 1 : 0) == y[i] ? 1 : 0;
        }
        return (double) right / y.length;
    }
}
