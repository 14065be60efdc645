package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;

/// Adds to each step of `(N, T, C)` a fixed pattern that tells its position: `sin(t/10000^(2i/C))` at the even
/// channels 2i and the cosine at 2i + 1 (Vaswani et al. 2017, arXiv 1706.03762). C is even; sequences may have
/// any length.
public record SinusoidalPositions() implements Parameterless {
    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() < 2 || x.size(-1) % 2 != 0) {
            throw new IllegalArgumentException(
                    "positions: needs sequences (N, T, C) with an even C, not shape " + x.shape());
        }
        return x.add(pattern(x.size(-2), x.size(-1)).cast(x.dtype()));
    }

    private static Tensor pattern(int steps, int channels) {
        Tensor power = Tensor.arange(DType.F64, channels / 2).mul(-2.0 / channels * StrictMath.log(10000));
        Tensor angle = Tensor.arange(DType.F64, steps).expand(1).mul(power.exp()); // (T, C/2)
        return Tensor.concat(2, angle.sin().expand(2), angle.cos().expand(2)).flatten(1);
    }
}
