package dev.gradus.cpu;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.tensor.ChannelMoments;
import dev.gradus.tensor.ChannelNormalization;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.LayerNormalization;
import dev.gradus.tensor.MaxPooling;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.ScaledDotProductAttention;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.WindowSpec;
import java.util.List;
import java.util.Optional;

/// The ops that have a kernel of their own; the reference machine computes the others, and other dtypes than
/// f32.
final class OpKernels {
    private OpKernels() {}

    static Optional<Kernel> compile(Loops loops, KernelSpec.OpKernel spec) {
        TensorType out = spec.output();
        boolean floats = !spec.inputs().isEmpty() && spec.inputs().get(0).dtype() == DType.F32;
        if (!floats) {
            return SourceKernels.compile(spec);
        }
        Shape first = spec.inputs().get(0).shape();
        return Optional.ofNullable(
                switch (spec.op()) {
                    case Op.MatMul(boolean ta, boolean tb) ->
                        matMul(new Gemm(loops.tiles()), ta, tb, first, out.shape());
                    case Op.Conv _, Op.ConvInput _, Op.ConvWeight _ -> ConvKernels.compile(loops, spec);
                    case Op.WindowArgMax(WindowSpec window) -> {
                        ConvGeometry g = ConvKernels.windows(window, first, out.shape());
                        WindowArgMax kernel = new WindowArgMax(loops);
                        yield (in, o) -> kernel.compute(g, f32(in[0]), 0, ((Storage.I32) o[0]).array(), 0);
                    }
                    case Op.Reduce(ReduceFn fn, Ints axes) -> ReduceKernels.compile(loops, fn, axes, first);
                    case Op.Gather(int axis, boolean along) ->
                        gather(axis, along, first, spec.inputs().get(1).shape());
                    case Op.ScatterAdd(int axis, int _, boolean along) ->
                        scatterAdd(
                                loops,
                                axis,
                                along,
                                out.shape(),
                                first,
                                spec.inputs().get(1).shape());
                    case Op.Pad(Ints low, Ints _, Ints interior, double value) ->
                        pad(loops, first, out.shape(), low, interior, (float) value);
                    case Op.Concat(int axis) -> concat(axis, spec.inputs(), out.shape());
                    case ScaledDotProductAttention(boolean causal) ->
                        AttentionKernels.forward(loops, causal, spec.inputs()).orElse(null);
                    case ScaledDotProductAttention.Gradient(boolean causal) ->
                        AttentionKernels.gradient(loops, causal, spec.inputs()).orElse(null);
                    case LayerNormalization(double epsilon) ->
                        NormKernels.of(loops, first, epsilon).forward();
                    case LayerNormalization.Gradient(double epsilon) ->
                        NormKernels.of(loops, first, epsilon).gradient();
                    case MaxPooling(WindowSpec window) ->
                        SquarePooling.of(loops, ConvKernels.windows(window, first, out.shape()))
                                .map(SquarePooling::forward)
                                .orElse(null);
                    case MaxPooling.Gradient(WindowSpec window) ->
                        SquarePooling.of(
                                        loops,
                                        ConvKernels.windows(
                                                window,
                                                first,
                                                spec.inputs().get(1).shape()))
                                .map(SquarePooling::gradient)
                                .orElse(null);
                    case ChannelMoments() ->
                        ChannelKernels.of(loops, first)
                                .map(ChannelKernels::moments)
                                .orElse(null);
                    case ChannelNormalization.Sums() ->
                        ChannelKernels.of(loops, first)
                                .map(ChannelKernels::sums)
                                .orElse(null);
                    default -> null;
                });
    }

    static float[] f32(Storage s) {
        return ((Storage.F32) s).array();
    }

    private static Kernel matMul(Gemm gemm, boolean ta, boolean tb, Shape a, Shape c) {
        int m = c.size(-2);
        int n = c.size(-1);
        int k = ta ? a.size(-2) : a.size(-1);
        int count = c.slice(0, c.rank() - 2).intSize();
        return MatMulKernel.of(gemm, ta, tb, count, m, n, k);
    }

    private static Indexing indexing(Shape s, int axis) {
        return new Indexing(
                s.slice(0, axis).intSize(),
                s.size(axis),
                s.slice(axis + 1, s.rank()).intSize());
    }

    private static Kernel gather(int axis, boolean along, Shape x, Shape index) {
        Indexing kernel = indexing(x, axis);
        int n = along ? index.size(axis) : index.intSize();
        return (in, out) -> {
            int[] positions = ((Storage.I32) in[1]).array();
            if (along) {
                kernel.gatherAlong(f32(in[0]), 0, positions, 0, n, f32(out[0]), 0);
            } else {
                kernel.gather(f32(in[0]), 0, positions, 0, n, f32(out[0]), 0);
            }
        };
    }

    private static Kernel scatterAdd(Loops loops, int axis, boolean along, Shape out, Shape updates, Shape index) {
        Indexing kernel = indexing(out, axis);
        int n = along ? updates.size(axis) : index.intSize();
        return (in, o) -> {
            int[] positions = ((Storage.I32) in[1]).array();
            if (along) {
                kernel.scatterAddAlong(f32(in[0]), 0, positions, 0, n, f32(o[0]), 0);
            } else {
                kernel.scatterAdd(loops, f32(in[0]), 0, positions, 0, n, f32(o[0]), 0);
            }
        };
    }

    private static Kernel pad(Loops loops, Shape x, Shape out, Ints low, Ints interior, float value) {
        int[] to = out.strides();
        int start = 0;
        for (int a = 0; a < to.length; a++) {
            start += low.get(a) * to[a];
            to[a] *= interior.get(a) + 1;
        }
        int offset = start;
        int n = out.intSize();
        boolean empty = x.size() == 0;
        StridedCopy copy = StridedCopy.of(x.toArray(), x.strides(), to);
        return (in, o) -> {
            float[] result = f32(o[0]);
            java.util.Arrays.fill(result, 0, n, value);
            if (!empty) {
                copy.run(loops.tiles(), f32(in[0]), 0, result, offset);
            }
        };
    }

    private static Kernel concat(int axis, List<TensorType> inputs, Shape out) {
        int inner = out.slice(axis + 1, out.rank()).intSize();
        int outer = out.slice(0, axis).intSize();
        int row = out.size(axis) * inner;
        int[] parts =
                inputs.stream().mapToInt(t -> t.shape().size(axis) * inner).toArray();
        return (in, o) -> {
            float[] to = f32(o[0]);
            int start = 0;
            for (int k = 0; k < parts.length; k++) {
                float[] from = f32(in[k]);
                for (int i = 0; i < outer; i++) {
                    System.arraycopy(from, i * parts[k], to, i * row + start, parts[k]);
                }
                start += parts[k];
            }
        };
    }
}
