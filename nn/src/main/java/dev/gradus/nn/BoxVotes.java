package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// One box from what all places of a feature map say: `(N, 5, h, w)` to `(N, 4)`, left, top, width and height as
/// shares of the picture's sides.
///
/// Channel 0 of a place tells how sure it is, channels 1 to 4 where the box lies as seen from the middle of that
/// place. The answer is the mean of the boxes, weighed by the softmax over all places of how sure they are. A
/// convolution that knows an object when it sees one thereby finds it wherever it stands, which a linear layer
/// on a flattened map would have to learn for every place anew.
///
/// `a = Σ pᵢ (xᵢ + aᵢ)`, `b = Σ pᵢ (yᵢ + bᵢ)`, `c = Σ pᵢ cᵢ`, `d = Σ pᵢ dᵢ`
public record BoxVotes() implements Parameterless {
    private static final int CHANNELS = 5;

    @Override
    public Tensor forward(Tensor x) {
        if (x.rank() != 4 || x.size(1) != CHANNELS) {
            throw new IllegalArgumentException(
                    "boxvotes: the input must have shape (n, 5, height, width), not " + x.shape());
        }
        int n = x.size(0);
        int h = x.size(2);
        int w = x.size(3);
        Tensor sure = x.slice(1, 0, 1).reshape(n, 1, h * w).softmax(-1);
        Tensor boxes = x.slice(1, 1, CHANNELS).reshape(n, CHANNELS - 1, h * w);
        return boxes.add(middles(h, w).cast(x.dtype())).mul(sure).sum(-1);
    }

    /// Where the places are: x and y of their middles, and zeros, (1, 4, h · w).
    private static Tensor middles(int h, int w) {
        float[] at = new float[(CHANNELS - 1) * h * w];
        for (int i = 0; i < h * w; i++) {
            int row = i / w;
            int column = i % w;
            at[i] = (column + 0.5f) / w;
            at[h * w + i] = (row + 0.5f) / h;
        }
        return Tensor.of(at, 1, CHANNELS - 1, h * w);
    }
}
