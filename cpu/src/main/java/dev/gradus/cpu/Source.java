package dev.gradus.cpu;

import dev.gradus.exec.RowProgram.Load;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import java.util.Arrays;

/// How a load of a row program gets its elements.
///
/// @param kind in place, as one number, or by copying into a register
/// @param bool whether the input holds truth values
/// @param sizes the looped axes
/// @param strides the load's stride along each
/// @param offset where it starts
/// @param flat whether a "row" is the whole loop
record Source(Kind kind, boolean bool, int[] sizes, int[] strides, int offset, boolean flat) {
    enum Kind {
        IN_PLACE,
        NUMBER,
        COPY,
        NONE
    }

    static final Source NONE = new Source(Kind.NONE, false, new int[0], new int[0], 0, true);

    static Source of(Load load, Shape shape, boolean flat, boolean bool) {
        int[] sizes = shape.toArray();
        int[] strides = load.strides().toArray();
        int rank = sizes.length;
        boolean dense =
                flat ? load.strides().equals(dev.gradus.tensor.Ints.of(shape.strides())) : strides[rank - 1] == 1;
        boolean constant = flat ? load.strides().all(0) : strides[rank - 1] == 0;
        Kind kind = constant ? Kind.NUMBER : dense && !bool ? Kind.IN_PLACE : Kind.COPY;
        return new Source(kind, bool, sizes, strides, load.offset(), flat);
    }

    /// Puts the elements `start … start+n-1` of a row where register `r` finds them.
    void load(RowState s, int r, Storage from, int row, int start, int n, int scratch) {
        int base = flat ? offset : offset + rowOffset(row);
        switch (kind) {
            case NUMBER ->
                s.scalar[r] = bool ? ((Storage.Bool) from).array()[base] : ((Storage.F32) from).array()[base];
            case IN_PLACE -> {
                s.array[r] = ((Storage.F32) from).array();
                s.offset[r] = base + start;
            }
            case COPY -> {
                s.array[r] = s.scratch;
                s.offset[r] = scratch;
                if (flat) {
                    copyFlat(s.scratch, scratch, from, start, n);
                } else {
                    int stride = strides[strides.length - 1];
                    copy(s.scratch, scratch, from, base + start * stride, stride, n);
                }
            }
            case NONE -> throw new AssertionError("not a load");
        }
    }

    /// The offset of a row: its number taken apart along all axes but the last.
    private int rowOffset(int row) {
        int o = 0;
        int rest = row;
        for (int axis = sizes.length - 2; axis >= 0; axis--) {
            o += rest % sizes[axis] * strides[axis];
            rest /= sizes[axis];
        }
        return o;
    }

    /// Elements by their row-major number, a run along the last axis at a time.
    private void copyFlat(float[] to, int at, Storage from, int start, int n) {
        int last = sizes.length - 1;
        int inner = sizes[last];
        int row = start / inner;
        int column = start - row * inner;
        int done = 0;
        while (done < n) {
            int run = Math.min(inner - column, n - done);
            copy(to, at + done, from, offset + rowOffset(row) + column * strides[last], strides[last], run);
            done += run;
            column = 0;
            row++;
        }
    }

    private void copy(float[] to, int at, Storage from, int position, int stride, int n) {
        if (bool) {
            copyBits(to, at, ((Storage.Bool) from).array(), position, stride, n);
        } else {
            copyFloats(to, at, ((Storage.F32) from).array(), position, stride, n);
        }
    }

    private static void copyBits(float[] to, int at, byte[] from, int position, int stride, int n) {
        for (int i = 0; i < n; i++) {
            to[at + i] = from[position + i * stride];
        }
    }

    private static void copyFloats(float[] to, int at, float[] from, int position, int stride, int n) {
        if (stride == 0) {
            Arrays.fill(to, at, at + n, from[position]);
        } else if (stride == 1 && n > 16) {
            System.arraycopy(from, position, to, at, n);
        } else {
            for (int i = 0; i < n; i++) {
                to[at + i] = from[position + i * stride];
            }
        }
    }
}
