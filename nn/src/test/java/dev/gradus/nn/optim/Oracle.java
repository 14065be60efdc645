package dev.gradus.nn.optim;

import java.util.function.DoubleUnaryOperator;

/// The optimizers' rules once more, element by element in plain Java doubles, written from the papers: nothing
/// shared with what they check.
interface Oracle {
    /// Changes `w` by the gradient `g` in step `t` (1 for the first).
    void step(double[] w, double[] g, double rate, int t);

    static Oracle sgd(double momentum, double dampening, boolean nesterov, double decay) {
        double[] v = new double[100];
        return (w, grad, rate, t) -> {
            for (int i = 0; i < w.length; i++) {
                double g = grad[i] + decay * w[i];
                v[i] = t == 1 ? g : momentum * v[i] + (1 - dampening) * g;
                double d = nesterov ? g + momentum * v[i] : v[i];
                w[i] -= rate * d;
            }
        };
    }

    static Oracle adaGrad(double epsilon, double decay) {
        double[] s = new double[100];
        return (w, grad, rate, _) -> {
            for (int i = 0; i < w.length; i++) {
                double g = grad[i] + decay * w[i];
                s[i] += g * g;
                w[i] -= rate * g / (Math.sqrt(s[i]) + epsilon);
            }
        };
    }

    static Oracle rmsProp(double rho, double momentum, boolean centered, double epsilon, double decay) {
        double[] s = new double[100];
        double[] a = new double[100];
        double[] v = new double[100];
        return (w, grad, rate, _) -> {
            for (int i = 0; i < w.length; i++) {
                double g = grad[i] + decay * w[i];
                s[i] = rho * s[i] + (1 - rho) * g * g;
                a[i] = rho * a[i] + (1 - rho) * g;
                double spread = centered ? s[i] - a[i] * a[i] : s[i];
                v[i] = momentum * v[i] + g / (Math.sqrt(spread) + epsilon);
                w[i] -= rate * v[i];
            }
        };
    }

    static Oracle adam(double beta1, double beta2, double epsilon, double decay, boolean decoupled) {
        double[] m = new double[100];
        double[] v = new double[100];
        return (w, grad, rate, t) -> {
            for (int i = 0; i < w.length; i++) {
                double g = decoupled ? grad[i] : grad[i] + decay * w[i];
                if (decoupled) {
                    w[i] *= 1 - rate * decay;
                }
                m[i] = beta1 * m[i] + (1 - beta1) * g;
                v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                double mHat = m[i] / (1 - Math.pow(beta1, t));
                double vHat = v[i] / (1 - Math.pow(beta2, t));
                w[i] -= rate * mHat / (Math.sqrt(vHat) + epsilon);
            }
        };
    }

    static Oracle lion(double beta1, double beta2, double decay) {
        double[] m = new double[100];
        return (w, g, rate, _) -> {
            for (int i = 0; i < w.length; i++) {
                double c = Math.signum(beta1 * m[i] + (1 - beta1) * g[i]);
                w[i] -= rate * (c + decay * w[i]);
                m[i] = beta2 * m[i] + (1 - beta2) * g[i];
            }
        };
    }

    /// For a matrix of `rows` × `columns`. The iteration is an odd polynomial `p(σ) = aσ + bσ³ + cσ⁵` on singular
    /// values, which is the same as the polynomial `aI + bG + cG²` of the Gram matrix `G = XᵀX` from the right.
    static Oracle muon(int rows, int columns, double momentum, double decay) {
        double[] v = new double[100];
        return (w, g, rate, _) -> {
            double[][] x = new double[rows][columns];
            double squares = 0;
            for (int i = 0; i < w.length; i++) {
                v[i] = momentum * v[i] + g[i];
                double d = g[i] + momentum * v[i];
                x[i / columns][i % columns] = d;
                squares += d * d;
            }
            double length = Math.sqrt(squares) + 1e-7;
            map(x, d -> d / length);
            for (int k = 0; k < 5; k++) {
                double[][] gram = product(transposed(x), x);
                double[][] square = product(gram, gram);
                double[][] p = new double[columns][columns];
                for (int i = 0; i < columns; i++) {
                    for (int j = 0; j < columns; j++) {
                        p[i][j] = (i == j ? 3.4445 : 0) - 4.7750 * gram[i][j] + 2.0315 * square[i][j];
                    }
                }
                x = product(x, p);
            }
            double scale = rows > columns ? Math.sqrt(rows / (double) columns) : 1;
            for (int i = 0; i < w.length; i++) {
                w[i] = w[i] * (1 - rate * decay) - rate * scale * x[i / columns][i % columns];
            }
        };
    }

    private static void map(double[][] x, DoubleUnaryOperator f) {
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) {
                row[j] = f.applyAsDouble(row[j]);
            }
        }
    }

    private static double[][] transposed(double[][] x) {
        double[][] y = new double[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[0].length; j++) {
                y[j][i] = x[i][j];
            }
        }
        return y;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] c = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }
}
