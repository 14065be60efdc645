package dev.gradus.lessons;

import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// A small network that parts the points of a plane into two classes, for the lessons on what neurons can do.
final class PlaneNet {
    /// Samples to learn from, and as many to test.
    static final int POINTS = 200;

    private static final int STEPS = 600;

    private final Layer net;

    /// Turns an activation into a layer.
    record Activation(UnaryOperator<Tensor> function) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return function.apply(x);
        }
    }

    private PlaneNet(Layer net) {
        this.net = net;
    }

    /// Trains on all points at once by Adam.
    ///
    /// @param hidden the widths of the hidden layers; none for a linear model
    static PlaneNet train(Dataset data, UnaryOperator<Tensor> activation, long seed, int... hidden) {
        Key key = Key.of(seed);
        List<Layer> layers = new ArrayList<>();
        int width = 2;
        for (int i = 0; i < hidden.length; i++) {
            layers.add(Linear.of(width, hidden[i]).init(key.fold(i)));
            layers.add(new Activation(activation));
            width = hidden[i];
        }
        layers.add(Linear.of(width, 1).init(key.fold(hidden.length)));
        Layer net = new Sequential(layers.toArray(Layer[]::new));
        Updater updater = Updater.of(net, Adam.DEFAULT);
        Step step = Step.capture(in -> {
            Tensor loss = Losses.binaryCrossEntropy(net.forward(in.get(0)), in.get(1));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        Tensor[] xy = tensors(data);
        for (int i = 0; i < STEPS; i++) {
            step.run(xy[0], xy[1], Tensor.scalar(0.03f));
        }
        return new PlaneNet(net);
    }

    private static Tensor[] tensors(Dataset data) {
        float[] x = new float[2 * data.size()];
        float[] y = new float[data.size()];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 2 * i, y, i);
        }
        return new Tensor[] {Tensor.of(x, data.size(), 2), Tensor.of(y, data.size(), 1)};
    }

    /// The share of points in their class.
    double accuracy(Dataset data) {
        Tensor[] xy = tensors(data);
        float[] scores = net.forward(xy[0]).reshape(data.size()).toFloatArray();
        float[] classes = xy[1].toFloatArray();
        int right = 0;
        for (int i = 0; i < scores.length; i++) {
            right += scores[i] > 0 == classes[i] > 0.5 ? 1 : 0;
        }
        return (double) right / scores.length;
    }

    /// The accuracies on fresh points over seeds, ascending.
    static double[] accuracies(Sets sets, UnaryOperator<Tensor> activation, int seeds, int... hidden) {
        double[] all = new double[seeds];
        for (int seed = 0; seed < seeds; seed++) {
            Source source = sets.of(seed);
            all[seed] = train(source.train(), activation, seed, hidden)
                    .accuracy(source.test().orElseThrow());
        }
        Arrays.sort(all);
        return all;
    }

    /// Where points come from.
    @FunctionalInterface
    interface Sets {
        /// The points of a seed.
        Source of(long seed);
    }

    /// The plane in the colors of the answers, with the points on it.
    Figure picture(Words title, Dataset data, double reach) {
        int side = 48;
        float[] grid = new float[2 * side * side];
        for (int i = 0; i < side * side; i++) {
            int row = i / side;
            int column = i % side;
            grid[2 * i] = (float) (reach * (2 * (column + 0.5) / side - 1));
            grid[2 * i + 1] = (float) (reach * (2 * (row + 0.5) / side - 1));
        }
        float[] p = net.forward(Tensor.of(grid, side * side, 2))
                .sigmoid()
                .reshape(side * side)
                .toFloatArray();
        List<List<Double>> rows = new ArrayList<>();
        for (int r = 0; r < side; r++) {
            List<Double> row = new ArrayList<>();
            for (int c = 0; c < side; c++) {
                row.add((double) p[r * side + c]);
            }
            rows.add(row);
        }
        return new Figure.Heat(
                title,
                new Figure.Area(-reach, reach, -reach, reach),
                rows,
                List.of(dots(data, 0, reach), dots(data, 1, reach)),
                List.of());
    }

    private static Curve dots(Dataset data, int label, double reach) {
        Tensor[] xy = tensors(data);
        float[] x = xy[0].toFloatArray();
        float[] y = xy[1].toFloatArray();
        List<double[]> own = new ArrayList<>();
        for (int i = 0; i < y.length; i++) {
            if (y[i] == label && Math.max(Math.abs(x[2 * i]), Math.abs(x[2 * i + 1])) <= reach) {
                own.add(new double[] {x[2 * i], x[2 * i + 1]});
            }
        }
        return Curve.dots(
                new Words("класс " + label, "class " + label),
                own.stream().mapToDouble(q -> q[0]).toArray(),
                own.stream().mapToDouble(q -> q[1]).toArray());
    }
}
