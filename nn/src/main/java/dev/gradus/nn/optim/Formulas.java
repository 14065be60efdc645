package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;

/// What several optimizers share.
final class Formulas {
    private Formulas() {}

    /// `gradient + λ·value`.
    static Tensor withDecay(Tensor gradient, Tensor value, double decay) {
        return decay == 0 ? gradient : gradient.add(value.mul(decay));
    }

    /// `1 - βᵗ`, what a running mean that began at zero has gathered of its weight.
    static Tensor debias(double beta, Tensor step) {
        return step.mul(Math.log(beta)).expm1().neg();
    }
}
