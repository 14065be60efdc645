package dev.gradus.nn.optim;

import dev.gradus.tensor.Tensor;

/// What several optimizers share.
final class Formulas {
    /// Far below every gradient that matters, far above the subnormal numbers.
    private static final double TINY = 1e-20;

    private Formulas() {}

    /// `gradient + λ·value`.
    static Tensor withDecay(Tensor gradient, Tensor value, double decay) {
        return decay == 0 ? gradient : gradient.add(value.mul(decay));
    }

    /// `β·memory + news`, rounded to whole multiples of about 10⁻²⁷: where the news stay 0, as behind a dead
    /// ReLU, a memory would else shrink to a subnormal number and stay there, and on many processors arithmetic
    /// on those is tens of times slower.
    static Tensor remember(Tensor memory, double beta, Tensor news) {
        return memory.mul(beta).add(news).add(TINY).sub(TINY);
    }

    /// `β·mean + (1 - β)·news`, as [#remember] rounds it.
    static Tensor average(Tensor mean, double beta, Tensor news) {
        return remember(mean, beta, news.mul(1 - beta));
    }

    /// `1 - βᵗ`, what a running mean that began at zero has gathered of its weight.
    static Tensor debias(double beta, Tensor step) {
        return step.mul(StrictMath.log(beta)).expm1().neg();
    }
}
