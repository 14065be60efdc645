package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// Adds to each step of `(N, T, C)` a trained vector that tells its position. The vectors start normal with
/// deviation 0.02.
///
/// @param weight (longest, C)
public record LearnedPositions(Parameter weight) implements Layer {
    /// The blueprint for sequences of up to `longest` steps of vectors of a size.
    public static Options of(int longest, int size) {
        return new Options(longest, size);
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() < 2 || x.size(-2) > weight.shape().size(0)) {
            throw new IllegalArgumentException("positions: needs sequences (N, T, C) of at most "
                    + weight.shape().size(0) + " steps, not shape " + x.shape());
        }
        return x.add(weight.value().slice(0, 0, x.size(-2)));
    }

    /// The settings of trained positions.
    public record Options(int longest, int size) implements Blueprint<LearnedPositions> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("positions: longest", longest);
            Sizes.positive("positions: size", size);
        }

        @Override
        public LearnedPositions init(Key key) {
            return new LearnedPositions(
                    new Initializer.Normal(0.02).parameter(key, new Fans(size, size), longest, size));
        }

        @Override
        public long parameterCount() {
            return (long) longest * size;
        }
    }
}
