package dev.gradus.train;

import dev.gradus.nn.Dropout;
import dev.gradus.nn.Gelu;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MultiHeadAttention;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;

/// One block of a [Gpt]: attention to the steps before, then two linear layers for each step alone, each part
/// normalizing its input and adding to it.
///
/// @param attentionNorm what attention reads goes through
/// @param attention of each step to itself and the steps before it
/// @param linearNorm what the linear layers read goes through
/// @param widen (C) to (4·C)
/// @param narrow (4·C) to (C)
/// @param dropout what drops the results of both parts in training
public record GptBlock(
        LayerNorm attentionNorm,
        MultiHeadAttention attention,
        LayerNorm linearNorm,
        Linear widen,
        Linear narrow,
        Dropout dropout)
        implements Layer {
    private static final double DEVIATION = 0.02;
    private static final Gelu GELU = new Gelu(false);

    /// A fresh block with GPT-2's first values: all weights normal with deviation 0.02, those whose results are
    /// added to the sum of `layers` blocks smaller by √(2·layers).
    static GptBlock init(int width, int heads, int layers, double dropout, Key key) {
        double last = DEVIATION / Math.sqrt(2.0 * layers);
        MultiHeadAttention attention = new MultiHeadAttention(
                linear(width, width, DEVIATION, key.fold(0)),
                linear(width, width, DEVIATION, key.fold(1)),
                linear(width, width, DEVIATION, key.fold(2)),
                linear(width, width, last, key.fold(3)),
                heads,
                heads,
                true,
                new Dropout(dropout));
        return new GptBlock(
                LayerNorm.of(width).init(key),
                attention,
                LayerNorm.of(width).init(key),
                linear(width, 4 * width, DEVIATION, key.fold(4)),
                linear(4 * width, width, last, key.fold(5)),
                new Dropout(dropout));
    }

    private static Linear linear(int in, int out, double deviation, Key key) {
        return Linear.of(in, out)
                .bias(false)
                .weightInit(new Initializer.Normal(deviation))
                .init(key);
    }

    /// `(N, T, C)` to `(N, T, C)`.
    @Override
    public Tensor forward(Tensor x) {
        Tensor seen = x.add(dropout.forward(attention.forward(attentionNorm.forward(x))));
        Tensor wide = GELU.forward(widen.forward(linearNorm.forward(seen)));
        return seen.add(dropout.forward(narrow.forward(wide)));
    }
}
