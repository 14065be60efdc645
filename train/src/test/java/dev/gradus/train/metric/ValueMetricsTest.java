package dev.gradus.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Target;
import dev.gradus.train.Scores;
import dev.gradus.train.metric.RegressionError.Kind;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueMetricsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);

    private static double fed(Metric m, float[] outputs, float[] targets, int n) {
        m.update(outputs, targets, n);
        return m.value();
    }

    /// Errors -0.5, 0.5, 0, -1 about targets 3, -0.5, 2, 7 of mean 2.875 and spread 29.1875.
    @Test
    void errorsAreThoseCountedByHand() {
        float[] y = {3, -0.5f, 2, 7};
        float[] p = {2.5f, 0, 2, 8};
        assertThat(fed(new RegressionError(Kind.MAE, 1), p, y, 4)).isCloseTo(0.5, EXACT);
        assertThat(fed(new RegressionError(Kind.MSE, 1), p, y, 4)).isCloseTo(0.375, EXACT);
        assertThat(fed(new RegressionError(Kind.RMSE, 2), p, y, 2)).isCloseTo(Math.sqrt(0.375), EXACT);
        assertThat(fed(new RSquared(1), p, y, 4)).isCloseTo(1 - 1.5 / 29.1875, EXACT);
        assertThat(new RegressionError(Kind.MAE, 1).isBetterLarge()).isFalse();
        assertThat(new RegressionError(Kind.RMSE, 1).name()).isEqualTo("rmse");
        assertThat(new RegressionError(Kind.MSE, 1).value()).isNaN();
    }

    /// Standardised numbers, of deviations 10 and 2: errors 5 and 1 in the unit before.
    @Test
    void errorsAreInTheUnitBeforeScaling() {
        float[] y = {1, 3};
        float[] p = {1.5f, 2.5f};
        List<Double> scales = List.of(10.0, 2.0);
        assertThat(fed(new RegressionError(Kind.MAE, scales), p, y, 1)).isCloseTo(3, EXACT);
        assertThat(fed(new RegressionError(Kind.MSE, scales), p, y, 1)).isCloseTo(13, EXACT);
        Scores scores = Scores.of(new Target.Values(List.of("a"), List.of(100.0), List.of(10.0)));
        scores.add(new float[] {1.5f, 1}, new float[] {1, 1}, 2, 0);
        assertThat(scores.values().get("mae")).isCloseTo(2.5, EXACT);
    }

    @Test
    void constantTargetsAreExplainedOnlyExactly() {
        float[] y = {5, 1, 5, 3};
        assertThat(fed(new RSquared(2), new float[] {5, 1, 5, 3}, y, 2)).isEqualTo(1);
        assertThat(fed(new RSquared(2), new float[] {5, 1, 4, 3}, y, 2)).isEqualTo(0.5);
        assertThat(fed(new RSquared(1), new float[] {Float.NaN, 1}, new float[] {1, 2}, 2))
                .isNaN();
        assertThat(new RSquared(2).value()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rSquaredAgreesWithTwoPassesEvenFarFromZero(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 500;
        int width = 3;
        float[] y = new float[n * width];
        float[] p = new float[n * width];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) (1e6 + random.nextGaussian());
            p[i] = y[i] + (float) (0.5 * random.nextGaussian());
        }
        double expected = 0;
        for (int k = 0; k < width; k++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += y[i * width + k] / (double) n;
            }
            double error = 0;
            double spread = 0;
            for (int i = 0; i < n; i++) {
                error += Math.pow((double) y[i * width + k] - p[i * width + k], 2);
                spread += Math.pow(y[i * width + k] - mean, 2);
            }
            expected += (1 - error / spread) / width;
        }
        RSquared m = new RSquared(width);
        m.update(p, y, 100);
        m.update(java.util.Arrays.copyOfRange(p, 300, p.length), java.util.Arrays.copyOfRange(y, 300, y.length), 400);
        assertThat(m.value()).as("seed " + seed).isCloseTo(expected, Offset.offset(1e-9));
    }

    /// Half overlaps: boxes of 2 × 2 shifted by 1 share 2 of 6.
    @Test
    void boxesAreComparedByTheirSharedArea() {
        float[] truth = {1, 1, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1, 3, 3, 2, 2};
        float[] answer = {2, 1, 2, 2, 0, 0, 1, 1, 5, 5, 1, 1, 3, 3, -2, 2};
        assertThat(fed(BoxIou.mean(), answer, truth, 4)).isCloseTo((1 / 3.0 + 1) / 4, EXACT);
        assertThat(fed(BoxIou.shareAbove(0.5), answer, truth, 4)).isEqualTo(0.25);
        assertThat(fed(BoxIou.shareAbove(0.3), answer, truth, 4)).isEqualTo(0.5);
        assertThat(fed(BoxIou.mean(), new float[4], new float[4], 1)).isZero();
        assertThat(fed(BoxIou.mean(), new float[] {Float.NaN, 0, 1, 1}, new float[] {0, 0, 1, 1}, 1))
                .isZero();
        assertThat(BoxIou.shareAbove(0.5).name()).isEqualTo("iou>0.5");
        BoxIou one = BoxIou.ofOneBox("mean-box", new float[] {0, 0, 2, 2});
        assertThat(fed(one, answer, new float[] {0, 0, 2, 2, 0, 0, 1, 2, 5, 5, 1, 1, 1, 0, 2, 2}, 4))
                .isCloseTo((1 + 0.5 + 0 + 1 / 3.0) / 4, EXACT);
        assertThatThrownBy(() -> BoxIou.ofOneBox("x", new float[3])).hasMessageContaining("4 numbers");
        assertThatThrownBy(() -> BoxIou.shareAbove(1)).hasMessageContaining("[0, 1)");
        assertThatThrownBy(() -> BoxIou.mean().update(new float[7], new float[8], 2))
                .hasMessageContaining("7 answers");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void boxesOnAGridAgreeWithCountedCells(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 100; k++) {
            float[][] boxes = new float[2][];
            for (int b = 0; b < 2; b++) {
                boxes[b] = new float[] {random.nextInt(8), random.nextInt(8), random.nextInt(8), random.nextInt(8)};
            }
            int both = 0;
            int any = 0;
            for (int x = 0; x < 16; x++) {
                for (int y = 0; y < 16; y++) {
                    boolean a = covers(boxes[0], x, y);
                    boolean b = covers(boxes[1], x, y);
                    both += a && b ? 1 : 0;
                    any += a || b ? 1 : 0;
                }
            }
            double expected = any == 0 ? 0 : both / (double) any;
            assertThat(BoxIou.iou(boxes[0], boxes[1], 0)).as("seed " + seed).isCloseTo(expected, EXACT);
        }
    }

    private static boolean covers(float[] box, int x, int y) {
        return x >= box[0] && x < box[0] + box[2] && y >= box[1] && y < box[1] + box[3];
    }
}
