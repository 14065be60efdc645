package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/// How a parameter's first values are chosen. Equal keys give equal values.
///
/// The named ones ([#named]): `zeros`, `ones`, `normal` (σ = 0.02), `truncated-normal` (σ = 0.02),
/// `orthogonal`, and by the variance they give to each number, where n is the number of inputs of an output and
/// m the number of outputs of an input:
///
/// | name | variance | source |
/// |---|---|---|
/// | `glorot-uniform`, `glorot-normal` (also `xavier-…`) | 2/(n + m) | Glorot & Bengio 2010 |
/// | `he-uniform`, `he-normal` (also `kaiming-…`) | 2/n | He et al. 2015, arXiv 1502.01852 |
/// | `lecun-uniform`, `lecun-normal` | 1/n | LeCun et al. 1998 |
/// | `fan-in-uniform` | 1/(3n): uniform in ±1/√n | PyTorch's default for linear and convolution layers |
public sealed interface Initializer {
    /// Uniform in ±1/√(inputs): the default of [Linear] and the convolutions, for weight and bias, as in
    /// PyTorch.
    static Initializer fanInUniform() {
        return new VarianceScaling(1.0 / 3, Fan.IN, Distribution.UNIFORM);
    }

    /// Glorot's, uniform.
    static Initializer glorotUniform() {
        return new VarianceScaling(1, Fan.MEAN, Distribution.UNIFORM);
    }

    /// Glorot's, normal.
    static Initializer glorotNormal() {
        return new VarianceScaling(1, Fan.MEAN, Distribution.NORMAL);
    }

    /// He's, uniform; keeps the variance of signals through ReLU layers.
    static Initializer heUniform() {
        return new VarianceScaling(2, Fan.IN, Distribution.UNIFORM);
    }

    /// He's, normal; keeps the variance of signals through ReLU layers.
    static Initializer heNormal() {
        return new VarianceScaling(2, Fan.IN, Distribution.NORMAL);
    }

    /// LeCun's, uniform.
    static Initializer lecunUniform() {
        return new VarianceScaling(1, Fan.IN, Distribution.UNIFORM);
    }

    /// LeCun's, normal; the one that SELU networks need.
    static Initializer lecunNormal() {
        return new VarianceScaling(1, Fan.IN, Distribution.NORMAL);
    }

    /// Zeros.
    static Initializer zeros() {
        return new Constant(0);
    }

    /// Ones.
    static Initializer ones() {
        return new Constant(1);
    }

    /// Which neighbours a variance is divided by.
    enum Fan {
        /// Inputs of an output.
        IN,
        /// Outputs of an input.
        OUT,
        /// The mean of both.
        MEAN
    }

    /// The shape of a distribution with a given variance.
    enum Distribution {
        /// Uniform in ±√(3·variance).
        UNIFORM,
        /// Normal.
        NORMAL
    }

    /// One value everywhere.
    record Constant(double value) implements Initializer {}

    /// Uniform in [low, high).
    record Uniform(double low, double high) implements Initializer {}

    /// Normal with mean 0.
    record Normal(double deviation) implements Initializer {}

    /// Normal with mean 0, drawn again outside of two deviations.
    record TruncatedNormal(double deviation) implements Initializer {}

    /// Mean 0 and variance `scale / fan`.
    record VarianceScaling(double scale, Fan fan, Distribution distribution) implements Initializer {
        private Tensor draw(Key key, Fans fans, int... shape) {
            double n = switch (fan) {
                case IN -> fans.in();
                case OUT -> fans.out();
                case MEAN -> (fans.in() + fans.out()) / 2;
            };
            double variance = scale / Math.max(n, 1);
            return switch (distribution) {
                case UNIFORM -> key.uniform(-Math.sqrt(3 * variance), Math.sqrt(3 * variance), shape);
                case NORMAL -> key.normal(shape).mul(Math.sqrt(variance));
            };
        }
    }

    /// A matrix (first axis by all others) with orthonormal rows or columns, whichever are fewer, times a gain,
    /// uniformly distributed over all such matrices (Saxe et al. 2013, arXiv 1312.6120).
    record Orthogonal(double gain) implements Initializer {}

    /// The initializer of a name, as listed above.
    ///
    /// @throws IllegalArgumentException if there is no such name; the message lists all
    static Initializer named(String name) {
        Initializer found =
                names().get(name.replace('_', '-').replace("xavier", "glorot").replace("kaiming", "he"));
        if (found == null) {
            throw new IllegalArgumentException(
                    "initializer: no '" + name + "', only " + String.join(", ", names().keySet()));
        }
        return found;
    }

    private static Map<String, Initializer> names() {
        Map<String, Initializer> names = new LinkedHashMap<>();
        names.put("zeros", zeros());
        names.put("ones", ones());
        names.put("normal", new Normal(0.02));
        names.put("truncated-normal", new TruncatedNormal(0.02));
        names.put("orthogonal", new Orthogonal(1));
        names.put("glorot-uniform", glorotUniform());
        names.put("glorot-normal", glorotNormal());
        names.put("he-uniform", heUniform());
        names.put("he-normal", heNormal());
        names.put("lecun-uniform", lecunUniform());
        names.put("lecun-normal", lecunNormal());
        names.put("fan-in-uniform", fanInUniform());
        return names;
    }

    /// First values (f32) for a weight (out, in, kernel…).
    default Tensor tensor(Key key, int... shape) {
        return tensor(key, Fans.of(Shape.of(shape)), shape);
    }

    /// First values (f32) for a parameter of a layer with given fans: a bias takes its weight's.
    default Tensor tensor(Key key, Fans fans, int... shape) {
        return switch (this) {
            case Constant(double value) -> Tensor.full(DType.F32, value, shape);
            case Uniform(double low, double high) -> key.uniform(low, high, shape);
            case Normal(double deviation) -> key.normal(shape).mul(deviation);
            case TruncatedNormal(double deviation) -> key.truncatedNormal(shape).mul(deviation);
            case VarianceScaling v -> v.draw(key, fans, shape);
            case Orthogonal(double gain) -> OrthogonalMatrix.draw(key, gain, shape);
        };
    }

    /// A trained parameter with first values for a layer with given fans.
    default Parameter parameter(Key key, Fans fans, int... shape) {
        return Parameter.of(tensor(key, fans, shape));
    }
}
