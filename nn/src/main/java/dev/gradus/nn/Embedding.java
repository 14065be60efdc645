package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;

/// A table of vectors, one for each symbol: numbers (i32) `(…)` to `(…, size)`. The vectors start normal with
/// mean 0 and deviation 1.
///
/// @param weight (count, size)
public record Embedding(Parameter weight) implements Layer {
    /// The blueprint of a table of `count` vectors of a size.
    public static Options of(int count, int size) {
        return new Options(count, size, new Initializer.Normal(1));
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.dtype() != DType.I32) {
            throw new IllegalArgumentException(
                    "embedding: needs numbers of symbols as i32, not " + x.dtype() + ": cast(DType.I32) first");
        }
        return weight.value().take(0, x);
    }

    /// The settings of an embedding.
    public record Options(int count, int size, Initializer weightInit) implements Blueprint<Embedding> {
        /// Checks the sizes.
        public Options {
            Sizes.positive("embedding: count", count);
            Sizes.positive("embedding: size", size);
        }

        /// With other first values.
        public Options weightInit(Initializer value) {
            return new Options(count, size, value);
        }

        @Override
        public Embedding init(Key key) {
            return new Embedding(weightInit.parameter(key, new Fans(size, count), count, size));
        }

        @Override
        public long parameterCount() {
            return (long) count * size;
        }
    }
}
