package dev.gradus.train;

import dev.gradus.nn.Blueprint;
import dev.gradus.nn.Dropout;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.LayerNorm;
import dev.gradus.nn.LearnedPositions;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// A transformer that tells the next symbol from those before it, of GPT-2's build (Radford et al. 2019):
/// blocks that normalize first, trained positions, and one table both for reading symbols and for scoring them.
/// Linear layers have no biases.
///
/// @param symbols vectors of the symbols
/// @param positions added to them
/// @param blocks in order
/// @param norm what the last block's results go through
/// @param dropout what drops the sums of vectors and positions in training
/// @param lastOnly whether only the symbol after the last step is asked for
public record Gpt(
        Embedding symbols,
        LearnedPositions positions,
        List<GptBlock> blocks,
        LayerNorm norm,
        Dropout dropout,
        boolean lastOnly)
        implements Layer {
    /// Keeps a copy of the blocks.
    public Gpt {
        blocks = List.copyOf(blocks);
    }

    /// Scores of the symbol after each step.
    ///
    /// @param x numbers of symbols (N, T)
    /// @return (N, T, symbols), or (N, symbols) if only the last step is asked for
    @Override
    public Tensor forward(Tensor x) {
        Tensor y = dropout.forward(positions.forward(symbols.forward(x.cast(DType.I32))));
        for (GptBlock block : blocks) {
            y = block.forward(y);
        }
        Tensor asked = lastOnly ? y.slice(1, y.size(1) - 1, y.size(1)).squeeze(1) : y;
        return norm.forward(asked).matmul(symbols.weight().value().transpose());
    }

    /// The sizes of a transformer.
    ///
    /// @param symbols number of symbols
    /// @param longest most steps that it reads at once
    /// @param layers number of blocks
    /// @param heads of each block's attention
    /// @param width size of the vectors
    /// @param dropout rate
    /// @param lastOnly whether only the symbol after the last step is asked for
    public record Options(int symbols, int longest, int layers, int heads, int width, double dropout, boolean lastOnly)
            implements Blueprint<Gpt> {
        /// Checks that heads divide the width.
        public Options {
            if (width % heads != 0) {
                throw new IllegalArgumentException(
                        "gpt: " + heads + " heads do not divide a width of " + width + " evenly");
            }
        }

        /// With only the symbol after the last step asked for.
        public Options atLastOnly() {
            return new Options(symbols, longest, layers, heads, width, dropout, true);
        }

        @Override
        public Gpt init(Key key) {
            return new Gpt(
                    Embedding.of(symbols, width)
                            .weightInit(new Initializer.Normal(0.02))
                            .init(key.fold(0)),
                    LearnedPositions.of(longest, width).init(key.fold(1)),
                    IntStream.range(0, layers)
                            .mapToObj(i -> GptBlock.init(width, heads, layers, dropout, key.fold(2 + i)))
                            .toList(),
                    LayerNorm.of(width).init(key),
                    new Dropout(dropout),
                    lastOnly);
        }

        @Override
        public long parameterCount() {
            long block = 12L * width * width + 4L * width;
            return (long) width * (symbols + longest) + layers * block + 2L * width;
        }
    }
}
