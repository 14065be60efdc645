package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/// RMSprop (Tieleman & Hinton 2012): `s ← ρs + (1 - ρ)g²`, `v ← μv + g/(√s + ε)`, `w ← w - ηv`. Centered (Graves,
/// arXiv 1308.0850) it divides by the spread instead: `√(s - a²)` with the mean gradient `a ← ρa + (1 - ρ)g`.
///
/// @param rho ρ, how long squares are remembered
/// @param momentum μ
/// @param centered whether to divide by the spread
/// @param epsilon ε
/// @param weightDecay λ: `g = ∇Q(w) + λw`
public record RmsProp(double rho, double momentum, boolean centered, double epsilon, double weightDecay)
        implements Optimizer {
    /// ρ = 0.99, no momentum, ε = 1e-8, not centered.
    public static final RmsProp DEFAULT = new RmsProp(0.99, 0, false, 1e-8, 0);

    /// Checks the ranges.
    public RmsProp {
        Ranges.share("rmsprop: rho", rho);
        Ranges.share("rmsprop: the momentum", momentum);
        Ranges.positive("rmsprop: epsilon", epsilon);
        Ranges.notNegative("rmsprop: the weight decay", weightDecay);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        List<String> names = new ArrayList<>(List.of("square"));
        if (centered) {
            names.add("mean");
        }
        if (momentum > 0) {
            names.add("velocity");
        }
        return List.copyOf(names);
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        Tensor g = Formulas.withDecay(gradient, value, weightDecay);
        Tensor s = Formulas.average(state.get(0), rho, g.square());
        List<Tensor> next = new ArrayList<>(List.of(s));
        Tensor spread = s;
        if (centered) {
            Tensor mean = Formulas.average(state.get(1), rho, g);
            next.add(mean);
            // never negative but for rounding
            spread = s.sub(mean.square()).maximum(0);
        }
        Tensor v = g.div(spread.sqrt().add(epsilon));
        if (momentum > 0) {
            v = Formulas.remember(state.getLast(), momentum, v);
            next.add(v);
        }
        return new Update(value.sub(v.mul(learningRate)), List.copyOf(next));
    }

    /// With another memory of squares.
    public RmsProp rho(double value) {
        return new RmsProp(value, momentum, centered, epsilon, weightDecay);
    }

    /// With another momentum.
    public RmsProp momentum(double value) {
        return new RmsProp(rho, value, centered, epsilon, weightDecay);
    }

    /// Centered or not.
    public RmsProp centered(boolean value) {
        return new RmsProp(rho, momentum, value, epsilon, weightDecay);
    }

    /// With another ε.
    public RmsProp epsilon(double value) {
        return new RmsProp(rho, momentum, centered, value, weightDecay);
    }

    @Override
    public RmsProp weightDecay(double value) {
        return new RmsProp(rho, momentum, centered, epsilon, value);
    }
}
