package dev.gradus.bench;

import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.IntFunction;

/// A comparison that goes by a name.
///
/// @param name as on the command line
/// @param kind what is repeated
/// @param must the least ratio that is good enough
/// @param batch examples at once
/// @param problem makes the work for a batch; equal weights and data every time
public record Workload(String name, Kind kind, double must, int batch, IntFunction<Problem> problem) {
    /// What is repeated.
    public enum Kind {
        /// Forward, backward, update.
        TRAIN,
        /// Forward only.
        INFER
    }

    private record Net(String name, double must, int batch, IntFunction<Problem> problem) {}

    private static final List<Net> NETS = List.of(
            new Net("tiny-mlp", 10, 32, Workload::tiny),
            new Net("mlp", 0.9, 128, Workload::perceptron),
            new Net("lenet", 1.3, 128, Workload::lenet),
            new Net("vgg", 1.0, 64, Workload::vgg),
            new Net("box", 1.0, 32, Workload::box));

    /// All comparisons: training of each network, then inference of one example and of 32.
    public static List<Workload> all() {
        List<Workload> all = new java.util.ArrayList<>();
        for (Net n : NETS) {
            all.add(new Workload(n.name, Kind.TRAIN, n.must, n.batch, n.problem));
        }
        for (Net n : NETS) {
            for (int batch : new int[] {1, 32}) {
                all.add(new Workload(n.name + "-infer-" + batch, Kind.INFER, 1.0, batch, n.problem));
            }
        }
        return all;
    }

    /// The comparison of a name.
    ///
    /// @throws IllegalArgumentException listing the names if there is none
    public static Workload named(String name) {
        return all().stream()
                .filter(w -> w.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark is named '" + name + "'; there are "
                        + String.join(", ", all().stream().map(Workload::name).toList())));
    }

    private static Tensor data(int... shape) {
        Tensor x = Key.of(2).normal(shape);
        Tensor.eval(x);
        return x;
    }

    private static Tensor labels(int classes, int n) {
        Tensor y = Key.of(3).integers(classes, n);
        Tensor.eval(y);
        return y;
    }

    private static Problem tiny(int batch) {
        return new Problem(
                Nets.tiny().init(Key.of(1)),
                data(batch, 2),
                data(batch, 1),
                Loss.MEAN_SQUARE,
                Sgd.DEFAULT.momentum(0),
                0.05f);
    }

    private static Problem perceptron(int batch) {
        return new Problem(
                Nets.perceptron().init(Key.of(1)),
                data(batch, 784),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    private static Problem lenet(int batch) {
        return new Problem(
                Nets.lenet().init(Key.of(1)),
                data(batch, 1, 28, 28),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    private static Problem vgg(int batch) {
        return new Problem(
                Nets.vgg().init(Key.of(1)),
                data(batch, 3, 32, 32),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    private static Problem box(int batch) {
        return new Problem(
                Nets.box().init(Key.of(1)), data(batch, 3, 96, 96), data(batch, 4), Loss.HUBER, Adam.DEFAULT, 1e-3f);
    }
}
