package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccuracyTest {
    /// Errors in ulp as measured over every 61st float, rounded up; the test looks at every 9,973rd.
    static Stream<Arguments> functions() {
        return Stream.of(
                function(UnaryLoop.EXP, 1.1, StrictMath::exp),
                function(UnaryLoop.EXPM1, 1.5, StrictMath::expm1),
                function(UnaryLoop.LOG, 0.9, StrictMath::log),
                function(UnaryLoop.LOG1P, 2.6, StrictMath::log1p),
                function(UnaryLoop.SIN, 1.7, StrictMath::sin),
                function(UnaryLoop.COS, 1.7, StrictMath::cos),
                function(UnaryLoop.ATAN, 1.4, StrictMath::atan),
                function(UnaryLoop.TANH, 2.5, StrictMath::tanh),
                function(UnaryLoop.SIGMOID, 2.8, AccuracyTest::sigmoid),
                function(UnaryLoop.ERF, 1.8, AccuracyTest::erf),
                function(UnaryLoop.RSQRT, 1.5, x -> x == 0 ? 1 / x : 1 / StrictMath.sqrt(x)),
                function(UnaryLoop.SQRT, 0.5, StrictMath::sqrt),
                function(UnaryLoop.RECIPROCAL, 0.5, x -> 1 / x),
                function(UnaryLoop.SQUARE, 0.5, x -> x * x),
                function(UnaryLoop.FLOOR, 0, StrictMath::floor),
                function(UnaryLoop.CEIL, 0, StrictMath::ceil),
                function(UnaryLoop.ROUND, 0, StrictMath::rint),
                function(UnaryLoop.SIGN, 0, Math::signum),
                function(UnaryLoop.ABS, 0, Math::abs),
                function(UnaryLoop.NEG, 0, x -> -x),
                function(UnaryLoop.RELU, 0, x -> x <= 0 ? 0 : x));
    }

    private static Arguments function(UnaryLoop fn, double ulps, DoubleUnaryOperator truth) {
        return Arguments.of(fn, ulps, truth);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void errorStaysWithinItsBoundOverTheWholeFloatRange(UnaryLoop fn, double ulps, DoubleUnaryOperator truth) {
        assertThat(Accuracy.of(fn, truth, 9973))
                .satisfies(w -> assertThat(w.ulps()).as("%s at %s", fn, w.at()).isLessThanOrEqualTo(ulps));
    }

    @Test
    void everyFunctionIsMeasured() {
        assertThat(functions().map(a -> a.get()[0])).containsExactlyInAnyOrder((Object[]) UnaryLoop.values());
    }

    @Test
    void specialNumbersKeepTheirMeaning() {
        float inf = Float.POSITIVE_INFINITY;
        assertThat(ScalarMath.exp(inf)).isEqualTo(inf);
        assertThat(ScalarMath.exp(-inf)).isEqualTo(0f);
        assertThat(ScalarMath.exp(-103f)).isEqualTo((float) StrictMath.exp(-103));
        assertThat(ScalarMath.log(0f)).isEqualTo(-inf);
        assertThat(ScalarMath.log(Float.MIN_VALUE)).isEqualTo((float) StrictMath.log(Float.MIN_VALUE));
        assertThat(ScalarMath.log(-1f)).isNaN();
        assertThat(ScalarMath.log1p(-1f)).isEqualTo(-inf);
        assertThat(ScalarMath.tanh(inf)).isEqualTo(1f);
        assertThat(ScalarMath.sigmoid(-100f)).isEqualTo((float) StrictMath.exp(-100));
        assertThat(ScalarMath.erf(-inf)).isEqualTo(-1f);
        assertThat(ScalarMath.atan(-inf)).isEqualTo((float) (-StrictMath.PI / 2));
        assertThat(ScalarMath.sin(inf)).isNaN();
        assertThat(ScalarMath.sin(1e30f)).isEqualTo((float) StrictMath.sin(1e30f));
    }

    @Test
    void powAndModFollowTheirDefinition() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 10_000; i++) {
            float x = Twins.wild(random, 1)[0];
            float y = Twins.wild(random, 1)[0];
            boolean ieee = x == 1 || (x == -1 && Float.isInfinite(y));
            assertThat(Accuracy.error(ScalarMath.pow(x, y), ieee ? 1 : StrictMath.pow(x, y)))
                    .as("%s to the %s", x, y)
                    .isLessThanOrEqualTo(0.5);
            float r = ScalarMath.mod(x, y);
            if (Float.isFinite(x) && Float.isFinite(y) && y != 0) {
                assertThat(Math.abs(r)).as("%s mod %s", x, y).isLessThanOrEqualTo(Math.abs(y));
                assertThat(r * Math.signum(y)).as("%s mod %s", x, y).isGreaterThanOrEqualTo(0f);
            }
        }
        assertThat(ScalarMath.mod(-7f, 3f)).isEqualTo(2f);
        assertThat(ScalarMath.mod(7f, -3f)).isEqualTo(-2f);
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x < 0 ? e / (1 + e) : 1 / (1 + e);
    }

    /// erf by its power series in the middle (Abramowitz & Stegun 7.1.6) and its continued fraction outside
    /// (7.1.14).
    static double erf(double x) {
        double a = Math.abs(x);
        if (Double.isNaN(x) || a > 6) {
            return Double.isNaN(x) ? x : Math.signum(x);
        }
        double e = StrictMath.exp(-x * x) / StrictMath.sqrt(StrictMath.PI);
        if (a < 3) {
            double term = 2 * x;
            double sum = term;
            for (int n = 1; n < 100; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return e * sum;
        }
        double f = 0;
        for (int n = 60; n > 0; n--) {
            f = n / 2.0 / (a + f);
        }
        return Math.signum(x) * (1 - e / (a + f));
    }
}
