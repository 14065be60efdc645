package dev.gradus.exec;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;

/// Gather and scatter-add.
final class ReferenceIndexing {
    private ReferenceIndexing() {}

    static void gather(int axis, boolean along, Operand x, Operand index, Operand out) {
        Shape s = x.type().shape();
        int outer = s.slice(0, axis).intSize();
        int inner = s.slice(axis + 1, s.rank()).intSize();
        int size = s.size(axis);
        if (along) {
            int n = index.type().shape().size(axis);
            for (int i = 0; i < outer * n * inner; i++) {
                int row = i / (n * inner);
                int p = position("gather", index.storage(), i, size, axis);
                ReferenceMachine.copy(x.storage(), (row * size + p) * inner + i % inner, out.storage(), i, 1);
            }
        } else {
            int n = index.type().shape().intSize();
            for (int o = 0; o < outer; o++) {
                for (int k = 0; k < n; k++) {
                    int p = position("gather", index.storage(), k, size, axis);
                    ReferenceMachine.copy(
                            x.storage(), (o * size + p) * inner, out.storage(), (o * n + k) * inner, inner);
                }
            }
        }
    }

    static void scatterAdd(int axis, boolean along, Operand updates, Operand index, Operand out) {
        Shape s = out.type().shape();
        int outer = s.slice(0, axis).intSize();
        int inner = s.slice(axis + 1, s.rank()).intSize();
        int size = s.size(axis);
        boolean real = s.size() > 0 && out.type().dtype().isFloat();
        double[] sums = new double[real ? s.intSize() : 0];
        long[] whole = new long[real ? 0 : s.intSize()];
        int n = along ? updates.type().shape().size(axis) : index.type().shape().intSize();
        for (int i = 0; i < outer * n * inner; i++) {
            int row = i / (n * inner);
            int p = position("scatteradd", index.storage(), along ? i : i / inner % n, size, axis);
            int at = (row * size + p) * inner + i % inner;
            if (real) {
                sums[at] += updates.storage().getDouble(i);
            } else {
                whole[at] += updates.storage().getLong(i);
            }
        }
        for (int i = 0; i < s.intSize(); i++) {
            if (real) {
                out.storage().setDouble(i, sums[i]);
            } else {
                out.storage().setLong(i, whole[i]);
            }
        }
    }

    private static int position(String op, Storage index, int i, int size, int axis) {
        int p = (int) index.getLong(i);
        if (p < 0 || p >= size) {
            throw new IllegalArgumentException(
                    op + ": index " + p + " at position " + i + " is outside axis " + axis + " of size " + size);
        }
        return p;
    }
}
