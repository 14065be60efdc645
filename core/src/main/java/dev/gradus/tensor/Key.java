package dev.gradus.tensor;

/// An explicit source of random numbers: a 64-bit key and a stream number. Equal keys give equal numbers, on
/// every machine and for any number of threads; there is no hidden global generator.
///
/// The key is a tensor, so that a captured step can be given a new one each time; streams are told apart when
/// the graph is made.
///
/// @param tensor an i64 scalar
/// @param stream tells uses of one key apart
public record Key(Tensor tensor, long stream) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /// The key of a seed.
    public static Key of(long seed) {
        return new Key(Tensor.scalar(seed), 0);
    }

    /// A key of its own for each number: `key.fold(1)`, `key.fold(2)`, … are independent of each other and of
    /// this key.
    public Key fold(long number) {
        return new Key(tensor, mix(stream * GOLDEN + mix(number + GOLDEN)));
    }

    /// SplitMix64's finalizer (Steele, Lea & Flood 2014): a bijection of 64 bits that looks random.
    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// Random numbers of a type: uniform in [0, 1) for floating dtypes, random bits for the others.
    public Tensor random(TensorType type) {
        return Tensor.node(new Op.Random(type, stream), tensor);
    }

    /// Uniform numbers (f32) in [low, high).
    public Tensor uniform(double low, double high, int... shape) {
        return random(TensorType.of(DType.F32, shape)).mul(high - low).add(low);
    }

    /// Normal numbers (f32) with mean 0 and standard deviation 1, by the Box–Muller transform.
    public Tensor normal(int... shape) {
        TensorType type = TensorType.of(DType.F32, shape);
        // 1 - u lies in (0, 1], so the logarithm is finite
        Tensor radius = fold(0).random(type).neg().add(1).log().mul(-2).sqrt();
        return radius.mul(fold(1).random(type).mul(2 * Math.PI).cos());
    }

    /// Normal numbers (f32) within two standard deviations: the first of four draws that lies there (all four
    /// miss with probability 4·10⁻⁶; the last one is then clipped).
    public Tensor truncatedNormal(int... shape) {
        Tensor x = normal(shape);
        for (int i = 2; i <= 4; i++) {
            x = x.abs().le(2).where(x, fold(10 + i).normal(shape));
        }
        return x.clip(-2, 2);
    }

    /// Truth values that are true with a probability.
    public Tensor bernoulli(double probability, int... shape) {
        return random(TensorType.of(DType.F32, shape)).lt(probability);
    }

    /// Whole numbers (i32) in [0, bound), each equally likely to within 2⁻³².
    public Tensor integers(int bound, int... shape) {
        return random(TensorType.of(DType.F64, shape)).mul(bound).cast(DType.I32);
    }

    /// The numbers 0 to n - 1 (i32) in random order.
    public Tensor permutation(int n) {
        return random(TensorType.of(DType.I64, n)).argSort(0, false);
    }
}
