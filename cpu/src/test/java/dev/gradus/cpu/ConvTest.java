package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.cpu.ConvGeometry.Axis;
import dev.gradus.exec.Parallel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConvTest {
    private final int threads = Parallel.threads();
    private final Loops loops = Simd.loops();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @Test
    void randomGeometriesFollowTheDefinition() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 150; round++) {
            check("seed " + seed, ConvCase.random(random));
        }
    }

    @Test
    void threeByThreeKernelsOfManyChannelsFollowTheDefinition() {
        long seed = 2;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 12; round++) {
            ConvCase c = ConvCase.winograd(random);
            assertThat(Winograd.suits(c.g())).isTrue();
            check("seed " + seed, c);
        }
    }

    @Test
    void fewOutputChannelsFollowTheDefinition() {
        SplittableRandom random = new SplittableRandom(5);
        for (int kernel = 1; kernel <= 6; kernel++) {
            Axis height = Axis.of(11, kernel, 1, kernel / 2, 0, 1);
            Axis width = Axis.of(23, kernel, 1, 0, kernel / 3, 1);
            ConvCase c = ConvCase.of(random, new ConvGeometry(35, 1, 1 + kernel % 3, kernel, Axis.NONE, height, width));
            assertThat(ConvWeightDots.suits(c.g())).isTrue();
            check("kernel " + kernel, c);
        }
    }

    @Test
    void largeImagesAreCutIntoRows() {
        SplittableRandom random = new SplittableRandom(3);
        Axis plain = Axis.of(70, 3, 1, 1, 1, 1);
        Axis strided = Axis.of(101, 3, 2, 1, 0, 1);
        check("plain", ConvCase.of(random, new ConvGeometry(1, 1, 3, 13, Axis.NONE, plain, plain)));
        check("strided", ConvCase.of(random, new ConvGeometry(2, 1, 2, 5, Axis.NONE, strided, strided)));
        check(
                "depth",
                ConvCase.of(
                        random,
                        new ConvGeometry(
                                1,
                                2,
                                4,
                                6,
                                Axis.of(30, 3, 1, 1, 1, 1),
                                Axis.of(12, 3, 1, 1, 1, 1),
                                Axis.of(12, 1, 1, 0, 0, 1))));
    }

    @Test
    void manyTermsAreCutIntoBlocks() {
        SplittableRandom random = new SplittableRandom(4);
        Axis axis = Axis.of(9, 3, 1, 1, 1, 1);
        check("terms", ConvCase.of(random, new ConvGeometry(7, 1, 70, 30, Axis.NONE, axis, axis)));
        Axis half = Axis.of(9, 3, 2, 1, 1, 1);
        check("strided", ConvCase.of(random, new ConvGeometry(3, 1, 20, 290, Axis.NONE, half, half)));
    }

    private void check(String what, ConvCase c) {
        double[] y = new double[c.dy().length];
        double[] dx = new double[c.x().length];
        double[] dw = new double[c.w().length];
        c.forEach((o, i, k) -> {
            y[o] += (double) c.x()[i] * c.w()[k];
            dx[i] += (double) c.dy()[o] * c.w()[k];
            dw[k] += (double) c.dy()[o] * c.x()[i];
        });
        Parallel.setThreads(1);
        float[] forward = c.forward(loops);
        float[] input = c.inputGradient(loops);
        float[] weight = c.weightGradient(loops);
        ConvCase.near(what + ", forward " + c, y, forward);
        ConvCase.near(what + ", input gradient " + c, dx, input);
        ConvCase.near(what + ", weight gradient " + c, dw, weight);
        Parallel.setThreads(2);
        assertThat(c.forward(loops)).as("%s, 2 threads", what).isEqualTo(forward);
        assertThat(c.inputGradient(loops)).as("%s, 2 threads", what).isEqualTo(input);
        assertThat(c.weightGradient(loops)).as("%s, 2 threads", what).isEqualTo(weight);
    }
}
