package dev.gradus.conformance;

import static dev.gradus.tensor.DType.BOOL;
import static dev.gradus.tensor.DType.I32;
import static dev.gradus.tensor.DType.U8;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import dev.gradus.tensor.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The op table: every op with inputs that show its meaning, away from points where its derivative jumps.
final class OpTable {
    static final double TIGHT = 2e-6;
    static final double SUMS = 2e-5;

    private final List<Row> rows = new ArrayList<>();

    private OpTable() {}

    /// All rows.
    static List<Row> rows() {
        List<Row> all = new ArrayList<>(plain());
        all.addAll(ViewRows.rows());
        all.addAll(AttentionRows.rows());
        all.addAll(NormRows.rows());
        all.addAll(PoolRows.rows());
        return all;
    }

    /// The rows whose inputs are no views.
    static List<Row> plain() {
        OpTable t = new OpTable();
        for (int n : new int[] {0, 1, 3, 7, 13, 17, 100, 207, 4098}) {
            t.elementwise(n);
        }
        t.piecewise();
        t.movement();
        t.reductions();
        t.contractions();
        t.indexing();
        t.sources();
        return t.rows;
    }

    private void add(String name, int order, double tolerance, Function<List<Tensor>, Tensor> f, Input... inputs) {
        rows.add(new Row(name, f, List.of(inputs), order, tolerance));
    }

    private void elementwise(int n) {
        for (UnaryFn fn : UnaryFn.values()) {
            Input x = switch (fn) {
                case NEG, ABS, SIGN, RECIPROCAL, SQRT, LOG -> Input.of(0.2, 4, n);
                case EXP, EXPM1, SIN, COS, ATAN, TANH, SIGMOID, ERF -> Input.of(-3, 3, n);
                case LOG1P -> Input.of(-0.8, 4, n);
                case FLOOR, CEIL, ROUND -> Input.of(-9.2, 9.3, n);
                case NOT -> Input.of(BOOL, 0, 2, n);
            };
            int order = fn == UnaryFn.NOT || fn == UnaryFn.FLOOR || fn == UnaryFn.CEIL || fn == UnaryFn.ROUND ? 0 : 2;
            add(fn + " " + n, order, TIGHT, in -> Tensor.node(new Op.Unary(fn), in), x);
        }
        for (BinaryFn fn : BinaryFn.values()) {
            boolean logic = fn == BinaryFn.AND || fn == BinaryFn.OR || fn == BinaryFn.XOR;
            Input x = logic ? Input.of(BOOL, 0, 2, n) : Input.of(0.5, 3, n);
            Input y = logic ? Input.of(BOOL, 0, 2, n) : Input.of(0.6, 2.5, n);
            int order = logic || fn == BinaryFn.MOD || fn == BinaryFn.MAX || fn == BinaryFn.MIN ? 0 : 2;
            add(fn + " " + n, order, TIGHT, in -> Tensor.node(new Op.Binary(fn), in), x, y);
        }
        for (CompareFn fn : CompareFn.values()) {
            add(
                    fn + " " + n,
                    0,
                    0,
                    in -> Tensor.node(new Op.Compare(fn), in),
                    Input.of(I32, 0, 4, n),
                    Input.of(I32, 0, 4, n));
            add(
                    fn + " f32 " + n,
                    0,
                    0,
                    in -> Tensor.node(new Op.Compare(fn), in),
                    Input.of(0, 1, n),
                    Input.of(0, 1, n));
        }
        add(
                "SELECT " + n,
                2,
                0,
                in -> in.get(0).where(in.get(1), in.get(2)),
                Input.of(BOOL, 0, 2, n),
                Input.of(-1, 1, n),
                Input.of(-1, 1, n));
        for (DType to : DType.values()) {
            add("CAST " + to + " " + n, 0, 0, in -> in.get(0).cast(to), Input.of(0, 200, n));
            add("CAST u8 to " + to + " " + n, 0, 0, in -> in.get(0).cast(to), Input.of(U8, 0, 255, n));
        }
    }

    /// Functions with jumps in the derivative, at points away from them.
    private void piecewise() {
        Input x = Input.of(4.4, 5.6, 5, 9);
        Input y = Input.of(1.9, 2.1, 5, 9);
        add("mod", 2, TIGHT, in -> in.get(0).mod(in.get(1)).sin(), x, y);
        for (BinaryFn fn : new BinaryFn[] {BinaryFn.MAX, BinaryFn.MIN}) {
            Function<List<Tensor>, Tensor> f =
                    in -> Tensor.node(new Op.Binary(fn), in).sin();
            add(fn + " first", 2, TIGHT, f, x, y);
            add(fn + " second", 2, TIGHT, f, y, x);
            add(fn + " mixed", 2, TIGHT, f, Input.of(-9, 9, 4, 8), Input.of(-9, 9, 4, 8));
        }
        add("relu", 2, TIGHT, in -> in.get(0).relu().square(), Input.of(-9, 9, 4, 8));
        add("clip", 2, TIGHT, in -> in.get(0).clip(-3, 3).exp(), Input.of(-9, 9, 4, 8));
        add("abs", 2, TIGHT, in -> in.get(0).abs().sqrt(), Input.of(-9, 9, 4, 8));
    }

    private void movement() {
        Input x = Input.of(-1, 1, 3, 4, 5);
        add("reshape", 2, 0, in -> in.get(0).reshape(5, 12).mul(in.get(0).reshape(5, 12)), x);
        add("permute", 2, TIGHT, in -> in.get(0).permute(2, 0, 1).exp(), x);
        add("permute long rows", 2, TIGHT, in -> in.get(0).transpose().mul(2), Input.of(-1, 1, 300, 40));
        add("broadcast", 2, TIGHT, in -> in.get(0).mul(in.get(1)), x, Input.of(-1, 1, 4, 1));
        add(
                "broadcast rows",
                2,
                TIGHT,
                in -> in.get(0).add(in.get(1)).mul(in.get(2)),
                Input.of(-1, 1, 4, 300),
                Input.of(-1, 1, 300),
                Input.of(-1, 1, 4, 1));
        add("slice", 2, TIGHT, in -> in.get(0).slice(1, 1, 4, 2).exp(), x);
        add("pad", 2, TIGHT, in -> in.get(0).pad(2, 2, 1, 0.5).exp(), x);
        add(
                "pad inside",
                2,
                TIGHT,
                in -> Tensor.node(new Op.Pad(Ints.of(0, 1, 0), Ints.of(1, 0, 2), Ints.of(1, 0, 2), 0), in)
                        .exp(),
                x);
        add("flip", 2, TIGHT, in -> in.get(0).flip(0, 2).exp(), x);
        add("concat", 2, TIGHT, in -> Tensor.concat(1, in.get(0), in.get(1).exp()), x, Input.of(-1, 1, 3, 2, 5));
        // differences see through a stopped gradient, so it has a test of its own
        add("stop gradient", 0, TIGHT, in -> in.get(0).stopGradient().exp().mul(in.get(1)), x, x);
        add(
                "barrier",
                2,
                TIGHT,
                in -> Tensor.node(new Op.Barrier(), in.get(0), in.get(1)).exp().mul(in.get(1)),
                x,
                x);
    }

    private void reductions() {
        for (ReduceFn fn : ReduceFn.values()) {
            for (Ints axes :
                    List.of(Ints.of(0), Ints.of(1), Ints.of(2), Ints.of(0, 2), Ints.of(1, 2), Ints.of(0, 1, 2))) {
                boolean sum = fn == ReduceFn.SUM;
                // a wide range keeps the largest away from the second largest, where the derivative jumps
                Input x = sum ? Input.of(-0.3, 0.3, 3, 17, 5) : Input.of(-50, 50, 3, 17, 5);
                add(
                        fn + " " + axes,
                        2,
                        SUMS,
                        in -> Tensor.node(new Op.Reduce(fn, axes), in).mul(0.1).sin(),
                        x);
            }
            add(
                    fn + " long",
                    1,
                    SUMS,
                    in -> Tensor.node(new Op.Reduce(fn, Ints.of(1)), in),
                    Input.of(-1, 1, 2, 20_000));
            add(fn + " tall", 0, SUMS, in -> Tensor.node(new Op.Reduce(fn, Ints.of(0)), in), Input.of(-1, 1, 5000, 3));
            add(fn + " i32", 0, 0, in -> Tensor.node(new Op.Reduce(fn, Ints.of(1)), in), Input.of(I32, -9, 9, 4, 6));
        }
        for (ReduceFn fn : new ReduceFn[] {ReduceFn.MAX, ReduceFn.MIN}) {
            add("arg" + fn, 0, 0, in -> Tensor.node(new Op.ArgReduce(fn, 1), in), Input.of(-1, 1, 4, 9, 3));
        }
        for (boolean reverse : new boolean[] {false, true}) {
            add(
                    "scan " + reverse,
                    2,
                    SUMS,
                    in -> Tensor.node(new Op.Scan(1, reverse), in).exp(),
                    Input.of(-0.5, 0.5, 3, 6, 2));
            add(
                    "argsort " + reverse,
                    0,
                    0,
                    in -> Tensor.node(new Op.ArgSort(1, reverse), in),
                    Input.of(I32, 0, 5, 3, 11));
        }
        add("softmax", 2, SUMS, in -> in.get(0).softmax(-1).square(), Input.of(-2, 2, 5, 11));
        add("logSumExp", 2, SUMS, in -> in.get(0).logSumExp(-1), Input.of(-2, 2, 5, 11));
        add("prod", 2, SUMS, in -> in.get(0).prod(1), Input.of(0.5, 1.5, 3, 7));
    }

    private void contractions() {
        for (boolean ta : new boolean[] {false, true}) {
            for (boolean tb : new boolean[] {false, true}) {
                for (int[] s : new int[][] {{1, 1, 1}, {3, 5, 7}, {17, 13, 33}, {64, 10, 207}, {0, 3, 4}}) {
                    Input a = ta ? Input.of(-1, 1, 2, s[2], s[0]) : Input.of(-1, 1, 2, s[0], s[2]);
                    Input b = tb ? Input.of(-1, 1, 2, s[1], s[2]) : Input.of(-1, 1, 2, s[2], s[1]);
                    add(
                            "matmul " + ta + tb + s[0],
                            s[2] > 100 ? 1 : 2,
                            SUMS,
                            in -> Tensor.node(new Op.MatMul(ta, tb), in),
                            a,
                            b);
                }
            }
        }
        conv("conv1d", ConvSpec.of(1).padding(1).stride(2), Input.of(-1, 1, 2, 3, 9), Input.of(-1, 1, 4, 3, 3));
        conv("conv2d", ConvSpec.of(2), Input.of(-1, 1, 2, 3, 7, 6), Input.of(-1, 1, 4, 3, 3, 2));
        conv(
                "conv2d stride",
                ConvSpec.of(2).stride(2, 3).padding(Ints.of(1, 0), Ints.of(0, 2)),
                Input.of(-1, 1, 2, 2, 8, 9),
                Input.of(-1, 1, 3, 2, 3, 3));
        conv(
                "conv2d dilation",
                ConvSpec.of(2).dilation(2).padding(2),
                Input.of(-1, 1, 1, 2, 7, 7),
                Input.of(-1, 1, 2, 2, 3, 3));
        conv(
                "conv2d groups",
                ConvSpec.of(2).groups(2).padding(1),
                Input.of(-1, 1, 2, 4, 5, 5),
                Input.of(-1, 1, 6, 2, 3, 3));
        conv(
                "conv2d depthwise",
                ConvSpec.of(2).groups(4).padding(1),
                Input.of(-1, 1, 2, 4, 6, 5),
                Input.of(-1, 1, 4, 1, 3, 3));
        conv("conv2d 1x1", ConvSpec.of(2), Input.of(-1, 1, 2, 5, 4, 4), Input.of(-1, 1, 3, 5, 1, 1));
        conv("conv3d", ConvSpec.of(3).padding(1), Input.of(-1, 1, 1, 2, 4, 3, 4), Input.of(-1, 1, 3, 2, 3, 3, 3));
        WindowSpec pool = new WindowSpec(Ints.of(2, 3), ConvSpec.of(2).stride(2).padding(1));
        add("max pool", 2, TIGHT, in -> in.get(0).maxPool(pool).exp(), Input.of(-1, 1, 2, 3, 7, 8));
        add("avg pool", 2, SUMS, in -> in.get(0).avgPool(pool, false).exp(), Input.of(-1, 1, 2, 3, 7, 8));
    }

    private void conv(String name, ConvSpec spec, Input x, Input w) {
        add(name, 2, SUMS, in -> in.get(0).conv(in.get(1), spec), x, w);
        Shape y = new Op.Conv(spec)
                .infer(List.of(new TensorType(x.shape(), DType.F32), new TensorType(w.shape(), DType.F32)))
                .shape();
        Input ct = new Input(DType.F32, -1, 1, y);
        Ints spatial = Ints.of(x.shape().slice(2, x.shape().rank()).toArray());
        Ints kernel = Ints.of(w.shape().slice(2, w.shape().rank()).toArray());
        add(name + " to input", 2, SUMS, in -> Tensor.node(new Op.ConvInput(spec, spatial), in), ct, w);
        add(name + " to weight", 2, SUMS, in -> Tensor.node(new Op.ConvWeight(spec, kernel), in), x, ct);
    }

    private void indexing() {
        Input x = Input.of(-1, 1, 4, 6, 5);
        Input index = Input.of(I32, 0, 6, 3, 2);
        add("gather", 2, TIGHT, in -> in.get(0).take(1, in.get(1)).exp(), x, index);
        add("gather along", 2, TIGHT, in -> in.get(0).takeAlong(1, in.get(1)).exp(), x, Input.of(I32, 0, 6, 4, 3, 5));
        add(
                "scatter add",
                2,
                SUMS,
                in -> in.get(0).scatterAdd(1, 6, in.get(1)).exp(),
                Input.of(-1, 1, 4, 3, 2, 5),
                index);
        add(
                "scatter add along",
                2,
                SUMS,
                in -> in.get(0).scatterAddAlong(1, 6, in.get(1)).exp(),
                x,
                Input.of(I32, 0, 6, 4, 6, 5));
    }

    private void sources() {
        for (DType d : DType.values()) {
            add("fill " + d, 0, 0, in -> Tensor.full(d, 1, 3, 4), Input.of(0, 1, 1));
            add("random " + d, 0, 0, in -> Key.of(9).fold(2).random(TensorType.of(d, 5, 41)), Input.of(0, 1, 1));
            if (d != BOOL) {
                add("iota " + d, 0, 0, in -> Tensor.node(new Op.Iota(TensorType.of(d, 3, 4), 1)), Input.of(0, 1, 1));
            }
        }
    }
}
