package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.Optional;

/// A residual connection: `body(x) + x`, or `body(x) + shortcut(x)` where shapes change (He et al. 2015, arXiv
/// 1512.03385).
public record Residual(Layer body, Optional<Layer> shortcut) implements Layer {
    /// `body(x) + x`.
    public Residual(Layer body) {
        this(body, Optional.empty());
    }

    /// The blueprint of `body(x) + x`.
    public static Options of(Blueprint<? extends Layer> body) {
        return new Options(body, Optional.empty());
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor through = shortcut.map(layer -> layer.forward(x)).orElse(x);
        Tensor y = body.forward(x);
        if (!y.shape().equals(through.shape())) {
            throw new IllegalArgumentException("residual: the body gives " + y.shape() + ", but the shortcut "
                    + through.shape() + ": give the shortcut a layer that changes the shape");
        }
        return y.add(through);
    }

    /// The blueprints of a residual connection's parts.
    public record Options(Blueprint<? extends Layer> body, Optional<Blueprint<? extends Layer>> shortcut)
            implements Blueprint<Residual> {
        /// With a layer in the shortcut.
        public Options shortcut(Blueprint<? extends Layer> value) {
            return new Options(body, Optional.of(value));
        }

        @Override
        public Residual init(Key key) {
            return new Residual(body.init(key.fold(0)), shortcut.map(layer -> layer.init(key.fold(1))));
        }

        @Override
        public long parameterCount() {
            return body.parameterCount()
                    + shortcut.map(Blueprint::parameterCount).orElse(0L);
        }
    }
}
