package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.nn.BatchNorm;
import dev.gradus.nn.Blueprint;
import dev.gradus.nn.BoxVotes;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.GlobalAvgPool;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Residual;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The models that go by a name on the command line.
public final class Models {
    /// The names, with what they are.
    public static final Map<String, String> NAMES = new java.util.TreeMap<>(Map.of(
            "gpt-xs", "transformer for text, of nanoGPT's size for CPUs (layers=4, heads=4, width=128, dropout=0)",
            "gpt-xxs", "the same, smaller (layers=2, heads=4, width=64, dropout=0)",
            "linear", "one linear layer",
            "mlp", "linear layers with ReLU between (hidden=128, several as hidden=256x64; dropout=0)",
            "lenet", "LeNet-5 with ReLU and max pooling, for pictures (width=1, dropout=0)",
            "cnn", "3x3 convolutions with batch normalization, pooled until small (width=16, dropout=0)",
            "locator", "residual network whose places vote for the box of the one object in a picture (width=16)",
            "resnet", "residual network with batch normalization, for pictures (width=16, blocks=1)"));

    /// The smallest pictures that convolutions and pooling leave something of, in pixels.
    static final int LEAST_SIDE = 12;

    private static final int MOST_WIDTH = 4096;
    private static final int MOST_BLOCKS = 100;

    private Models() {}

    /// The blueprint of a named model for the samples of a data set.
    ///
    /// @param outputs size of the last layer
    /// @param settings overrides, as listed in [#NAMES]
    /// @throws IllegalArgumentException if the name or a setting is unknown, or the samples do not suit the
    ///     model
    public static Blueprint<? extends Layer> named(
            String name, Dataset data, int outputs, Map<String, String> settings) {
        Blueprint<? extends Layer> model = named(name, data.inputShape(), outputs, settings);
        if (data.vocabulary().isPresent() != model instanceof Gpt.Options) {
            throw new IllegalArgumentException(
                    model instanceof Gpt.Options
                            ? "model " + name
                                    + " reads symbols, and the data is none (the kind text reads any file as characters); try mlp"
                            : "model " + name + " reads quantities, and the data is symbols; try gpt-xs");
        }
        return model instanceof Gpt.Options gpt && data.target() instanceof Target.Classes ? gpt.atLastOnly() : model;
    }

    /// The blueprint of a named model.
    ///
    /// @param input shape of one input
    /// @param outputs size of the last layer
    /// @param settings overrides, as listed in [#NAMES]
    /// @throws IllegalArgumentException if the name or a setting is unknown, or the input does not suit the
    ///     model
    public static Blueprint<? extends Layer> named(
            String name, Shape input, int outputs, Map<String, String> settings) {
        Settings s = new Settings(name, settings);
        Blueprint<? extends Layer> model = switch (name) {
            case "linear" -> Sequential.of(flat(), Linear.of(input.intSize(), outputs));
            case "mlp" -> mlp(input, outputs, s);
            case "lenet" -> lenet(picture(name, input), outputs, s);
            case "cnn" -> cnn(picture(name, input), outputs, s);
            case "resnet" -> resnet(picture(name, input), outputs, s);
            case "locator" -> locator(picture(name, input), outputs, s);
            case "gpt-xs" -> gpt(input, outputs, 4, 128, s);
            case "gpt-xxs" -> gpt(input, outputs, 2, 64, s);
            default ->
                throw new IllegalArgumentException(
                        "no model is named '" + name + "'; there are " + String.join(", ", NAMES.keySet()));
        };
        s.requireAllUsed();
        requireRoom(name, model);
        return model;
    }

    /// Refuses at once what would fill the memory with its parameters alone, before minutes go into making
    /// them.
    private static void requireRoom(String name, Blueprint<?> model) {
        double bytes = 4.0 * model.parameterCount();
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "model %s would have %,d parameters (%,.0f MB), more than the memory of %,d MB: make it smaller",
                    name,
                    model.parameterCount(),
                    bytes / (1 << 20),
                    heap >> 20));
        }
    }

    private static Shape picture(String name, Shape input) {
        if (input.rank() != 3 || input.size(1) < LEAST_SIDE || input.size(2) < LEAST_SIDE) {
            throw new IllegalArgumentException("model " + name
                    + " needs pictures of at least 12 x 12 pixels, not inputs of shape " + input + "; try mlp");
        }
        return input;
    }

    private static Blueprint<? extends Layer> flat() {
        return fixed(new Flatten());
    }

    /// A layer without parameters as a blueprint.
    private static Blueprint<Layer> fixed(Layer layer) {
        return new Fixed(layer);
    }

    private record Fixed(Layer layer) implements Blueprint<Layer> {
        @Override
        public Layer init(dev.gradus.tensor.Key key) {
            return layer;
        }

        @Override
        public long parameterCount() {
            return 0;
        }
    }

    private static Blueprint<? extends Layer> mlp(Shape input, int outputs, Settings s) {
        double dropout = s.share("dropout", 0);
        List<Blueprint<? extends Layer>> layers = new ArrayList<>(List.of(flat()));
        int in = input.intSize();
        for (int hidden : s.sizes("hidden", "128")) {
            layers.add(Linear.of(in, hidden).weightInit(Initializer.heNormal()));
            layers.add(fixed(new Relu()));
            drop(layers, dropout);
            in = hidden;
        }
        layers.add(Linear.of(in, outputs));
        return new Sequential.Options(layers);
    }

    private static void drop(List<Blueprint<? extends Layer>> layers, double dropout) {
        if (dropout > 0) {
            layers.add(fixed(new Dropout(dropout)));
        }
    }

    private static Blueprint<? extends Layer> lenet(Shape input, int outputs, Settings s) {
        int width = s.whole("width", 1, MOST_WIDTH);
        double dropout = s.share("dropout", 0);
        int h = (input.size(1) / 2 - 4) / 2;
        int w = (input.size(2) / 2 - 4) / 2;
        List<Blueprint<? extends Layer>> layers = new ArrayList<>(List.of(
                Conv2d.of(input.size(0), 6 * width, 5).padding(2).weightInit(Initializer.heNormal()),
                fixed(new Relu()),
                fixed(MaxPool.of(2, 2)),
                Conv2d.of(6 * width, 16 * width, 5).weightInit(Initializer.heNormal()),
                fixed(new Relu()),
                fixed(MaxPool.of(2, 2)),
                flat(),
                Linear.of(16 * width * h * w, 120 * width).weightInit(Initializer.heNormal()),
                fixed(new Relu())));
        drop(layers, dropout);
        layers.add(Linear.of(120 * width, 84 * width).weightInit(Initializer.heNormal()));
        layers.add(fixed(new Relu()));
        drop(layers, dropout);
        layers.add(Linear.of(84 * width, outputs));
        return new Sequential.Options(layers);
    }

    private static Blueprint<? extends Layer> cnn(Shape input, int outputs, Settings s) {
        int width = s.whole("width", 16, MOST_WIDTH);
        double dropout = s.share("dropout", 0);
        List<Blueprint<? extends Layer>> layers = new ArrayList<>();
        int in = input.size(0);
        int h = input.size(1);
        int w = input.size(2);
        int out = width;
        while (Math.min(h, w) >= 6) {
            layers.add(convolution(in, out, 3, 1));
            layers.add(BatchNorm.of(out));
            layers.add(fixed(new Relu()));
            layers.add(fixed(MaxPool.of(2, 2)));
            in = out;
            out = Math.min(2 * out, 8 * width);
            h /= 2;
            w /= 2;
        }
        layers.add(flat());
        layers.add(Linear.of(in * h * w, 8 * width).weightInit(Initializer.heNormal()));
        layers.add(fixed(new Relu()));
        drop(layers, dropout);
        layers.add(Linear.of(8 * width, outputs));
        return new Sequential.Options(layers);
    }

    private static Blueprint<? extends Layer> resnet(Shape input, int outputs, Settings s) {
        int width = s.whole("width", 16, MOST_WIDTH);
        int blocks = s.whole("blocks", 1, MOST_BLOCKS);
        List<Blueprint<? extends Layer>> layers = new ArrayList<>(
                List.of(convolution(input.size(0), width, 3, 1), BatchNorm.of(width), fixed(new Relu())));
        int in = width;
        for (int stage = 0; stage < 3; stage++) {
            int out = width << stage;
            for (int b = 0; b < blocks; b++) {
                int stride = stage > 0 && b == 0 ? 2 : 1;
                layers.add(block(in, out, stride));
                layers.add(fixed(new Relu()));
                in = out;
            }
        }
        layers.add(fixed(new GlobalAvgPool()));
        layers.add(Linear.of(in, outputs));
        return new Sequential.Options(layers);
    }

    /// An eighth of the picture's side is as far as places go apart, and as near as they can tell each other.
    private static Blueprint<? extends Layer> locator(Shape input, int outputs, Settings s) {
        if (outputs != 4) {
            throw new IllegalArgumentException(
                    "model locator finds a box, 4 numbers, and the data asks for " + outputs);
        }
        int width = s.whole("width", 16, MOST_WIDTH);
        List<Blueprint<? extends Layer>> layers = new ArrayList<>();
        rectified(layers, input.size(0), width, 5, 2);
        rectified(layers, width, 2 * width, 3, 2);
        rectified(layers, 2 * width, 2 * width, 3, 1);
        rectified(layers, 2 * width, 4 * width, 3, 2);
        for (int b = 0; b < 3; b++) {
            layers.add(block(4 * width, 4 * width, 1));
            layers.add(fixed(new Relu()));
        }
        layers.add(Conv2d.of(4 * width, 5, 1));
        layers.add(new BoxVotes());
        return new Sequential.Options(layers);
    }

    private static void rectified(List<Blueprint<? extends Layer>> layers, int in, int out, int kernel, int stride) {
        layers.add(convolution(in, out, kernel, stride));
        layers.add(BatchNorm.of(out));
        layers.add(fixed(new Relu()));
    }

    private static Blueprint<? extends Layer> gpt(Shape input, int symbols, int layers, int width, Settings s) {
        if (input.rank() != 1) {
            throw new IllegalArgumentException("model " + s.model() + " reads symbols, not inputs of shape " + input);
        }
        return new Gpt.Options(
                symbols,
                input.size(0),
                s.whole("layers", layers, MOST_BLOCKS),
                s.whole("heads", 4, MOST_WIDTH),
                s.whole("width", width, MOST_WIDTH),
                s.share("dropout", 0),
                false);
    }

    private static Blueprint<? extends Layer> block(int in, int out, int stride) {
        Residual.Options block = Residual.of(Sequential.of(
                convolution(in, out, 3, stride),
                BatchNorm.of(out),
                fixed(new Relu()),
                convolution(out, out, 3, 1),
                BatchNorm.of(out)));
        return in == out && stride == 1
                ? block
                : block.shortcut(Sequential.of(convolution(in, out, 1, stride), BatchNorm.of(out)));
    }

    /// A convolution that keeps the size but for its stride, without bias, as batch normalization follows.
    private static Blueprint<? extends Layer> convolution(int in, int out, int kernel, int stride) {
        return Conv2d.of(in, out, kernel)
                .padding(kernel / 2)
                .stride(stride)
                .bias(false)
                .weightInit(Initializer.heNormal());
    }
}
