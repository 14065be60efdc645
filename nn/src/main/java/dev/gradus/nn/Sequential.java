package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Layers one after another.
///
/// ```java
/// Sequential model = Sequential.of(
///         Conv2d.of(1, 8, 5).padding(2), new Relu(), MaxPool.of(2, 2), new Flatten(), Linear.of(8 * 14 * 14, 10))
///     .init(Key.of(1));
/// ```
public record Sequential(List<Layer> layers) implements Layer {
    /// Keeps a copy of the list.
    public Sequential {
        layers = List.copyOf(layers);
    }

    /// Finished layers one after another.
    public Sequential(Layer... layers) {
        this(List.of(layers));
    }

    /// The blueprint of layers one after another, from theirs.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Options of(Blueprint<? extends Layer>... layers) {
        return new Options(List.of(layers));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor y = x;
        for (Layer layer : layers) {
            y = layer.forward(y);
        }
        return y;
    }

    /// The blueprints of layers one after another.
    public record Options(List<Blueprint<? extends Layer>> layers) implements Blueprint<Sequential> {
        /// Keeps a copy of the list.
        public Options {
            layers = List.copyOf(layers);
        }

        /// Each layer gets a key of its own by its position.
        @Override
        public Sequential init(Key key) {
            List<Layer> made = new ArrayList<>();
            for (Blueprint<? extends Layer> layer : layers) {
                made.add(layer.init(key.fold(made.size())));
            }
            return new Sequential(made);
        }

        @Override
        public long parameterCount() {
            return layers.stream().mapToLong(Blueprint::parameterCount).sum();
        }
    }
}
