package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoostingTest {
    private static final Boosting.Options ONE_STUMP = new Boosting.Options(1, 1, 1, 1, 0);

    private static double[][] cloud(int rows, int features, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[rows][];
        for (int i = 0; i < rows; i++) {
            x[i] = random.doubles(features, -1, 1).toArray();
        }
        return x;
    }

    @Test
    void oneStumpIsTheBestCut() {
        double[][] x = {{1, 5}, {2, 1}, {3, 4}, {4, 2}};
        Boosting stump = Boosting.fit(x, new double[] {0, 0, 6, 10}, Boosting.Task.REGRESSION, ONE_STUMP);
        assertThat(stump.answer(new double[] {2.4, 0})).isCloseTo(0, offset(1e-12));
        assertThat(stump.answer(new double[] {2.6, 0})).isCloseTo(8, offset(1e-12));
        assertThat(stump.answer(new double[] {Double.NaN, 0})).isCloseTo(0, offset(1e-12));
    }

    @Test
    void learnsWhatNoLineCan() {
        double[][] x = cloud(2000, 3, 1);
        double[] y = new double[x.length];
        double[] xor = new double[x.length];
        double[] three = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i][0] * x[i][1] + x[i][2] * x[i][2];
            xor[i] = x[i][0] * x[i][1] > 0 ? 1 : 0;
            three[i] = x[i][0] > 0.3 ? 2 : xor[i];
        }
        double[][] fresh = cloud(1000, 3, 2);
        Boosting number = Boosting.fit(x, y, Boosting.Task.REGRESSION, Boosting.Options.DEFAULT);
        Boosting two = Boosting.fit(x, xor, Boosting.Task.CLASSIFICATION, Boosting.Options.DEFAULT);
        Boosting classes = Boosting.fit(x, three, Boosting.Task.CLASSIFICATION, Boosting.Options.DEFAULT);
        double error = 0;
        int right = 0;
        int rightOfThree = 0;
        for (double[] at : fresh) {
            double d = number.answer(at) - (at[0] * at[1] + at[2] * at[2]);
            error += d * d / fresh.length;
            int expected = at[0] * at[1] > 0 ? 1 : 0;
            right += two.classOf(at) == expected ? 1 : 0;
            rightOfThree += classes.classOf(at) == (at[0] > 0.3 ? 2 : expected) ? 1 : 0;
            assertThat(Arrays.stream(classes.probabilities(at)).sum()).isCloseTo(1, offset(1e-12));
        }
        assertThat(error).isLessThan(0.005);
        assertThat(right).isGreaterThan(960);
        assertThat(rightOfThree).isGreaterThan(960);
    }

    /// 400 values, each of 25 samples: hardly any quantile falls between two of them.
    @Test
    void valuesThatComeOftenStillPart() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] x = new double[10_000][1];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int value = i / 25;
            x[i][0] = value;
            y[i] = (value % 8 < 4 ? 0.0 : 1.0) + 0.1 * random.nextDouble();
        }
        assertThat(Bins.of(x).thresholds()[0]).hasSize(254);
        Boosting model = Boosting.fit(x, y, Boosting.Task.REGRESSION, new Boosting.Options(100, 0.3, 6, 20, 1));
        double error = 0;
        for (int i = 0; i < x.length; i++) {
            error += Math.abs(model.answer(x[i]) - y[i]) / x.length;
        }
        assertThat(error).isLessThan(0.12);
    }

    @Test
    void sameBitsOnAnyNumberOfThreads() {
        double[][] x = cloud(4000, 30, 3);
        double[] y = Arrays.stream(x).mapToDouble(r -> r[0] * r[1]).toArray();
        Boosting.Options few = new Boosting.Options(5, 0.3, 5, 5, 1);
        double[] answers = new double[2];
        int before = Parallel.threads();
        try {
            for (int threads = 1; threads <= 2; threads++) {
                Parallel.setThreads(threads);
                answers[threads - 1] =
                        Boosting.fit(x, y, Boosting.Task.REGRESSION, few).answer(x[7]);
            }
        } finally {
            Parallel.setThreads(before);
        }
        assertThat(answers[1]).isEqualTo(answers[0]);
    }

    @Test
    void whatCannotBeLearnedIsRefused() {
        double[][] x = {{1}, {2}};
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Boosting.fit(x, new double[] {0, 1.5}, Boosting.Task.CLASSIFICATION, Boosting.Options.DEFAULT))
                .withMessageContaining("sample 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Boosting.fit(
                        x, new double[] {0, Double.NaN}, Boosting.Task.REGRESSION, Boosting.Options.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Boosting.Options(0, 0.1, 6, 1, 1));
        Boosting constant = Boosting.fit(x, new double[] {3, 3}, Boosting.Task.REGRESSION, Boosting.Options.DEFAULT);
        assertThat(constant.answer(new double[] {9})).isEqualTo(3);
        assertThatIllegalStateException().isThrownBy(() -> constant.classOf(new double[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> constant.answer(new double[2]));
    }
}
