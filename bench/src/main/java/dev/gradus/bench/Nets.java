package dev.gradus.bench;

import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Blueprint;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.ConvOptions;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.LearnedPositions;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.MultiHeadAttention;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Residual;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import java.util.ArrayList;
import java.util.List;

/// The networks that are compared.
final class Nets {
    private Nets() {}

    static Blueprint<Sequential> tiny() {
        return Sequential.of(Linear.of(2, 16), new Tanh(), Linear.of(16, 16), new Tanh(), Linear.of(16, 1));
    }

    /// A perceptron for pictures of 28 x 28 with hidden layers of one width.
    static Blueprint<Sequential> perceptron(int width, int depth) {
        List<Blueprint<? extends Layer>> layers = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            layers.add(linear(i == 0 ? 784 : width, width));
            layers.add(new Relu());
        }
        layers.add(Linear.of(width, 10));
        return new Sequential.Options(layers);
    }

    /// LeNet-5 with ReLU and max pooling, for pictures of 28 x 28.
    static Blueprint<Sequential> lenet() {
        return Sequential.of(
                Conv2d.of(1, 6, 5).padding(2).weightInit(Initializer.heNormal()),
                new Relu(),
                MaxPool.of(2, 2),
                Conv2d.of(6, 16, 5).weightInit(Initializer.heNormal()),
                new Relu(),
                MaxPool.of(2, 2),
                new Flatten(),
                linear(400, 120),
                new Relu(),
                linear(120, 84),
                new Relu(),
                Linear.of(84, 10));
    }

    /// Six 3 x 3 convolutions of 32 to 128 channels, each with batch normalization, for pictures of 32 x 32.
    static Blueprint<Sequential> vgg() {
        List<Blueprint<? extends Layer>> layers = new ArrayList<>();
        int in = 3;
        for (int out : new int[] {32, 64, 128}) {
            for (int from : new int[] {in, out}) {
                layers.add(convolution(from, out).bias(false));
                layers.add(BatchNorm.of(out));
                layers.add(new Relu());
            }
            layers.add(MaxPool.of(2, 2));
            in = out;
        }
        layers.add(new Flatten());
        layers.add(linear(128 * 4 * 4, 128));
        layers.add(new Relu());
        layers.add(Linear.of(128, 10));
        return new Sequential.Options(layers);
    }

    /// Four 3 x 3 convolutions of 16 to 128 channels, then the four numbers of a box, for pictures of 96 x 96.
    static Blueprint<Sequential> box() {
        List<Blueprint<? extends Layer>> layers = new ArrayList<>();
        int in = 3;
        for (int out : new int[] {16, 32, 64, 128}) {
            layers.add(convolution(in, out));
            layers.add(new Relu());
            layers.add(MaxPool.of(2, 2));
            in = out;
        }
        layers.add(new Flatten());
        layers.add(linear(128 * 6 * 6, 128));
        layers.add(new Relu());
        layers.add(Linear.of(128, 4));
        return new Sequential.Options(layers);
    }

    private static ConvOptions<Conv2d> convolution(int in, int out) {
        return Conv2d.of(in, out, 3).padding(1).weightInit(Initializer.heNormal());
    }

    private static Linear.Options linear(int in, int out) {
        return Linear.of(in, out).weightInit(Initializer.heNormal());
    }

    /// A transformer that predicts the next character, norms first: GPT-2's layers without dropout.
    static Blueprint<Sequential> gpt(int blocks, int heads, int width, int steps, int characters) {
        Initializer normal = new Initializer.Normal(0.02);
        List<Blueprint<? extends Layer>> layers = new ArrayList<>(
                List.of(Embedding.of(characters, width).weightInit(normal), LearnedPositions.of(steps, width)));
        for (int i = 0; i < blocks; i++) {
            layers.add(Residual.of(Sequential.of(
                    LayerNorm.of(width), MultiHeadAttention.of(width, heads).causal())));
            layers.add(Residual.of(Sequential.of(
                    LayerNorm.of(width), Linear.of(width, 4 * width), new Gelu(), Linear.of(4 * width, width))));
        }
        layers.add(LayerNorm.of(width));
        layers.add(Linear.of(width, characters).bias(false).weightInit(normal));
        return new Sequential.Options(layers);
    }
}
