package dev.gradus.classic;

/// Powers of one number as features.
public final class Polynomial {
    private Polynomial() {}

    /// The rows (1, x, x², …, x^degree).
    ///
    /// @throws IllegalArgumentException if the degree is below 0
    public static double[][] features(double[] x, int degree) {
        if (degree < 0) {
            throw new IllegalArgumentException("polynomial: the degree is " + degree + ", which must not be below 0");
        }
        double[][] rows = new double[x.length][degree + 1];
        for (int i = 0; i < x.length; i++) {
            rows[i][0] = 1;
            for (int j = 1; j <= degree; j++) {
                rows[i][j] = rows[i][j - 1] * x[i];
            }
        }
        return rows;
    }

    /// The value w₀ + w₁x + … at x, by Horner's rule.
    public static double at(double[] w, double x) {
        double value = 0;
        for (int j = w.length - 1; j >= 0; j--) {
            value = value * x + w[j];
        }
        return value;
    }
}
