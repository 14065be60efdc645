package dev.gradus.data;

import dev.gradus.tensor.Shape;

/// Samples held as floats.
record FloatDataset(Shape inputShape, Target target, float[] x, float[] y) implements Dataset {
    @Override
    public int size() {
        return y.length / target.width();
    }

    @Override
    public void read(int index, float[] toX, int xo, float[] toY, int yo) {
        int n = inputShape.intSize();
        int m = target.width();
        System.arraycopy(x, index * n, toX, xo, n);
        System.arraycopy(y, index * m, toY, yo, m);
    }

    @Override
    public int label(int index) {
        return (int) y[index * target.width()];
    }
}
