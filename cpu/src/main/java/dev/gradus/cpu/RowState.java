package dev.gradus.cpu;

import java.util.Arrays;

/// Where a thread's registers lie while it runs a block of a row program; kept between runs.
final class RowState {
    private static final ThreadLocal<RowState> OF_THREAD = ThreadLocal.withInitial(RowState::new);

    private static final float[] NONE = {};

    /// For each register the array that holds it, and where.
    float[][] array = new float[0][];

    int[] offset = new int[0];

    /// For a register that is one number: that number.
    float[] scalar = new float[0];

    float[] scratch = new float[0];

    private RowState() {}

    static RowState get(int registers, int scratchLength) {
        RowState s = OF_THREAD.get();
        if (s.offset.length < registers) {
            s.array = new float[registers][];
            s.offset = new int[registers];
            s.scalar = new float[registers];
        }
        if (s.scratch.length < scratchLength + Scratch.ALIGN) {
            s.scratch = new float[scratchLength + Scratch.ALIGN];
        }
        return s;
    }

    /// Lets go of other people's arrays.
    void clear(int registers) {
        Arrays.fill(array, 0, registers, NONE);
    }
}
