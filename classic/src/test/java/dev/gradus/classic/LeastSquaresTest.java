package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
    private static final double[] X = {0, 1, 2, 3, 4};
    private static final double[] Y = {1.1, 2.9, 5.2, 6.8, 9.1};

    @Test
    void theLineThroughFivePoints() {
        double[] w = LeastSquares.fit(Polynomial.features(X, 1), Y);
        assertThat(w).usingComparatorWithPrecision(1e-12).containsExactly(1.04, 1.99);
        assertThat(LeastSquares.meanSquaredError(w, Polynomial.features(X, 1), Y))
                .isCloseTo(0.0214, offset(1e-12));
        assertThat(Polynomial.at(w, 10)).isCloseTo(20.94, offset(1e-12));
    }

    @Test
    void theResidualIsOrthogonalToTheFeatures() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] x = new double[20][4];
        double[] y = new double[20];
        for (int i = 0; i < 20; i++) {
            x[i] = random.doubles(4, -1, 1).toArray();
            y[i] = random.nextDouble();
        }
        for (double[] w : new double[][] {LeastSquares.fit(x, y), LeastSquares.minimumNorm(x, y)}) {
            for (int j = 0; j < 4; j++) {
                double dot = 0;
                for (int i = 0; i < 20; i++) {
                    dot += x[i][j] * (LeastSquares.answer(w, x[i]) - y[i]);
                }
                assertThat(dot).isCloseTo(0, offset(1e-12));
            }
        }
    }

    @Test
    void ridgeSolvesItsNormalEquationsAndLeavesTheFreeColumnAlone() {
        double lambda = 0.5;
        double[][] x = Polynomial.features(X, 2);
        for (int free = -1; free < 3; free++) {
            double[] w = LeastSquares.ridge(x, Y, lambda, free);
            for (int j = 0; j < 3; j++) {
                double g = j == free ? 0 : lambda * w[j];
                for (int i = 0; i < 5; i++) {
                    g += x[i][j] * (LeastSquares.answer(w, x[i]) - Y[i]);
                }
                assertThat(g).as("free %d, column %d", free, j).isCloseTo(0, offset(1e-10));
            }
        }
    }

    @Test
    void minimumNormTakesTheShortestOfManySolutions() {
        double[] w = LeastSquares.minimumNorm(new double[][] {{1, 1}, {2, 2}}, new double[] {1, 2});
        assertThat(w).usingComparatorWithPrecision(1e-12).containsExactly(0.5, 0.5);
    }

    @Test
    void whatHasNoOneAnswerIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, 1}, {2, 2}, {3, 3}}, new double[] {1, 2, 3}))
                .withMessageContaining("depend on each other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1, 2}}, new double[] {1}))
                .withMessageContaining("1 rows do not determine 2 weights");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1}, {Double.NaN}}, new double[] {1, 2}))
                .withMessageContaining("row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.ridge(Polynomial.features(X, 1), Y, 0, -1))
                .withMessageContaining("lambda is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeastSquares.fit(new double[][] {{1}, {1, 2}}, new double[] {1, 2}))
                .withMessageContaining("row 1 has 2 features");
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.fit(new double[0][], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Polynomial.features(X, -1));
    }

    @Test
    void inputsStayAsTheyWere() {
        double[][] x = Polynomial.features(X, 1);
        double[][] copy = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        LeastSquares.fit(x, Y);
        LeastSquares.ridge(x, Y, 1, 0);
        assertThat(Arrays.deepEquals(x, copy)).isTrue();
    }

    @Test
    void severalAnswersAtOnceAreThoseOfEach() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] x = new double[60][];
        double[][] y = new double[60][];
        double[] first = new double[60];
        for (int i = 0; i < x.length; i++) {
            x[i] = random.doubles(9, -1, 1).toArray();
            first[i] = x[i][0] - 2 * x[i][8] + random.nextDouble();
            y[i] = new double[] {first[i], -first[i]};
        }
        double[] alone = LeastSquares.ridge(x, first, 0.5, -1);
        double[][] both = LeastSquares.ridge(x, y, 0.5);
        for (int j = 0; j < alone.length; j++) {
            assertThat(both[0][j]).isCloseTo(alone[j], offset(1e-10));
            assertThat(both[1][j]).isCloseTo(-alone[j], offset(1e-10));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> LeastSquares.ridge(x, y, 0));
    }
}
