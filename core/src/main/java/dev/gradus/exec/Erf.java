package dev.gradus.exec;

/// The error function in double precision from its two classic expansions (Abramowitz & Stegun 7.1.6 and
/// 7.1.14).
final class Erf {
    /// Below this the series needs few terms and loses nothing; above it the continued fraction converges fast.
    private static final double SPLIT = 2.5;

    private static final int FRACTION_TERMS = 60;

    private Erf() {}

    static double of(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        return Math.copySign(a < SPLIT ? series(a) : a > 6 ? 1 : 1 - complement(a), x);
    }

    /// erf x = 2/√π · e^(-x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): all terms positive, so no cancellation.
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * 1e-18; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
    }

    /// 1 - erf x = e^(-x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))).
    private static double complement(double x) {
        double tail = x;
        for (int k = FRACTION_TERMS; k >= 1; k--) {
            tail = x + k / 2.0 / tail;
        }
        return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * tail);
    }
}
