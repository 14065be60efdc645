package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.exec.Parallel;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.Arrays;
import java.util.Optional;

/// Kernels that make f32 values out of no f32 input: constants, random numbers, conversions.
final class SourceKernels {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int CHUNK = 1 << 14;

    private SourceKernels() {}

    static Optional<Kernel> compile(KernelSpec.OpKernel spec) {
        if (spec.output().dtype() != DType.F32) {
            return Optional.empty();
        }
        int n = spec.output().shape().intSize();
        return switch (spec.op()) {
            case Op.Fill(TensorType _, double value) ->
                Optional.of((in, out) -> Arrays.fill(f32(out[0]), 0, n, (float) value));
            case Op.Random(TensorType _, long stream) ->
                Optional.of((in, out) -> {
                    long base = Key.mix(((Storage.I64) in[0]).array()[0] + GOLDEN * (2 * stream + 1));
                    float[] o = f32(out[0]);
                    Parallel.forRange(n, CHUNK, (from, to) -> uniform(base, o, from, to));
                });
            case Op.Cast _
            when spec.inputs().get(0).dtype() == DType.U8 ->
                Optional.of((in, out) -> {
                    byte[] bytes = ((Storage.U8) in[0]).array();
                    float[] o = f32(out[0]);
                    Parallel.forRange(n, CHUNK, (from, to) -> fromBytes(bytes, o, from, to));
                });
            case Op.Cast _
            when spec.inputs().get(0).dtype() == DType.I32 ->
                Optional.of((in, out) -> {
                    int[] whole = ((Storage.I32) in[0]).array();
                    float[] o = f32(out[0]);
                    Parallel.forRange(n, CHUNK, (from, to) -> fromInts(whole, o, from, to));
                });
            default -> Optional.empty();
        };
    }

    private static void uniform(long base, float[] o, int from, int to) {
        for (int i = from; i < to; i++) {
            o[i] = (Key.mix(base + GOLDEN * (i + 1)) >>> 40) * 0x1p-24f;
        }
    }

    private static void fromBytes(byte[] bytes, float[] o, int from, int to) {
        for (int i = from; i < to; i++) {
            o[i] = bytes[i] & 255;
        }
    }

    private static void fromInts(int[] whole, float[] o, int from, int to) {
        for (int i = from; i < to; i++) {
            o[i] = whole[i];
        }
    }
}
