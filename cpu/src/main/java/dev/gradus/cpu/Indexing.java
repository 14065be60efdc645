package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Reading and adding at positions given by indices along one axis of a dense (outer, size, inner) array.
///
/// @param outer product of the sizes before the axis
/// @param size of the axis
/// @param inner product of the sizes behind the axis
record Indexing(int outer, int size, int inner) {
    /// Elements that make a task.
    private static final int TASK = 1 << 14;

    /// `o[p, i, q] = a[p, index[i], q]` for `i < n`: whole rows, such as embeddings.
    void gather(float[] a, int ao, int[] index, int indexOffset, int n, float[] o, int oo) {
        check(index, indexOffset, n);
        Parallel.forRange(outer * n, Math.max(1, TASK / Math.max(1, inner)), (from, to) -> {
            for (int r = from; r < to; r++) {
                int row = r / n * size + index[indexOffset + r % n];
                System.arraycopy(a, ao + row * inner, o, oo + r * inner, inner);
            }
        });
    }

    /// `o[p, index[i], q] = Σ a[p, i, q]` over all such `i < n`, added in ascending order; rows without an
    /// index become 0.
    void scatterAdd(Loops loops, float[] a, int ao, int[] index, int indexOffset, int n, float[] o, int oo) {
        check(index, indexOffset, n);
        int width = Math.min(inner, 256);
        int strips = width == 0 ? 0 : Math.ceilDiv(inner, width);
        Parallel.forRange(outer * strips, Math.max(1, TASK / Math.max(1, n * width)), (from, to) -> {
            for (int i = from; i < to; i++) {
                int column = i % strips * width;
                int some = Math.min(width, inner - column);
                int source = ao + i / strips * n * inner + column;
                int target = oo + i / strips * size * inner + column;
                for (int r = 0; r < size; r++) {
                    Arrays.fill(o, target + r * inner, target + r * inner + some, 0f);
                }
                for (int r = 0; r < n; r++) {
                    int at = target + index[indexOffset + r] * inner;
                    loops.binary(BinaryLoop.ADD, o, at, a, source + r * inner, o, at, some);
                }
            }
        });
    }

    /// `o[p, i, q] = a[p, index[p, i, q], q]` for `i < n`: one index an element.
    void gatherAlong(float[] a, int ao, int[] index, int indexOffset, int n, float[] o, int oo) {
        Parallel.forRange(outer, Math.max(1, TASK / Math.max(1, n * inner)), (from, to) -> {
            check(index, indexOffset + from * n * inner, (to - from) * n * inner);
            for (int p = from; p < to; p++) {
                int source = ao + p * size * inner;
                int at = p * n * inner;
                if (inner == 1) {
                    pick(a, source, index, indexOffset + at, o, oo + at, n);
                    continue;
                }
                for (int i = 0; i < n; i++, at += inner) {
                    for (int q = 0; q < inner; q++) {
                        o[oo + at + q] = a[source + index[indexOffset + at + q] * inner + q];
                    }
                }
            }
        });
    }

    /// `o[p, index[p, i, q], q] = Σ a[p, i, q]` over all such `i < n`, added in ascending order; elements
    /// without an index become 0.
    void scatterAddAlong(float[] a, int ao, int[] index, int indexOffset, int n, float[] o, int oo) {
        Parallel.forRange(outer, Math.max(1, TASK / Math.max(1, (n + size) * inner)), (from, to) -> {
            check(index, indexOffset + from * n * inner, (to - from) * n * inner);
            Arrays.fill(o, oo + from * size * inner, oo + to * size * inner, 0f);
            for (int p = from; p < to; p++) {
                int target = oo + p * size * inner;
                int at = p * n * inner;
                if (inner == 1) {
                    drop(a, ao + at, index, indexOffset + at, o, target, n);
                    continue;
                }
                for (int i = 0; i < n; i++, at += inner) {
                    for (int q = 0; q < inner; q++) {
                        o[target + index[indexOffset + at + q] * inner + q] += a[ao + at + q];
                    }
                }
            }
        });
    }

    private static void pick(float[] a, int ao, int[] index, int at, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + i] = a[ao + index[at + i]];
        }
    }

    private static void drop(float[] a, int ao, int[] index, int at, float[] o, int oo, int n) {
        for (int i = 0; i < n; i++) {
            o[oo + index[at + i]] += a[ao + i];
        }
    }

    private void check(int[] index, int offset, int n) {
        for (int i = offset; i < offset + n; i++) {
            if (index[i] < 0 || index[i] >= size) {
                throw new IndexOutOfBoundsException(
                        "index " + index[i] + " at position " + (i - offset) + " is outside 0 … " + (size - 1));
            }
        }
    }
}
