package dev.gradus.bench.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import dev.gradus.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Arrays;

/// libtorch in this process, as DJL brings and loads it, and the memory that its C++ objects need.
///
/// A tensor is a *handle*: the address of a C++ `at::Tensor`, which is eight bytes from `malloc` that hold the
/// address of the counted tensor itself. DJL's arrays wrap such handles too.
@SuppressWarnings("restricted")
public final class Torch {
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private static final NDManager MANAGER = start();
    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup OPS = library("libtorch_cpu.so");
    private static final SymbolLookup CORE = library("libc10.so");
    private static final MethodHandle MALLOC = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("malloc"),
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle FREE = LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("free"), FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));
    private static final MethodHandle GRADIENT = LINKER.downcallHandle(
            CORE.findOrThrow("_ZN3c1010TensorImpl12mutable_gradEv"),
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

    /// The counted tensor that stands for none.
    static final long UNDEFINED =
            CORE.findOrThrow("_ZN3c1019UndefinedTensorImpl10_singletonE").address();

    private Torch() {}

    private static NDManager start() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        return NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch");
    }

    private static SymbolLookup library(String file) {
        return SymbolLookup.libraryLookup(Path.of(LibUtils.getLibtorchPath(), file), Arena.global());
    }

    /// Sets the number of threads of an op.
    public static void setThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    /// The number of threads of an op, as libtorch tells it.
    public static int threads() {
        return JniUtils.getNumThreads();
    }

    /// Whether ops of this thread are recorded for gradients.
    public static void setRecording(boolean on) {
        JniUtils.setGradMode(on);
    }

    /// A C++ function of libtorch as a method handle.
    static MethodHandle function(String symbol, FunctionDescriptor type) {
        return LINKER.downcallHandle(OPS.findOrThrow(symbol), type);
    }

    static long malloc(long bytes) {
        try {
            return (long) MALLOC.invokeExact(bytes);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    static void free(long address) {
        try {
            FREE.invokeExact(address);
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    /// What a call of native code cannot throw.
    static IllegalStateException failed(Throwable t) {
        return new IllegalStateException("libtorch: a call failed", t);
    }

    /// Gives a handle back, and with it the tensor if nothing else holds it.
    static void release(long handle) {
        JniUtils.deleteNDArray(handle);
    }

    /// The address of the counted tensor that a handle holds.
    static long counted(long handle) {
        return MEMORY.get(ValueLayout.JAVA_LONG, handle);
    }

    /// The handle of a tensor's gradient, which belongs to the tensor.
    static long gradientOf(long handle) {
        try {
            return (long) GRADIENT.invokeExact(counted(handle));
        } catch (Throwable t) {
            throw failed(t);
        }
    }

    /// A copy of a tensor's numbers; whole numbers become 64-bit ones, as libtorch's losses and embeddings want
    /// them.
    static NDArray array(Tensor t) {
        Shape shape = new Shape(longs(t.shape().toArray()));
        return switch (t.dtype()) {
            case F32 -> MANAGER.create(t.toFloatArray(), shape);
            case I32 -> MANAGER.create(longs(t.toIntArray()), shape);
            case BOOL -> MANAGER.create(booleans(t.toLongArray()), shape);
            default -> throw new IllegalArgumentException("not for tensors of " + t.dtype());
        };
    }

    /// The same as a handle, in memory that libtorch allocated and aligned.
    static long copyOf(Tensor t) {
        try (NDArray array = array(t)) {
            return Ops.copy(((PtNDArray) array).getHandle());
        }
    }

    private static boolean[] booleans(long[] values) {
        boolean[] out = new boolean[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] != 0;
        }
        return out;
    }

    private static long[] longs(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }

    /// The numbers of a tensor of floats.
    static float[] read(long handle) {
        try (NDArray array = new PtNDArray((PtNDManager) MANAGER, Ops.copy(handle))) {
            return array.toFloatArray();
        }
    }
}
