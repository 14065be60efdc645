package dev.gradus.lessons;

import dev.gradus.classic.LeastSquares;
import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.nn.AdaptiveAvgPool;
import dev.gradus.nn.Layer;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// L48: every layer extracts features from those before it: a linear model on a layer's outputs tells more the
/// deeper the layer is (Alain and Bengio, arXiv 1610.01644).
///
/// @param network the network whose layers are asked
public record LinearProbes(Learning network) implements Lesson {
    private static final int TRAIN = 1200;
    private static final double LAMBDA = 10;

    /// The trained network of the lessons on cats and dogs.
    public LinearProbes() {
        this(Learning.ALL);
    }

    /// How much the network has learned.
    public enum Learning {
        /// Nothing: its weights are those of the beginning.
        NONE,
        /// All that it can.
        ALL
    }

    @Override
    public Item item() {
        return new Item(
                "L48",
                new Words("Каждый слой извлекает новые признаки", "Every layer extracts new features"),
                new Words(
                        "Сеть обучена отличать нарисованных кошек от собак. К выходам каждого слоя подгоняем линейную "
                                + "модель: по пикселям она угадывает, по первым слоям почти угадывает, а чем глубже слой, "
                                + "тем больше по его выходам видно.",
                        "The network has learned to tell drawn cats from dogs. A linear model is fitted to each layer's "
                                + "outputs: on pixels it guesses, on the first layers nearly so, and the deeper the layer, "
                                + "the more its outputs tell."),
                "aₖ = argmin ‖w·hₖ(x) − y‖²,  hₖ = fₖ(hₖ₋₁)");
    }

    @Override
    public Outcome compute(Choices choices) {
        DrawnHeads heads = DrawnHeads.of(choices);
        Sequential whole = network == Learning.ALL ? heads.network("cnn") : heads.fresh("cnn");
        Source source = heads.source();
        Tensor learned = inputs(source.train(), TRAIN);
        Dataset test = source.test().orElseThrow();
        Tensor asked = inputs(test, test.size());
        double[] y = DrawnHeads.labels(source.train());
        double[] truth = DrawnHeads.labels(test);
        List<String> names = new ArrayList<>();
        List<Double> accuracies = new ArrayList<>();
        List<Layer> layers = new ArrayList<>();
        layers.add(whole.layers().getFirst());
        names.add("x");
        accuracies.add(probe(new Sequential(layers), learned, y, asked, truth));
        for (Layer layer : ((Sequential) whole.layers().getLast()).layers()) {
            layers.add(layer);
            if (layer instanceof MaxPool) {
                names.add("h" + names.size());
                accuracies.add(probe(new Sequential(layers), learned, y, asked, truth));
            }
        }
        double first = accuracies.getFirst();
        double last = accuracies.getLast();
        Outcome outcome = new Outcome()
                .figure(Figure.Bars.of(
                        new Words(
                                "Линейная модель на выходах слоя: доля верных",
                                "A linear model on a layer's outputs: accuracy"),
                        names,
                        accuracies))
                .near(new Words("слоёв с пикселями", "layers, pixels included"), accuracies.size(), 4, 0)
                .between(new Words("пиксели: почти монетка", "pixels: nearly a coin"), first, 0.4, 0.6);
        for (int k = 1; k < accuracies.size(); k++) {
            outcome.between(
                    new Words("слой " + k + " не хуже прежнего", "layer " + k + " is no worse than the one before"),
                    accuracies.get(k) - accuracies.get(k - 1),
                    -0.03,
                    0.5);
        }
        return outcome.between(
                new Words("от пикселей до последнего слоя", "from pixels to the last layer"), last - first, 0.18, 0.5);
    }

    private static Tensor inputs(Dataset data, int count) {
        int n = data.inputShape().intSize();
        float[] x = new float[count * n];
        for (int i = 0; i < count; i++) {
            data.read(i, x, i * n, new float[1], 0);
        }
        Shape shape = data.inputShape();
        return Tensor.of(x, count, shape.size(0), shape.size(1), shape.size(2));
    }

    /// The share of test pictures that a linear model on a layer's outputs, averaged over 4 × 4 places, gets right.
    private static double probe(Layer layers, Tensor learned, double[] labels, Tensor asked, double[] truth) {
        double[][] x = features(layers, learned);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * labels[i] - 1;
        }
        double[] w = LeastSquares.ridge(x, y, LAMBDA, 0);
        double[][] fresh = features(layers, asked);
        int right = 0;
        for (int i = 0; i < fresh.length; i++) {
            right += (LeastSquares.answer(w, fresh[i]) > 0 ? 1 : 0) == truth[i] ? 1 : 0;
        }
        return (double) right / fresh.length;
    }

    /// Rows of a one and the averaged outputs.
    private static double[][] features(Layer layers, Tensor x) {
        double[][] rows = new double[x.size(0)][];
        int batch = 200;
        for (int from = 0; from < rows.length; from += batch) {
            Tensor pooled = AdaptiveAvgPool.of(4, 4)
                    .forward(layers.forward(x.slice(0, from, Math.min(rows.length, from + batch))))
                    .flatten(1);
            double[] all = pooled.toDoubleArray();
            int d = pooled.size(1);
            for (int i = 0; i < pooled.size(0); i++) {
                rows[from + i] = new double[d + 1];
                rows[from + i][0] = 1;
                System.arraycopy(all, i * d, rows[from + i], 1, d);
            }
        }
        return rows;
    }
}
