package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Compares gradients with differences of function values, for users who write layers and ops of their own.
///
/// The function is evaluated in f64 along one random direction `d`: the derivative of `f(x + t·d)` at `t = 0`
/// by central differences with Richardson's extrapolation against `∇f · d`.
///
/// @param order 1 checks the gradient, 2 the gradient's gradient as well
/// @param seed picks the point's direction and the output's weights
/// @param step size of the difference
/// @param tolerance largest accepted difference, relative to the larger of 1 and the derivative
public record GradientCheck(int order, long seed, double step, double tolerance) {
    /// First and second order, step 1e-3, tolerance 1e-6.
    public static final GradientCheck DEFAULT = new GradientCheck(2, 1, 1e-3, 1e-6);

    /// What a check found.
    ///
    /// @param passed whether every difference was within tolerance
    /// @param message the derivatives by both ways, for each order
    public record Report(boolean passed, String message) {}

    /// Checks a function of tensors at a point; inputs that are not floating are held fixed, f32 ones are taken
    /// as f64.
    public Report check(Function<List<Tensor>, Tensor> function, Tensor... at) {
        List<Tensor> x = new ArrayList<>();
        for (Tensor t : at) {
            x.add(t.dtype().isFloat() ? t.cast(DType.F64) : t);
        }
        Tensor.eval(x);
        Key key = Key.of(seed);
        Function<List<Tensor>, Tensor> scalar = in -> weighted(function.apply(in), key.fold(-1));
        StringBuilder message = new StringBuilder();
        boolean passed = true;
        for (int n = 1; n <= order; n++) {
            passed &= compare(
                    scalar, x, key.fold(n), message.append("order ").append(n).append(": "));
            Function<List<Tensor>, Tensor> f = scalar;
            Key next = key.fold(100 + n);
            scalar = in -> {
                List<Tensor> g = Autodiff.grad(
                        f.apply(in),
                        in.stream().filter(t -> t.dtype().isFloat()).toList());
                Tensor sum = Tensor.full(DType.F64, 0);
                for (int i = 0; i < g.size(); i++) {
                    sum = sum.add(weighted(g.get(i), next.fold(i)));
                }
                return sum;
            };
        }
        return new Report(passed, message.toString());
    }

    private boolean compare(Function<List<Tensor>, Tensor> f, List<Tensor> x, Key key, StringBuilder message) {
        List<Tensor> floats = x.stream().filter(t -> t.dtype().isFloat()).toList();
        List<Tensor> directions = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            directions.add(noise(x.get(i).shape(), key.fold(i)));
        }
        List<Tensor> gradients = Autodiff.grad(f.apply(x), floats);
        Tensor dot = Tensor.full(DType.F64, 0);
        for (int i = 0, k = 0; i < x.size(); i++) {
            if (x.get(i).dtype().isFloat()) {
                dot = dot.add(gradients.get(k++).mul(directions.get(i)).sum());
            }
        }
        double analytic = dot.itemDouble();
        double wide = difference(f, x, directions, 2 * step);
        double narrow = difference(f, x, directions, step);
        double numeric = narrow + (narrow - wide) / 3;
        message.append("gradient ")
                .append(analytic)
                .append(", differences ")
                .append(numeric)
                .append("; ");
        return Math.abs(analytic - numeric) <= tolerance * Math.max(1, Math.abs(numeric));
    }

    private static double difference(Function<List<Tensor>, Tensor> f, List<Tensor> x, List<Tensor> d, double h) {
        return (f.apply(moved(x, d, h)).itemDouble() - f.apply(moved(x, d, -h)).itemDouble()) / (2 * h);
    }

    private static List<Tensor> moved(List<Tensor> x, List<Tensor> d, double h) {
        List<Tensor> out = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            out.add(x.get(i).dtype().isFloat() ? x.get(i).add(d.get(i).mul(h)) : x.get(i));
        }
        return out;
    }

    private static Tensor noise(Shape shape, Key key) {
        return key.random(new TensorType(shape, DType.F64)).mul(2).sub(1);
    }

    private static Tensor weighted(Tensor t, Key key) {
        return t.mul(noise(t.shape(), key)).sum();
    }
}
