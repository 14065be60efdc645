package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Tensor;
import java.util.function.UnaryOperator;

/// A function of two variables, with its gradient from the engine.
///
/// @param function from a tensor `[2]` to a scalar
record Hill(UnaryOperator<Tensor> function) {
    /// The lecture's example by our reconstruction: f = x² + 3y².
    static final Hill BOWL =
            new Hill(p -> p.square().mul(Tensor.of(new double[] {1, 3}, 2)).sum());

    double at(double x, double y) {
        return function.apply(Tensor.of(new double[] {x, y}, 2)).itemDouble();
    }

    double[] gradient(double x, double y) {
        Tensor p = Tensor.of(new double[] {x, y}, 2);
        return Autodiff.grad(function.apply(p), p).toDoubleArray();
    }
}
