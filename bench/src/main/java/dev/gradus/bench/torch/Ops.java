package dev.gradus.bench.torch;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// libtorch's ops, called at their C++ entry points `at::_ops::…::call`, where Python and DJL arrive too. They
/// go through the dispatcher, so gradients are recorded as usual; per call nothing is saved or added but 10 ns.
///
/// Results are handles that the caller releases. An argument by value of a class with a destructor, a `SymInt`
/// for one, is passed by address; an `ArrayRef` is two words.
final class Ops {
    private static final MethodHandle CLONE = maker("5clone4callERKNS_6TensorESt8optionalIN3c1012MemoryFormatEE", 2);
    private static final MethodHandle LINEAR = maker("6linear4callERKNS_6TensorES4_RKSt8optionalIS2_E", 3);
    private static final MethodHandle TANH = maker("4tanh4callERKNS_6TensorE", 1);
    private static final MethodHandle RELU = reference("5relu_4callERNS_6TensorE", 1);
    private static final MethodHandle GELU =
            maker("4gelu4callERKNS_6TensorESt17basic_string_viewIcSt11char_traitsIcEE", 3);
    private static final MethodHandle ADD = maker("10add_Tensor4callERKNS_6TensorES4_RKN3c106ScalarE", 3);
    private static final MethodHandle ADD_IN_PLACE =
            reference("11add__Tensor4callERNS_6TensorERKS2_RKN3c106ScalarE", 3);
    private static final MethodHandle SCALE = maker("10mul_Scalar4callERKNS_6TensorERKN3c106ScalarE", 2);
    private static final MethodHandle ZEROS_LIKE = maker(
            "10zeros_like4callERKNS_6TensorESt8optionalIN3c1010ScalarTypeEES5_INS6_6LayoutEES5_INS6_6DeviceEES5_IbES5_INS6_12MemoryFormatEE",
            6);
    private static final MethodHandle TRANSPOSE = maker("13transpose_int4callERKNS_6TensorEll", 3);
    private static final MethodHandle RESHAPE = maker("7reshape4callERKNS_6TensorEN3c108ArrayRefINS5_6SymIntEEE", 3);
    private static final MethodHandle MATMUL = maker("6matmul4callERKNS_6TensorES4_", 2);
    private static final MethodHandle PRODUCT_INTO = reference("6mm_out4callERKNS_6TensorES4_RS2_", 3);
    private static final MethodHandle FLATTEN = maker("18flatten_using_ints4callERKNS_6TensorEll", 3);
    private static final MethodHandle VIEW = maker("4view4callERKNS_6TensorEN3c108ArrayRefINS5_6SymIntEEE", 3);
    private static final MethodHandle CONV2D =
            maker("6conv2d4callERKNS_6TensorES4_RKSt8optionalIS2_EN3c108ArrayRefINS9_6SymIntEEESC_SC_SB_", 10);
    private static final MethodHandle MAX_POOL =
            maker("10max_pool2d4callERKNS_6TensorEN3c108ArrayRefIlEES7_S7_S7_b", 10);
    private static final MethodHandle AVERAGE_POOL =
            maker("19adaptive_avg_pool2d4callERKNS_6TensorEN3c108ArrayRefINS5_6SymIntEEE", 3);
    private static final MethodHandle BATCH_NORM = maker(
            "10batch_norm4callERKNS_6TensorERKSt8optionalIS2_ES8_S8_S8_bddb",
            words(6),
            JAVA_DOUBLE,
            JAVA_DOUBLE,
            JAVA_LONG);
    private static final MethodHandle CROSS_ENTROPY =
            maker("18cross_entropy_loss4callERKNS_6TensorES4_RKSt8optionalIS2_ElN3c106SymIntEd", words(5), JAVA_DOUBLE);
    private static final MethodHandle MSE = maker("8mse_loss4callERKNS_6TensorES4_l", 3);
    private static final MethodHandle HUBER = maker("10huber_loss4callERKNS_6TensorES4_ld", words(3), JAVA_DOUBLE);
    private static final MethodHandle REQUIRES_GRADIENT = reference("14requires_grad_4callERNS_6TensorEb", 2);
    private static final MethodHandle BACKWARD = Torch.function(
            "_ZN2at4_ops9_backward4callERKNS_6TensorEN3c108ArrayRefIS2_EERKSt8optionalIS2_ES8_IbEb",
            FunctionDescriptor.ofVoid(words(6)));

    private static final long CHANNELS_LAST = 2 + (1 << 8);
    private static final long MEAN = 1;
    private static final long IGNORE_NONE = Native.ints(-100);
    private static final long GELU_EXACT = Native.text("none");
    private static final long GELU_TANH = Native.text("tanh");

    private Ops() {}

    static MemoryLayout[] words(int n) {
        MemoryLayout[] all = new MemoryLayout[n];
        java.util.Arrays.fill(all, JAVA_LONG);
        return all;
    }

    /// A function that returns a tensor by value: the address of the result comes first.
    static MethodHandle maker(String symbol, MemoryLayout[] first, ValueLayout... rest) {
        return Torch.function(
                "_ZN2at4_ops" + symbol,
                FunctionDescriptor.ofVoid(JAVA_LONG)
                        .appendArgumentLayouts(first)
                        .appendArgumentLayouts(rest));
    }

    static MethodHandle maker(String symbol, int words) {
        return maker(symbol, words(words));
    }

    /// A function that works in place and returns the tensor's address.
    static MethodHandle reference(String symbol, int words) {
        return Torch.function("_ZN2at4_ops" + symbol, FunctionDescriptor.of(JAVA_LONG, words(words)));
    }

    static long make(MethodHandle op, long a) {
        long result = Torch.malloc(8);
        try {
            op.invokeExact(result, a);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long make(MethodHandle op, long a, long b) {
        long result = Torch.malloc(8);
        try {
            op.invokeExact(result, a, b);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long make(MethodHandle op, long a, long b, long c) {
        long result = Torch.malloc(8);
        try {
            op.invokeExact(result, a, b, c);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long copy(long x) {
        return make(CLONE, x, 0);
    }

    /// A copy of a picture or its weights stored with channels last.
    static long copyChannelsLast(long x) {
        return make(CLONE, x, CHANNELS_LAST);
    }

    static long zerosLike(long x) {
        long result = Torch.malloc(8);
        try {
            ZEROS_LIKE.invokeExact(result, x, 0L, 0L, 0L, 0L, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long matmul(long a, long b) {
        return make(MATMUL, a, b);
    }

    /// A product of matrices into memory that exists.
    static void product(long a, long b, long result) {
        try {
            long _ = (long) PRODUCT_INTO.invokeExact(a, b, result);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    static long transpose(long x, long axis, long other) {
        return make(TRANSPOSE, x, axis, other);
    }

    static long reshape(long x, long sizes, long rank) {
        return make(RESHAPE, x, sizes, rank);
    }

    /// @param factor address of a scalar
    static long scale(long x, long factor) {
        return make(SCALE, x, factor);
    }

    /// `x·weightᵀ + bias`.
    static long linear(long x, long weight, long optionalBias) {
        return make(LINEAR, x, weight, optionalBias);
    }

    static long tanh(long x) {
        return make(TANH, x);
    }

    /// ReLU in place, as networks in Python mostly use it; the handle stays the same.
    static long relu(long x) {
        try {
            return (long) RELU.invokeExact(x);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    static long gelu(long x, boolean tanh) {
        return make(GELU, x, 4, tanh ? GELU_TANH : GELU_EXACT);
    }

    static long add(long x, long y) {
        return make(ADD, x, y, Native.ONE);
    }

    static void addInPlace(long x, long y) {
        try {
            long _ = (long) ADD_IN_PLACE.invokeExact(x, y, Native.ONE);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    /// The axes from the first to the last made into one.
    static long flatten(long x, long first, long last) {
        return make(FLATTEN, x, first, last);
    }

    static long view(long x, long sizes, long rank) {
        return make(VIEW, x, sizes, rank);
    }

    /// The numbers behind the addresses are two each, of the groups one.
    static long conv2d(long x, long weight, long optionalBias, long stride, long padding, long dilation, long groups) {
        long result = Torch.malloc(8);
        try {
            CONV2D.invokeExact(result, x, weight, optionalBias, stride, 2L, padding, 2L, dilation, 2L, groups);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long maxPool(long x, long window, long stride, long padding, long dilation) {
        long result = Torch.malloc(8);
        try {
            MAX_POOL.invokeExact(result, x, window, 2L, stride, 2L, padding, 2L, dilation, 2L, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long averagePool(long x, long sizes) {
        return make(AVERAGE_POOL, x, sizes, 2);
    }

    static long batchNorm(
            long x, long weight, long bias, long mean, long variance, boolean training, double momentum, double eps) {
        long result = Torch.malloc(8);
        long mode = training ? 1 : 0;
        try {
            BATCH_NORM.invokeExact(result, x, weight, bias, mean, variance, mode, momentum, eps, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long crossEntropy(long logits, long labels) {
        long result = Torch.malloc(8);
        try {
            CROSS_ENTROPY.invokeExact(result, logits, labels, Native.NONE, MEAN, IGNORE_NONE, 0.0);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static long meanSquare(long prediction, long target) {
        return make(MSE, prediction, target, MEAN);
    }

    static long huber(long prediction, long target, double delta) {
        long result = Torch.malloc(8);
        try {
            HUBER.invokeExact(result, prediction, target, MEAN, delta);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
        return result;
    }

    static void requireGradient(long x) {
        try {
            long _ = (long) REQUIRES_GRADIENT.invokeExact(x, 1L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    /// Adds the gradients of a scalar to the tensors that asked for them.
    static void backward(long loss) {
        try {
            BACKWARD.invokeExact(loss, 0L, 0L, Native.NONE, 0L, 0L);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }
}
