package dev.gradus.bench.torch;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.invoke.MethodHandle;

/// libtorch's ops that transformers need, called as those of [Ops].
final class SequenceOps {
    private static final MethodHandle EMBEDDING = Ops.maker("9embedding4callERKNS_6TensorES4_N3c106SymIntEbb", 5);
    private static final MethodHandle LAYER_NORM = Ops.maker(
            "10layer_norm4callERKNS_6TensorEN3c108ArrayRefINS5_6SymIntEEERKSt8optionalIS2_ESC_db",
            Ops.words(5),
            JAVA_DOUBLE,
            JAVA_LONG);
    private static final MethodHandle SPLIT = Ops.maker("12split_Tensor4callERKNS_6TensorEN3c106SymIntEl", 3);
    private static final MethodHandle SOFTMAX =
            Ops.maker("11softmax_int4callERKNS_6TensorElSt8optionalIN3c1010ScalarTypeEE", 3);
    private static final MethodHandle MASK =
            Ops.reference("19masked_fill__Scalar4callERNS_6TensorERKS2_RKN3c106ScalarE", 3);
    private static final MethodHandle ATTENTION = Ops.maker(
            "28scaled_dot_product_attention4callERKNS_6TensorES4_S4_RKSt8optionalIS2_EdbS5_IdEb",
            Ops.words(4),
            JAVA_DOUBLE,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);

    private static final long NO_PADDING = Native.ints(-1);
    private static final long MINUS_INFINITY = Native.scalar(Double.NEGATIVE_INFINITY);

    private SequenceOps() {}

    static long embedding(long weight, long numbers) {
        long result = Torch.malloc(8);
        try {
            EMBEDDING.invokeExact(result, weight, numbers, NO_PADDING, 0L, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long layerNorm(long x, long sizes, long rank, long weight, long bias, double epsilon) {
        long result = Torch.malloc(8);
        try {
            LAYER_NORM.invokeExact(result, x, sizes, rank, weight, bias, epsilon, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long softmax(long x) {
        return Ops.make(SOFTMAX, x, -1, 0);
    }

    /// Sets the elements to -∞ where the mask is true, in place.
    static void mask(long x, long mask) {
        try {
            long _ = (long) MASK.invokeExact(x, mask, MINUS_INFINITY);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    /// Causal attention as one op. The scale, an optional number by value, lies on the stack as two words.
    static long attention(long query, long key, long value) {
        long result = Torch.malloc(8);
        try {
            ATTENTION.invokeExact(result, query, key, value, Native.NONE, 0.0, 1L, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    /// Views of equal parts along the last of three axes.
    ///
    /// @param size address of a part's size
    static long[] split(long x, long size, int parts) {
        long vector = Torch.malloc(24); // std::vector: where it begins, ends, and its memory ends
        try {
            SPLIT.invokeExact(vector, x, size, 2L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        long begin = Torch.MEMORY.get(JAVA_LONG, vector);
        long[] handles = new long[parts];
        for (int i = 0; i < parts; i++) {
            handles[i] = Torch.malloc(8);
            Torch.MEMORY.set(JAVA_LONG, handles[i], Torch.MEMORY.get(JAVA_LONG, begin + 8L * i));
        }
        Torch.free(begin);
        Torch.free(vector);
        return handles;
    }
}
