package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The derivative of every op: given a node and the cotangent of its output, the cotangents of its inputs, in
/// the language of tensors.
final class Vjp {
    private Vjp() {}

    /// Takes an input's number and its cotangent, which is made only if wanted.
    interface Sink {
        void add(int input, Supplier<Tensor> cotangent);
    }

    static void apply(Tensor node, Tensor ct, Sink to) {
        List<Tensor> in = node.inputs();
        switch (node.op()) {
            case Op.Leaf _, Op.Fill _, Op.Iota _, Op.Random _ -> {}
            case Op.Compare _, Op.ArgReduce _, Op.ArgSort _, Op.WindowArgMax _, Op.StopGradient _ -> {}
            case Op.Unary(UnaryFn fn) -> ElementwiseVjp.unary(fn, in.get(0), node, ct, to);
            case Op.Binary(BinaryFn fn) -> ElementwiseVjp.binary(fn, in.get(0), in.get(1), node, ct, to);
            case Op.Select _ -> {
                to.add(1, () -> in.get(0).where(ct, 0));
                to.add(2, () -> in.get(0).not().where(ct, 0));
            }
            case Op.Cast _ -> to.add(0, () -> ct.cast(in.get(0).dtype()));
            case Op.Reshape _ -> to.add(0, () -> ct.reshape(in.get(0).shape()));
            case Op.Permute(Ints axes) -> {
                int[] inverse = new int[axes.length()];
                for (int i = 0; i < inverse.length; i++) {
                    inverse[axes.get(i)] = i;
                }
                to.add(0, () -> ct.permute(inverse));
            }
            case Op.Broadcast(Shape shape) ->
                to.add(0, () -> unbroadcast(ct, in.get(0).shape(), shape));
            case Op.Slice s -> to.add(0, () -> unslice(ct, s, in.get(0).shape()));
            case Op.Pad p -> to.add(0, () -> unpad(ct, p, in.get(0).shape()));
            case Op.Flip(Ints axes) -> to.add(0, () -> ct.flip(axes.toArray()));
            case Op.Concat(int axis) -> {
                int from = 0;
                for (int i = 0; i < in.size(); i++) {
                    int start = from;
                    int end = from + in.get(i).size(axis);
                    to.add(i, () -> ct.slice(axis, start, end));
                    from = end;
                }
            }
            case Op.Reduce(ReduceFn fn, Ints axes) -> to.add(0, () -> reduce(fn, axes, in.get(0), node, ct));
            case Op.Scan(int axis, boolean reverse) -> to.add(0, () -> Tensor.node(new Op.Scan(axis, !reverse), ct));
            case Op.MatMul(boolean ta, boolean tb) -> matMul(ta, tb, in.get(0), in.get(1), ct, to);
            case Op.Conv(ConvSpec spec) -> {
                to.add(0, () -> Tensor.node(new Op.ConvInput(spec, spatial(in.get(0))), ct, in.get(1)));
                to.add(1, () -> Tensor.node(new Op.ConvWeight(spec, spatial(in.get(1))), in.get(0), ct));
            }
            case Op.ConvInput(ConvSpec spec, Ints _) -> {
                to.add(0, () -> Tensor.node(new Op.Conv(spec), ct, in.get(1)));
                to.add(1, () -> Tensor.node(new Op.ConvWeight(spec, spatial(in.get(1))), ct, in.get(0)));
            }
            case Op.ConvWeight(ConvSpec spec, Ints _) -> {
                to.add(0, () -> Tensor.node(new Op.ConvInput(spec, spatial(in.get(0))), in.get(1), ct));
                to.add(1, () -> Tensor.node(new Op.Conv(spec), in.get(0), ct));
            }
            case Op.Gather(int axis, boolean along) ->
                to.add(0, () -> Tensor.node(new Op.ScatterAdd(axis, in.get(0).size(axis), along), ct, in.get(1)));
            case Op.ScatterAdd(int axis, int _, boolean along) ->
                to.add(0, () -> Tensor.node(new Op.Gather(axis, along), ct, in.get(1)));
            case Op.Barrier _ -> to.add(0, () -> ct);
            case Op.Custom custom -> {
                List<Tensor> back = new ArrayList<>();
                for (int i = 0; i < in.size(); i++) {
                    int n = i;
                    to.add(i, () -> {
                        if (back.isEmpty()) {
                            back.addAll(checked(custom, in, custom.backward(in, node, ct)));
                        }
                        return back.get(n);
                    });
                }
            }
        }
    }

    private static List<Tensor> checked(Op.Custom op, List<Tensor> in, List<Tensor> back) {
        boolean fits = back.size() == in.size();
        for (int i = 0; fits && i < in.size(); i++) {
            fits = !in.get(i).dtype().isFloat()
                    || back.get(i).type().equals(in.get(i).type());
        }
        if (!fits) {
            throw new IllegalArgumentException(op.label() + ": backward gave "
                    + back.stream().map(Tensor::type).toList() + ", which are not the types of the inputs "
                    + in.stream().map(Tensor::type).toList());
        }
        return back;
    }

    private static Tensor unbroadcast(Tensor ct, Shape from, Shape to) {
        int[] axes = new int[from.rank()];
        int n = 0;
        for (int i = 0; i < axes.length; i++) {
            if (from.size(i) != to.size(i)) {
                axes[n++] = i;
            }
        }
        return n == 0 ? ct : ct.sum(java.util.Arrays.copyOf(axes, n)).reshape(from);
    }

    private static Tensor unslice(Tensor ct, Op.Slice s, Shape from) {
        int r = from.rank();
        int[] low = new int[r];
        int[] high = new int[r];
        int[] interior = new int[r];
        for (int i = 0; i < r; i++) {
            int n = s.sizes().get(i);
            low[i] = s.starts().get(i);
            interior[i] = s.steps().get(i) - 1;
            high[i] = from.size(i) - low[i] - (n + Math.max(n - 1, 0) * interior[i]);
        }
        return Tensor.node(new Op.Pad(Ints.of(low), Ints.of(high), Ints.of(interior), 0), ct);
    }

    private static Tensor unpad(Tensor ct, Op.Pad p, Shape from) {
        int[] steps = p.interior().toArray();
        for (int i = 0; i < steps.length; i++) {
            steps[i]++;
        }
        return Tensor.node(new Op.Slice(p.low(), Ints.of(from.toArray()), Ints.of(steps)), ct);
    }

    private static Tensor reduce(ReduceFn fn, Ints axes, Tensor x, Tensor out, Tensor ct) {
        Shape kept = x.shape();
        for (int i = 0; i < axes.length(); i++) {
            kept = kept.with(axes.get(i), 1);
        }
        Tensor wide = ct.reshape(kept).broadcastTo(x.shape());
        return switch (fn) {
            case SUM -> wide;
            case MAX, MIN -> {
                // equal winners share the gradient
                Tensor wins = x.eq(out.reshape(kept).broadcastTo(x.shape())).cast(x.dtype());
                Tensor share = wins.div(wins.sum(axes.toArray()).reshape(kept).broadcastTo(x.shape()));
                yield wide.mul(share.stopGradient());
            }
        };
    }

    private static void matMul(boolean ta, boolean tb, Tensor a, Tensor b, Tensor ct, Sink to) {
        // C = A·B: dA = G·Bᵀ, dB = Aᵀ·G; for a transposed input the product is transposed
        to.add(0, () -> ta ? mm(tb, true, b, ct) : mm(false, !tb, ct, b));
        to.add(1, () -> tb ? mm(true, ta, ct, a) : mm(!ta, false, a, ct));
    }

    private static Tensor mm(boolean ta, boolean tb, Tensor a, Tensor b) {
        return Tensor.node(new Op.MatMul(ta, tb), a, b);
    }

    private static Ints spatial(Tensor x) {
        return Ints.of(x.shape().slice(2, x.rank()).toArray());
    }
}
