package dev.gradus.conformance;

import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/// A graph of random ops, made from a seed.
///
/// Its tensors are of two kinds. *Whole* ones hold small whole numbers, on which every machine must agree to
/// the bit, so that they may go through comparisons, roundings and orders. *Real* ones go through functions
/// without jumps whose slopes stay near 1, so that machines may differ by little.
final class RandomGraph {
    private static final int LARGEST = 30_000;
    private static final int DEEPEST = 9;

    /// A tensor of the graph.
    ///
    /// @param depth number of real functions on the way, 0 for whole numbers
    private record Value(Tensor tensor, int depth) {
        boolean isWhole() {
            return depth == 0;
        }
    }

    private final SplittableRandom random;
    private final RandomMoves moves;
    private final boolean smooth;
    private final List<Value> pool = new ArrayList<>();

    /// @param smooth whether only functions with two derivatives everywhere are used
    private RandomGraph(long seed, boolean smooth) {
        random = new SplittableRandom(seed);
        moves = new RandomMoves(random, smooth);
        this.smooth = smooth;
    }

    /// Results of a graph.
    ///
    /// @param tensors some of its last tensors
    /// @param whole which of them are whole numbers
    record Roots(List<Tensor> tensors, List<Boolean> whole) {
        /// The graph in text, one op a line.
        String describe() {
            List<Tensor> order = Graph.topological(tensors);
            return order.stream()
                    .map(t -> order.indexOf(t) + " = " + t.op()
                            + t.inputs().stream().map(order::indexOf).toList() + " : " + t.type())
                    .collect(Collectors.joining("\n"));
        }
    }

    /// Some results of the graph of a seed over its inputs.
    static Roots roots(long seed, boolean smooth, List<Tensor> inputs) {
        return new RandomGraph(seed ^ 0x5DEECE66DL, smooth).grow(inputs);
    }

    private Roots grow(List<Tensor> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            pool.add(new Value(inputs.get(i), RandomInputs.isWhole(i, smooth) ? 0 : 1));
        }
        int ops = random.nextInt(5, smooth ? 15 : 40);
        while (ops > 0) {
            Value x = pick();
            Tensor y = x.tensor.shape().size() == 0 ? moves.move(x.tensor) : x.isWhole() ? whole(x.tensor) : real(x);
            if (y.shape().size() <= LARGEST && y.rank() <= 6) {
                pool.add(new Value(y, x.isWhole() ? 0 : x.depth + 1));
            }
            ops--;
        }
        List<Value> roots = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            roots.add(pool.get(pool.size() - 1 - random.nextInt(Math.min(8, pool.size()))));
        }
        return new Roots(
                roots.stream().map(Value::tensor).toList(),
                roots.stream().map(Value::isWhole).toList());
    }

    private Value pick() {
        while (true) {
            // rather one of the younger half
            int n = pool.size();
            Value v = pool.get(random.nextBoolean() ? random.nextInt(n) : n - 1 - random.nextInt(n / 2));
            if (v.depth < DEEPEST) {
                return v;
            }
        }
    }

    /// A tensor of x's kind that broadcasts with x.
    private Tensor partner(Tensor x, boolean whole) {
        for (int tries = 0; tries < 4; tries++) {
            Value v = pick();
            if (v.isWhole() == whole && moves.broadcasts(v.tensor.shape(), x.shape())) {
                return v.tensor;
            }
        }
        return random.nextBoolean() || x.rank() == 0 ? moves.sameShape(x) : x.slice(moves.axis(x), 0, 1);
    }

    private static Tensor tame(Tensor x) {
        return x.clip(-16, 16);
    }

    /// An op on whole numbers whose result is whole, and small.
    private Tensor whole(Tensor x) {
        return switch (random.nextInt(16)) {
            case 0 -> random.nextBoolean() ? x.neg() : x.abs();
            case 1 -> random.nextBoolean() ? x.relu() : x.mul(0.5).floor();
            case 2 -> random.nextBoolean() ? x.sign() : x.mul(0.25).round();
            case 3 -> tame(x.add(partner(x, true)));
            case 4 -> tame(x.sub(partner(x, true)));
            case 5 -> tame(x.mul(partner(x, true)));
            case 6 -> random.nextBoolean() ? x.maximum(partner(x, true)) : x.minimum(partner(x, true));
            case 7 -> x.gt(partner(x, true)).cast(DType.F32);
            case 8 -> choose(x);
            case 9 -> tame(reduce(x));
            case 10 -> order(x);
            case 11 -> tame(product(x));
            case 12 -> tame(indexed(x));
            case 13 -> windows(x);
            case 14 -> through(x);
            default -> moves.move(x);
        };
    }

    /// A function without jumps; sums are means.
    private Tensor real(Value v) {
        Tensor x = v.tensor;
        int n = random.nextInt(14);
        return switch (n) {
            case 0 -> random.nextBoolean() ? x.mul(0.7).sin() : x.cos();
            case 1 -> random.nextBoolean() ? x.tanh() : x.sigmoid();
            case 2 ->
                random.nextBoolean()
                        ? x.square().neg().exp()
                        : x.mul(0.5).expm1().mul(0.5);
            case 3 ->
                random.nextBoolean() ? x.square().add(1).log() : x.square().log1p();
            case 4 ->
                random.nextBoolean()
                        ? x.square().add(0.5).sqrt()
                        : x.square().add(1.5).reciprocal();
            case 5 -> random.nextBoolean() ? x.atan() : x.erf();
            case 6 -> x.add(partner(x, false)).mul(0.5);
            case 7 -> x.sub(partner(x, false)).mul(0.5);
            case 8 -> x.tanh().mul(partner(x, false).tanh());
            case 9 -> smooth ? x.div(partner(x, false).square().add(1)) : x.maximum(partner(x, false));
            case 10 -> average(x);
            case 11 -> product(x).mul(1.0 / Math.max(1, x.rank() == 0 ? 1 : x.size(-1)));
            case 12 -> indexed(x).tanh();
            default -> moves.move(x);
        };
    }

    private Tensor choose(Tensor x) {
        Tensor y = partner(x, true);
        return x.le(y).and(x.ne(2)).where(x, moves.sameShape(x).neg());
    }

    private Tensor reduce(Tensor x) {
        int[] axes = moves.axes(x);
        return switch (random.nextInt(5)) {
            case 0 -> x.sum(axes);
            case 1 -> x.sumKeep(axes);
            case 2 -> x.max(axes);
            case 3 -> x.min(axes);
            default -> x.rank() == 0 ? x : x.cumsum(moves.axis(x));
        };
    }

    private Tensor average(Tensor x) {
        if (x.rank() == 0) {
            return x;
        }
        int axis = moves.axis(x);
        return switch (random.nextInt(5)) {
            case 0 -> x.mean(moves.axes(x));
            case 1 -> x.softmax(axis);
            case 2 -> x.logSumExp(axis).mul(0.5);
            case 3 -> x.sub(x.meanKeep(axis));
            default -> x.cumsum(axis).mul(1.0 / x.size(axis));
        };
    }

    /// What orders elements.
    private Tensor order(Tensor x) {
        if (x.rank() == 0) {
            return x;
        }
        int axis = moves.axis(x);
        return switch (random.nextInt(4)) {
            case 0 -> tame(x.argMax(axis).cast(DType.F32));
            case 1 -> x.sort(axis, random.nextBoolean());
            case 2 -> x.topK(axis, random.nextInt(1, x.size(axis) + 1)).values();
            default -> tame(x.argSort(axis, random.nextBoolean()).cast(DType.F32));
        };
    }

    /// A matrix product with a part of itself, in each of the four orders, or a convolution.
    private Tensor product(Tensor x) {
        if (x.rank() < 2 || x.size(-1) * x.shape().size() > 20L * LARGEST) {
            return x;
        }
        Tensor y = moves.sameShape(x);
        return switch (random.nextInt(5)) {
            case 0 -> x.matmul(y.transpose());
            case 1 -> x.transpose().matmul(y);
            case 2 -> Tensor.node(new Op.MatMul(false, true), x, y);
            case 3 -> Tensor.node(new Op.MatMul(true, false), x, y);
            default -> x.rank() < 3 ? x.matmul(y.transpose()) : convolution(x);
        };
    }

    private Tensor convolution(Tensor x) {
        Tensor image =
                x.rank() == 3 ? x.expand(0) : x.rank() == 4 ? x : x.flatten(2).expand(-1);
        if (image.rank() != 4 || image.shape().size() > 5000) {
            return x;
        }
        int c = image.size(1);
        int k = random.nextInt(1, 4);
        float[] w = new float[2 * c * k * k];
        for (int i = 0; i < w.length; i++) {
            w[i] = random.nextInt(-1, 2);
        }
        ConvSpec spec = ConvSpec.of(2).padding(1).stride(random.nextInt(1, 3));
        return image.conv(Tensor.of(w, 2, c, k, k).cast(x.dtype()), k < 3 ? spec : spec.padding(2));
    }

    /// What reads or adds at positions.
    private Tensor indexed(Tensor x) {
        if (x.rank() == 0) {
            return x;
        }
        int axis = moves.axis(x);
        int size = x.size(axis);
        int n = random.nextInt(1, 6);
        Tensor index = moves.index(size, n);
        return switch (random.nextInt(4)) {
            case 0 -> x.take(axis, index);
            case 1 -> x.take(axis, moves.index(size, 2 * n).reshape(2, n));
            case 2 -> x.scatterAdd(axis, n, moves.index(n, size));
            default -> x.takeAlong(axis, moves.indexAlong(x.shape().with(axis, n), size));
        };
    }

    private Tensor windows(Tensor x) {
        if (x.rank() != 4 || x.size(2) < 2 || x.size(3) < 2) {
            return x.isFinite().cast(DType.F32).add(x);
        }
        ConvSpec spec = ConvSpec.of(2).stride(random.nextInt(1, 3));
        return x.maxPool(new WindowSpec(Ints.of(2, random.nextInt(1, 3)), spec));
    }

    /// Through another dtype and back, which keeps small whole numbers.
    private Tensor through(Tensor x) {
        return switch (random.nextInt(6)) {
            case 0 -> x.cast(DType.I32).add(1).cast(DType.F32).sub(1);
            case 1 -> x.cast(DType.F64).mul(2).cast(DType.F32).mul(0.5);
            case 2 -> moves.move(x.cast(DType.BF16)).cast(DType.F32);
            case 3 -> moves.move(x.cast(DType.I64)).cast(DType.F32);
            case 4 -> moves.move(x.abs().cast(DType.U8)).cast(DType.F32);
            default -> moves.move(x.cast(DType.BOOL)).not().cast(DType.F32);
        };
    }
}
