package dev.gradus.classic;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Linear models by least squares in float64. The normal equations are never formed: they square the condition
/// number, and half of the digits go (Golub and Van Loan, Matrix Computations, 4th edition, section 5.3).
public final class LeastSquares {
    private LeastSquares() {}

    /// The weights w that minimize ‖Xw − y‖², by Householder QR.
    ///
    /// @param x ℓ rows of d features
    /// @param y ℓ answers
    /// @throws IllegalArgumentException if the sizes do not match, a number is not finite, there are fewer rows
    ///     than columns, or the columns depend on each other; [#minimumNorm] takes those
    public static double[] fit(double[][] x, double[] y) {
        int columns = check(x, y);
        if (x.length < columns) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "least squares: %d rows do not determine %d weights; use ridge or minimumNorm",
                    x.length,
                    columns));
        }
        var solver = new QRDecomposition(new Array2DRowRealMatrix(x, false)).getSolver();
        if (!solver.isNonSingular()) {
            throw new IllegalArgumentException(
                    "least squares: the features depend on each other linearly; use ridge or minimumNorm");
        }
        return solver.solve(new ArrayRealVector(y, false)).toArray();
    }

    /// The shortest of all weights w that minimize ‖Xw − y‖², by the singular value decomposition; singular values
    /// below `max(rows, columns) · 2⁻⁵² · largest` count as zero.
    ///
    /// @throws IllegalArgumentException if the sizes do not match or a number is not finite
    public static double[] minimumNorm(double[][] x, double[] y) {
        check(x, y);
        return new SingularValueDecomposition(new Array2DRowRealMatrix(x, false))
                .getSolver()
                .solve(new ArrayRealVector(y, false))
                .toArray();
    }

    /// The weights w that minimize ‖Xw − y‖² + λ‖w‖², without a penalty on the column of ones where `free` names
    /// one: least squares with the rows √λ·e_j added below.
    ///
    /// @param lambda λ > 0
    /// @param free the column without a penalty, or −1
    /// @throws IllegalArgumentException if the sizes do not match, a number is not finite, or λ is not above 0
    public static double[] ridge(double[][] x, double[] y, double lambda, int free) {
        int columns = check(x, y);
        if (!(lambda > 0) || lambda == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("ridge: lambda is " + lambda + ", which must be above 0 and finite");
        }
        RealMatrix rows = new Array2DRowRealMatrix(x.length + columns, columns);
        rows.setSubMatrix(x, 0, 0);
        double root = Math.sqrt(lambda);
        for (int j = 0; j < columns; j++) {
            rows.setEntry(x.length + j, j, j == free ? 0 : root);
        }
        double[] answers = Arrays.copyOf(y, x.length + columns);
        return new QRDecomposition(rows)
                .getSolver()
                .solve(new ArrayRealVector(answers, false))
                .toArray();
    }

    /// The weights W that minimize ‖XW − Y‖² + λ‖W‖² for several answers at once, by the normal equations
    /// (XᵀX + λI)W = XᵀY and Cholesky's factors: many times quicker than [#ridge] where there are hundreds of
    /// features, but errors grow with the square of X's condition, so features should be standardized.
    ///
    /// @param x ℓ rows of d features
    /// @param y ℓ rows of m answers
    /// @param lambda λ > 0, penalizing all weights
    /// @return m rows of d weights
    /// @throws IllegalArgumentException if the sizes do not match, a number is not finite, or λ is not above 0
    public static double[][] ridge(double[][] x, double[][] y, double lambda) {
        if (!(lambda > 0) || lambda == Double.POSITIVE_INFINITY || y.length == 0) {
            throw new IllegalArgumentException(
                    "ridge: lambda is " + lambda + ", which must be above 0 and finite, for " + y.length + " answers");
        }
        int answers = y[0].length;
        double[][] right = new double[answers][];
        for (int k = 0; k < answers; k++) {
            int output = k;
            double[] column = Arrays.stream(y).mapToDouble(row -> row[output]).toArray();
            int columns = check(x, column);
            right[k] = new double[columns];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < columns; j++) {
                    right[k][j] += x[i][j] * column[i];
                }
            }
        }
        double[][] products = products(x);
        for (int j = 0; j < products.length; j++) {
            products[j][j] += lambda;
        }
        var solver = new CholeskyDecomposition(new Array2DRowRealMatrix(products, false), 1e-9, 0).getSolver();
        return Arrays.stream(right)
                .map(r -> solver.solve(new ArrayRealVector(r, false)).toArray())
                .toArray(double[][]::new);
    }

    /// XᵀX, each number summed in the order of the rows.
    private static double[][] products(double[][] x) {
        int columns = x[0].length;
        double[][] all = new double[columns][columns];
        Parallel.forRange(columns, 8, (from, to) -> {
            for (double[] row : x) {
                for (int j = from; j < to; j++) {
                    double v = row[j];
                    double[] sums = all[j];
                    for (int k = j; k < columns; k++) {
                        sums[k] += v * row[k];
                    }
                }
            }
        });
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < j; k++) {
                all[j][k] = all[k][j];
            }
        }
        return all;
    }

    /// The answer w·x of a linear model.
    public static double answer(double[] w, double[] x) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            sum += w[j] * x[j];
        }
        return sum;
    }

    /// The mean of (w·xᵢ − yᵢ)².
    public static double meanSquaredError(double[] w, double[][] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double error = answer(w, x[i]) - y[i];
            sum += error * error;
        }
        return sum / x.length;
    }

    private static int check(double[][] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "least squares: " + x.length + " rows of features for " + y.length + " answers");
        }
        int columns = x[0].length;
        for (int i = 0; i < x.length; i++) {
            if (x[i].length != columns) {
                throw new IllegalArgumentException(
                        "least squares: row " + i + " has " + x[i].length + " features, row 0 has " + columns);
            }
            for (double v : x[i]) {
                finite(v, i);
            }
            finite(y[i], i);
        }
        return columns;
    }

    private static void finite(double v, int row) {
        if (!Double.isFinite(v)) {
            throw new IllegalArgumentException("least squares: row " + row + " has the number " + v);
        }
    }
}
