package dev.gradus.conformance;

import static dev.gradus.tensor.DType.BOOL;
import static dev.gradus.tensor.DType.F32;
import static dev.gradus.tensor.DType.I32;

import dev.gradus.conformance.Row.Input;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Rows of the op table whose inputs are views: memory read by strides, from an offset, backwards, or again and
/// again.
final class ViewRows {
    /// A way to see a tensor of a wanted shape in a larger or smaller one.
    private enum View {
        PERMUTED,
        CUT,
        STEPPED,
        FLIPPED,
        REPEATED,
        RESHAPED;

        /// The shape of the memory behind a view of this shape.
        Shape source(Shape s) {
            return switch (this) {
                case PERMUTED -> shape(s, i -> s.size(s.rank() - 1 - i));
                case CUT -> shape(s, i -> s.size(i) + 1 + i);
                case STEPPED -> shape(s, i -> 2 * s.size(i) - 1);
                case FLIPPED -> s;
                case REPEATED -> s.with(0, 1);
                case RESHAPED -> Shape.of(s.size(-1), (int) (s.size() / s.size(-1)));
            };
        }

        Tensor of(Tensor x, Shape s) {
            return switch (this) {
                case PERMUTED -> x.permute(shape(s, i -> s.rank() - 1 - i).toArray());
                case CUT -> cut(x, s, 1);
                case STEPPED -> cut(x, s, 2);
                case FLIPPED -> x.flip();
                case REPEATED -> x.broadcastTo(s);
                case RESHAPED -> x.transpose().reshape(s);
            };
        }

        private static Tensor cut(Tensor x, Shape s, int step) {
            Tensor y = x;
            for (int i = 0; i < s.rank(); i++) {
                int from = step == 1 ? i : 0;
                y = y.slice(i, from, from + (s.size(i) - 1) * step + 1, step);
            }
            return y;
        }

        private static Shape shape(Shape s, IntUnaryOperator size) {
            return Shape.of(IntStream.range(0, s.rank()).map(size).toArray());
        }
    }

    private final List<Row> rows = new ArrayList<>();

    private ViewRows() {}

    static List<Row> rows() {
        ViewRows r = new ViewRows();
        r.floats();
        for (DType d : DType.values()) {
            r.everyType(d);
        }
        return r.rows;
    }

    /// A row for each view, of which each input is one.
    private void add(String name, int order, double tolerance, Function<List<Tensor>, Tensor> f, Input... inputs) {
        for (View view : View.values()) {
            List<Input> sources = new ArrayList<>();
            for (Input i : inputs) {
                sources.add(new Input(i.dtype(), i.low(), i.high(), view.source(i.shape())));
            }
            Function<List<Tensor>, Tensor> formula = in -> {
                List<Tensor> seen = new ArrayList<>();
                for (int i = 0; i < inputs.length; i++) {
                    seen.add(view.of(in.get(i), inputs[i].shape()));
                }
                return f.apply(seen);
            };
            rows.add(new Row(name + " " + view, formula, sources, order, tolerance));
        }
    }

    private void node(String name, int order, double tolerance, Op op, Input... inputs) {
        add(name, order, tolerance, in -> Tensor.node(op, in), inputs);
    }

    private void floats() {
        Input x = Input.of(-1, 1, 3, 4, 5);
        for (ReduceFn fn : ReduceFn.values()) {
            // a repeated view has equal winners, where a maximum has no derivative
            int order = fn == ReduceFn.SUM ? 2 : 0;
            node(fn + " rows", order, OpTable.SUMS, new Op.Reduce(fn, Ints.of(2)), x);
            node(fn + " columns", order, OpTable.SUMS, new Op.Reduce(fn, Ints.of(0, 1)), x);
        }
        node("scan", 2, OpTable.SUMS, new Op.Scan(1, true), x);
        for (boolean t : new boolean[] {false, true}) {
            Input a = Input.of(-1, 1, 2, 6, 6);
            node("matmul " + t, 2, OpTable.SUMS, new Op.MatMul(t, !t), a, a);
            node("matmul both " + t, 2, OpTable.SUMS, new Op.MatMul(t, t), a, a);
            add(
                    "matmul left " + t,
                    2,
                    OpTable.SUMS,
                    in -> in.get(0).mul(2).transpose().matmul(in.get(1).exp()),
                    a,
                    a);
        }
        node(
                "matmul wide",
                0,
                OpTable.SUMS,
                new Op.MatMul(false, false),
                Input.of(-1, 1, 70, 300),
                Input.of(-1, 1, 300, 90));
        ConvSpec spec = ConvSpec.of(2).padding(1).stride(2);
        Input image = Input.of(-1, 1, 2, 3, 5, 7);
        Input weight = Input.of(-1, 1, 4, 3, 3, 3);
        Input cotangent = Input.of(-1, 1, 2, 4, 3, 4);
        node("conv", 2, OpTable.SUMS, new Op.Conv(spec), image, weight);
        node("conv to input", 2, OpTable.SUMS, new Op.ConvInput(spec, Ints.of(5, 7)), cotangent, weight);
        node("conv to weight", 2, OpTable.SUMS, new Op.ConvWeight(spec, Ints.of(3, 3)), image, cotangent);
        node("windows", 0, 0, new Op.WindowArgMax(new WindowSpec(Ints.of(2, 3), spec)), image);
        add("softmax", 2, OpTable.SUMS, in -> in.get(0).softmax(1).square(), x);
        // rows long enough to be walked row by row
        Input wide = Input.of(-1, 1, 6, 400);
        add("long rows", 0, OpTable.TIGHT, in -> in.get(0).exp().mul(in.get(1)).add(1), wide, wide);
    }

    private void everyType(DType d) {
        Input x = Input.of(d, 0, d == BOOL ? 2 : 100, 3, 4, 5);
        Input index = Input.of(I32, 0, 4, 2, 3);
        Input along = Input.of(I32, 0, 4, 3, 2, 5);
        int order = d == F32 ? 2 : 0;
        double sums = d == F32 ? OpTable.SUMS : 0;
        node("gather " + d, order, 0, new Op.Gather(1, false), x, index);
        node("gather along " + d, order, 0, new Op.Gather(1, true), x, along);
        node("concat " + d, order, 0, new Op.Concat(1), x, Input.of(d, 0, 2, 3, 1, 5));
        node("pad " + d, order, 0, new Op.Pad(Ints.of(1, 0, 2), Ints.of(0, 1, 0), Ints.of(0, 2, 0), 1), x);
        node("select " + d, 0, 0, new Op.Select(), Input.of(BOOL, 0, 2, 3, 4, 5), x, x);
        node("less " + d, 0, 0, new Op.Compare(CompareFn.LT), x, x);
        node("argmax " + d, 0, 0, new Op.ArgReduce(ReduceFn.MAX, 1), x);
        node("argsort " + d, 0, 0, new Op.ArgSort(2, true), x);
        node("max " + d, 0, 0, new Op.Reduce(ReduceFn.MAX, Ints.of(0, 2)), x);
        add("reshape " + d, order, 0, in -> in.get(0).reshape(5, 12), x);
        if (d != BOOL) {
            node("sum " + d, 0, sums, new Op.Reduce(ReduceFn.SUM, Ints.of(1)), x);
            node("scatter " + d, order, sums, new Op.ScatterAdd(1, 4, false), Input.of(d, 0, 100, 3, 2, 3, 5), index);
            node("scatter along " + d, order, sums, new Op.ScatterAdd(1, 4, true), Input.of(d, 0, 100, 3, 2, 5), along);
            add(
                    "arithmetic " + d,
                    0,
                    OpTable.TIGHT,
                    in -> in.get(0).mul(in.get(1)).sub(in.get(0)),
                    x,
                    x);
        }
    }
}
