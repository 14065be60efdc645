package dev.gradus.data;

import dev.gradus.tensor.Shape;

/// Samples held as unsigned bytes, as pictures are: a quarter of the memory of floats. Values are 0 to 255.
record ByteDataset(Shape inputShape, Target target, byte[] x, float[] y) implements Dataset {
    @Override
    public int size() {
        return y.length / target.width();
    }

    @Override
    public void read(int index, float[] toX, int xo, float[] toY, int yo) {
        int n = inputShape.intSize();
        int m = target.width();
        int from = index * n;
        for (int i = 0; i < n; i++) {
            toX[xo + i] = x[from + i] & 255;
        }
        System.arraycopy(y, index * m, toY, yo, m);
    }

    @Override
    public int label(int index) {
        return (int) y[index * target.width()];
    }
}
