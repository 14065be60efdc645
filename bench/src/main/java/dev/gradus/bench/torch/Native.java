package dev.gradus.bench.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// C++ values that libtorch's functions take by address, laid out as the Itanium ABI and libstdc++ lay them
/// out. They live as long as the process, so they are made when a network is built, not in its steps.
final class Native {
    /// `std::optional<at::Tensor>` without a tensor.
    static final long NONE = allocate(16);

    /// `c10::Scalar` of the whole number 1.
    static final long ONE = one();

    private Native() {}

    private static long allocate(long bytes) {
        return Arena.global().allocate(bytes, 16).address();
    }

    private static long one() {
        MemorySegment s = Arena.global().allocate(32, 16);
        s.set(ValueLayout.JAVA_INT, 0, 1); // the tag of whole numbers
        s.set(ValueLayout.JAVA_LONG, 16, 1);
        return s.address();
    }

    /// `c10::Scalar` of a fraction.
    static long scalar(double value) {
        MemorySegment s = Arena.global().allocate(32, 16);
        s.set(ValueLayout.JAVA_DOUBLE, 16, value); // the tag of fractions is 0
        return s.address();
    }

    /// `std::optional<at::Tensor>` of a tensor that its owner keeps.
    static long optional(long handle) {
        MemorySegment s = Arena.global().allocate(16, 16);
        s.set(ValueLayout.JAVA_LONG, 0, Torch.counted(handle));
        s.set(ValueLayout.JAVA_BYTE, 8, (byte) 1);
        return s.address();
    }

    /// An array of whole numbers, which also serves for `c10::SymInt`s.
    static long ints(long... values) {
        return Arena.global().allocateFrom(ValueLayout.JAVA_LONG, values).address();
    }

    /// A text in ASCII.
    static long text(String s) {
        return Arena.global().allocateFrom(s).address();
    }

    /// An array of tensors that their owners keep.
    static MemorySegment list(long... handles) {
        MemorySegment s = Arena.global().allocate(8L * Math.max(1, handles.length), 16);
        for (int i = 0; i < handles.length; i++) {
            s.setAtIndex(ValueLayout.JAVA_LONG, i, Torch.counted(handles[i]));
        }
        return s;
    }
}
