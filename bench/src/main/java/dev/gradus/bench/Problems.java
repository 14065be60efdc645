package dev.gradus.bench;

import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;

/// What the networks train on: random numbers, as speed does not depend on them, the same every time.
final class Problems {
    static final Adam ADAM_W = Adam.W;

    private static final int CHARACTERS = 65;
    private static final int WIDTH = 128;

    private Problems() {}

    /// Normal numbers.
    static Tensor data(int... shape) {
        return evaluated(Key.of(2).normal(shape));
    }

    private static Tensor labels(int classes, int... shape) {
        return evaluated(Key.of(3).integers(classes, shape));
    }

    private static Tensor evaluated(Tensor x) {
        Tensor.eval(x);
        return x;
    }

    static Problem tiny(int batch) {
        return new Problem(
                Nets.tiny().init(Key.of(1)),
                data(batch, 2),
                data(batch, 1),
                Loss.MEAN_SQUARE,
                Sgd.DEFAULT.momentum(0),
                0.05f);
    }

    static Problem perceptron(int batch) {
        return perceptron(batch, 512, 2);
    }

    static Problem perceptron(int batch, int width, int depth) {
        return new Problem(
                Nets.perceptron(width, depth).init(Key.of(1)),
                data(batch, 784),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    static Problem lenet(int batch) {
        return new Problem(
                Nets.lenet().init(Key.of(1)),
                data(batch, 1, 28, 28),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    static Problem vgg(int batch) {
        return new Problem(
                Nets.vgg().init(Key.of(1)),
                data(batch, 3, 32, 32),
                labels(10, batch),
                Loss.CROSS_ENTROPY,
                Sgd.DEFAULT,
                0.01f);
    }

    static Problem box(int batch) {
        return new Problem(
                Nets.box().init(Key.of(1)), data(batch, 3, 96, 96), data(batch, 4), Loss.HUBER, Adam.DEFAULT, 1e-3f);
    }

    static Problem gpt(int batch, int steps) {
        return new Problem(
                Nets.gpt(4, 4, WIDTH, steps, CHARACTERS).init(Key.of(1)),
                labels(CHARACTERS, batch, steps),
                labels(CHARACTERS, batch * steps),
                Loss.SEQUENCE_CROSS_ENTROPY,
                ADAM_W,
                1e-3f);
    }
}
