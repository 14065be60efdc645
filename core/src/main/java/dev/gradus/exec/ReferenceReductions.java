package dev.gradus.exec;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;

/// Reductions, running sums and sorting.
final class ReferenceReductions {
    private ReferenceReductions() {}

    static void run(Op op, Operand in, Operand out) {
        switch (op) {
            case Op.Reduce(ReduceFn fn, Ints axes) -> reduce(fn, axes, in, out);
            case Op.ArgReduce(ReduceFn fn, int axis) ->
                lines(
                        in.type().shape(),
                        axis,
                        (line, start, stride, n) -> out.storage().setLong(line, arg(fn, in, start, stride, n)));
            case Op.Scan(int axis, boolean reverse) ->
                lines(in.type().shape(), axis, (line, start, stride, n) -> scan(in, out, reverse, start, stride, n));
            case Op.ArgSort(int axis, boolean descending) ->
                lines(in.type().shape(), axis, (line, start, stride, n) -> sort(in, out, descending, start, stride, n));
            default -> throw new AssertionError(op);
        }
    }

    private interface Line {
        void run(int line, int start, int stride, int n);
    }

    /// Visits every line along an axis, in row-major order of the other axes.
    private static void lines(Shape shape, int axis, Line body) {
        int n = shape.size(axis);
        int inner = shape.slice(axis + 1, shape.rank()).intSize();
        int outer = shape.slice(0, axis).intSize();
        for (int i = 0; i < outer; i++) {
            for (int j = 0; j < inner; j++) {
                body.run(i * inner + j, i * n * inner + j, inner, n);
            }
        }
    }

    private static void reduce(ReduceFn fn, Ints axes, Operand in, Operand out) {
        Shape shape = in.type().shape();
        Shape left = out.type().shape();
        // the output's stride along each input axis, 0 along those that vanish
        int[] strides = new int[shape.rank()];
        int[] leftStrides = left.strides();
        for (int i = 0, k = 0; i < strides.length; i++) {
            strides[i] = axes.contains(i) ? 0 : leftStrides[k++];
        }
        int n = left.intSize();
        if (in.type().dtype().isFloat()) {
            double[] acc = new double[n];
            java.util.Arrays.fill(
                    acc,
                    switch (fn) {
                        case SUM -> 0;
                        case MAX -> Double.NEGATIVE_INFINITY;
                        case MIN -> Double.POSITIVE_INFINITY;
                    });
            ReferenceMachine.walk(
                    shape,
                    0,
                    Ints.of(strides),
                    (i, at) -> acc[at] = combine(fn, acc[at], in.storage().getDouble(i)));
            for (int i = 0; i < n; i++) {
                out.storage().setDouble(i, acc[i]);
            }
        } else {
            long[] acc = new long[n];
            java.util.Arrays.fill(
                    acc,
                    switch (fn) {
                        case SUM -> 0;
                        case MAX -> smallest(in.type().dtype());
                        case MIN -> largest(in.type().dtype());
                    });
            ReferenceMachine.walk(
                    shape,
                    0,
                    Ints.of(strides),
                    (i, at) -> acc[at] = combine(fn, acc[at], in.storage().getLong(i)));
            for (int i = 0; i < n; i++) {
                out.storage().setLong(i, acc[i]);
            }
        }
    }

    private static double combine(ReduceFn fn, double a, double b) {
        return switch (fn) {
            case SUM -> a + b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }

    private static long combine(ReduceFn fn, long a, long b) {
        return switch (fn) {
            case SUM -> a + b;
            case MAX -> Math.max(a, b);
            case MIN -> Math.min(a, b);
        };
    }

    private static long smallest(DType dtype) {
        return switch (dtype) {
            case I32 -> Integer.MIN_VALUE;
            case I64 -> Long.MIN_VALUE;
            case U8, BOOL, F32, F64, F16, BF16 -> 0;
        };
    }

    private static long largest(DType dtype) {
        return switch (dtype) {
            case I32 -> Integer.MAX_VALUE;
            case I64 -> Long.MAX_VALUE;
            case U8 -> 255;
            case BOOL -> 1;
            case F32, F64, F16, BF16 -> 0;
        };
    }

    private static int arg(ReduceFn fn, Operand in, int start, int stride, int n) {
        Storage s = in.storage();
        boolean real = in.type().dtype().isFloat();
        int best = 0;
        for (int i = 1; i < n; i++) {
            int a = start + i * stride;
            int b = start + best * stride;
            if (real && Double.isNaN(s.getDouble(b))) {
                break;
            }
            boolean wins = real ? beats(s.getDouble(a), s.getDouble(b), fn) : beats(s.getLong(a), s.getLong(b), fn);
            best = wins ? i : best;
        }
        return best;
    }

    private static boolean beats(double a, double b, ReduceFn fn) {
        return Double.isNaN(a) || (fn == ReduceFn.MAX ? a > b : a < b);
    }

    private static boolean beats(long a, long b, ReduceFn fn) {
        return fn == ReduceFn.MAX ? a > b : a < b;
    }

    private static void scan(Operand in, Operand out, boolean reverse, int start, int stride, int n) {
        boolean real = in.type().dtype().isFloat();
        double sum = 0;
        long whole = 0;
        for (int k = 0; k < n; k++) {
            int at = start + (reverse ? n - 1 - k : k) * stride;
            if (real) {
                sum += in.storage().getDouble(at);
                out.storage().setDouble(at, sum);
            } else {
                whole += in.storage().getLong(at);
                out.storage().setLong(at, whole);
            }
        }
    }

    private static void sort(Operand in, Operand out, boolean descending, int start, int stride, int n) {
        Storage s = in.storage();
        boolean real = in.type().dtype().isFloat();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        mergeSort(order, new int[n], 0, n, (a, b) -> {
            int x = start + a * stride;
            int y = start + b * stride;
            int c = real ? compare(s.getDouble(x), s.getDouble(y)) : Long.compare(s.getLong(x), s.getLong(y));
            return descending ? -c : c;
        });
        for (int i = 0; i < n; i++) {
            out.storage().setLong(start + i * stride, order[i]);
        }
    }

    /// By value, NaN largest, zeros equal.
    private static int compare(double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
        }
        return a < b ? -1 : a > b ? 1 : 0;
    }

    private interface Order {
        int compare(int a, int b);
    }

    private static void mergeSort(int[] a, int[] spare, int from, int to, Order order) {
        if (to - from < 2) {
            return;
        }
        int mid = (from + to) >>> 1;
        mergeSort(a, spare, from, mid, order);
        mergeSort(a, spare, mid, to, order);
        System.arraycopy(a, from, spare, from, to - from);
        for (int k = from, i = from, j = mid; k < to; k++) {
            boolean left = j >= to || (i < mid && order.compare(spare[i], spare[j]) <= 0);
            a[k] = left ? spare[i++] : spare[j++];
        }
    }
}
