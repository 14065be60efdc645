package dev.gradus.nn.optim;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// Muon (Jordan et al. 2024, kellerjordan.github.io/posts/muon): momentum whose matrices are made nearly
/// orthogonal by five Newton–Schulz iterations `X ← aX + (bA + cA²)X`, `A = XXᵀ`, with (a, b, c) = (3.4445,
/// -4.7750, 2.0315), and scaled by √max(1, rows/columns). Weights of more than two axes count as matrices
/// (first axis × the rest); vectors and scalars take [Adam#W]'s step, at a learning rate `vectorRate` times as
/// large. The authors give embeddings and the last layer to AdamW as well; here they count as matrices.
///
/// @param momentum of the matrices, in Nesterov's form
/// @param vectorRate the share of the learning rate that vectors get
/// @param weightDecay λ, decoupled
public record Muon(double momentum, double vectorRate, double weightDecay) implements Optimizer {
    /// Momentum 0.95, vectors at 0.015 of the rate (3e-4 beside 0.02), no decay.
    public static final Muon DEFAULT = new Muon(0.95, 0.015, 0);

    private static final double A = 3.4445;
    private static final double B = -4.7750;
    private static final double C = 2.0315;
    private static final int ITERATIONS = 5;

    /// Checks the ranges.
    public Muon {
        Ranges.share("muon: the momentum", momentum);
        Ranges.positive("muon: the rate of vectors", vectorRate);
        Ranges.notNegative("muon: the weight decay", weightDecay);
    }

    private Adam vectors() {
        return Adam.W.weightDecay(weightDecay);
    }

    @Override
    public List<String> stateNames(Shape shape) {
        return shape.rank() < 2 ? vectors().stateNames(shape) : List.of("velocity");
    }

    @Override
    public Update step(Tensor value, Tensor gradient, List<Tensor> state, Tensor learningRate, Tensor step) {
        if (value.rank() < 2) {
            return vectors().step(value, gradient, state, learningRate.mul(vectorRate), step);
        }
        Tensor v = Formulas.remember(state.get(0), momentum, gradient);
        Tensor matrix = gradient.add(v.mul(momentum)).flatten(1);
        double scale = Math.sqrt(Math.max(1.0, (double) matrix.size(0) / matrix.size(1)));
        Tensor direction = orthogonal(matrix).mul(scale).reshape(value.shape());
        Tensor change = Formulas.withDecay(direction, value, weightDecay);
        return new Update(value.sub(change.mul(learningRate)), List.of(v));
    }

    private static Tensor orthogonal(Tensor matrix) {
        boolean tall = matrix.size(0) > matrix.size(1);
        Tensor x = tall ? matrix.transpose() : matrix;
        x = x.div(x.norm().add(1e-7));
        for (int i = 0; i < ITERATIONS; i++) {
            Tensor a = x.matmul(x.transpose());
            x = x.mul(A).add(a.mul(B).add(a.matmul(a).mul(C)).matmul(x));
        }
        return tall ? x.transpose() : x;
    }

    /// With another momentum.
    public Muon momentum(double value) {
        return new Muon(value, vectorRate, weightDecay);
    }

    /// With another share of the learning rate for vectors.
    public Muon vectorRate(double value) {
        return new Muon(momentum, value, weightDecay);
    }

    @Override
    public Muon weightDecay(double value) {
        return new Muon(momentum, vectorRate, value);
    }
}
