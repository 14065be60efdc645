package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Optional;

/// Samples held as unsigned bytes, as pictures are: a quarter of the memory of floats. Values are 0 to 255.
///
/// @param x the inputs, a row each
/// @param y the targets, one after the other
/// @param names of the samples' files; empty where there are none
record ByteDataset(Shape inputShape, Target target, ByteRows x, float[] y, List<String> names) implements Dataset {
    /// Samples in memory, without names.
    ByteDataset(Shape inputShape, Target target, byte[] x, float[] y) {
        this(inputShape, target, new HeapRows(x), y, List.of());
    }

    @Override
    public int size() {
        return y.length / target.width();
    }

    @Override
    public void read(int index, float[] toX, int xo, float[] toY, int yo) {
        byte[] row = new byte[inputShape.intSize()];
        x.read(index, row);
        for (int i = 0; i < row.length; i++) {
            toX[xo + i] = row[i] & 255;
        }
        int m = target.width();
        System.arraycopy(y, index * m, toY, yo, m);
    }

    @Override
    public int label(int index) {
        return (int) y[index * target.width()];
    }

    @Override
    public Optional<String> name(int index) {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(index));
    }
}
