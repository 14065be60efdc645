package dev.gradus.tensor;

/// The memory of a value: one heap array, row-major from its start; it may be longer than the value needs.
///
/// Heap arrays are what C2 compiles best and what the garbage collector frees: a tensor needs no `close()`.
public sealed interface Storage {
    /// binary32 elements.
    record F32(float[] array) implements Storage {}

    /// binary64 elements.
    record F64(double[] array) implements Storage {}

    /// binary16 elements as their bits ([Float#floatToFloat16]).
    record F16(short[] array) implements Storage {}

    /// bfloat16 elements as their bits: the upper half of a binary32's.
    record BF16(short[] array) implements Storage {}

    /// 32-bit integers.
    record I32(int[] array) implements Storage {}

    /// 64-bit integers.
    record I64(long[] array) implements Storage {}

    /// Unsigned bytes.
    record U8(byte[] array) implements Storage {}

    /// Truth values as bytes 0 and 1.
    record Bool(byte[] array) implements Storage {}

    /// Fresh zeroed memory for `length` elements.
    static Storage allocate(DType dtype, int length) {
        return switch (dtype) {
            case F32 -> new F32(new float[length]);
            case F64 -> new F64(new double[length]);
            case F16 -> new F16(new short[length]);
            case BF16 -> new BF16(new short[length]);
            case I32 -> new I32(new int[length]);
            case I64 -> new I64(new long[length]);
            case U8 -> new U8(new byte[length]);
            case BOOL -> new Bool(new byte[length]);
        };
    }

    /// The first `length` elements in memory of their own.
    default Storage copy(int length) {
        Storage copy = allocate(dtype(), length);
        System.arraycopy(array(), 0, copy.array(), 0, length);
        return copy;
    }

    /// The type of the elements.
    default DType dtype() {
        return switch (this) {
            case F32 _ -> DType.F32;
            case F64 _ -> DType.F64;
            case F16 _ -> DType.F16;
            case BF16 _ -> DType.BF16;
            case I32 _ -> DType.I32;
            case I64 _ -> DType.I64;
            case U8 _ -> DType.U8;
            case Bool _ -> DType.BOOL;
        };
    }

    /// Length of the array.
    default int capacity() {
        return java.lang.reflect.Array.getLength(array());
    }

    /// The array itself: a `float[]`, `double[]`, `short[]`, `int[]`, `long[]` or `byte[]`.
    Object array();

    /// The element at a position as a double; rounds for i64 beyond 2⁵³.
    default double getDouble(int i) {
        return switch (this) {
            case F32(float[] a) -> a[i];
            case F64(double[] a) -> a[i];
            case F16(short[] a) -> Float.float16ToFloat(a[i]);
            case BF16(short[] a) -> Float.intBitsToFloat(a[i] << 16);
            case I32(int[] a) -> a[i];
            case I64(long[] a) -> a[i];
            case U8(byte[] a) -> a[i] & 255;
            case Bool(byte[] a) -> a[i];
        };
    }

    /// The element at a position as a long; floats truncate and saturate, NaN gives 0.
    default long getLong(int i) {
        return switch (this) {
            case I64(long[] a) -> a[i];
            case F32 _, F64 _, F16 _, BF16 _, I32 _, U8 _, Bool _ -> (long) getDouble(i);
        };
    }

    /// Stores a double, rounded to nearest even in the floating types, truncated toward zero and saturated in
    /// the integer types.
    default void setDouble(int i, double v) {
        switch (this) {
            case F32(float[] a) -> a[i] = (float) v;
            case F64(double[] a) -> a[i] = v;
            case F16(short[] a) -> a[i] = Rounding.toF16(v);
            case BF16(short[] a) -> a[i] = Rounding.toBF16(v);
            case I32(int[] a) -> a[i] = (int) v;
            case I64(long[] a) -> a[i] = (long) v;
            case U8(byte[] a) -> a[i] = (byte) Math.clamp((long) v, 0, 255);
            case Bool(byte[] a) -> a[i] = (byte) (v != 0 ? 1 : 0);
        }
    }

    /// Stores a long, wrapped to the width of the integer types, rounded in the floating types.
    default void setLong(int i, long v) {
        switch (this) {
            case I64(long[] a) -> a[i] = v;
            case I32(int[] a) -> a[i] = (int) v;
            case U8(byte[] a) -> a[i] = (byte) v;
            case Bool(byte[] a) -> a[i] = (byte) (v != 0 ? 1 : 0);
            case F32 _, F64 _, F16 _, BF16 _ -> setDouble(i, (double) v);
        }
    }
}
