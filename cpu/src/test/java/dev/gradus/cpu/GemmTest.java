package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.exec.Parallel;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GemmTest {
    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @Test
    void everyElementIsOneChainOfFusedMultiplyAddsForAnyNumberOfThreads() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 120; round++) {
            GemmCase g = GemmCase.random(random, round < 100 ? 80 : 320);
            Parallel.setThreads(1 + round % 3);
            same("seed " + seed + ", " + g, g);
        }
    }

    private static void same(String name, GemmCase g) {
        float[] got = g.run(Simd.loops().tiles());
        if (g.isOfDots()) {
            assertThat(got)
                    .as(name)
                    .usingComparatorWithPrecision(1e-5f * (g.k() + 1))
                    .containsExactly(g.expected());
        } else {
            assertThat(got).as(name).isEqualTo(g.expected());
        }
    }

    @Test
    void deepSumsAreSumsOfChainsForAnyNumberOfThreads() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        int[][] shapes = {{30, 40, 4096}, {17, 50, 1027}, {50, 9, 6200}, {8, 8, 40_000}, {65, 128, 1500}};
        for (int[] s : shapes) {
            for (int threads = 1; threads <= 3; threads++) {
                GemmCase g = GemmCase.ofTransposed(random, s[0], s[1], s[2]);
                Parallel.setThreads(threads);
                assertThat(g.isPackable(Simd.loops().tiles())).isFalse();
                assertThat(g.run(Simd.loops().tiles()))
                        .as("seed " + seed + ", " + g)
                        .isEqualTo(g.expected(DeepSums.parts(s[2])));
            }
        }
    }

    @Test
    void aRightSidePackedBeforeGivesTheSameBits() {
        long seed = 2;
        SplittableRandom random = new SplittableRandom(seed);
        TileLoops tiles = Simd.loops().tiles();
        int packed = 0;
        for (int round = 0; round < 160; round++) {
            GemmCase g = round < 4
                    ? GemmCase.of(random, 5 + 40 * round, 1300, 600)
                    : GemmCase.random(random, round < 140 ? 80 : 320);
            if (g.isPackable(tiles)) {
                packed++;
                Parallel.setThreads(1 + round % 3);
                assertThat(g.runPacked(tiles)).as("seed " + seed + ", " + g).isEqualTo(g.expected());
            }
        }
        assertThat(packed).isGreaterThan(20);
    }

    @Test
    void fewRowsAreTheSameBitsForAnyNumberOfThreads() {
        SplittableRandom random = new SplittableRandom(9);
        float[] a = Twins.tame(random, 3 * 700);
        float[] b = Twins.tame(random, 701 * 700);
        float[][] c = new float[3][3 * 701];
        for (int t = 0; t < 3; t++) {
            Parallel.setThreads(1 + t);
            new Gemm(Simd.loops().tiles())
                    .multiply(
                            3,
                            701,
                            700,
                            Matrix.of(a, 0, 700),
                            Matrix.of(b, 0, 700).transpose(),
                            Matrix.of(c[t], 0, 701),
                            false);
        }
        assertThat(c[1]).isEqualTo(c[0]);
        assertThat(c[2]).isEqualTo(c[0]);
    }

    /// A block of 512 columns is no whole number of tiles of 24 columns; a new thread has no room left over from larger
    /// products.
    @Test
    void theFirstProductOfAThreadHasRoomForTheLastTile() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(8);
        for (int columns = 480; columns <= 520; columns++) {
            GemmCase g = GemmCase.of(random, 64, columns, 16);
            AtomicReference<float[]> got = new AtomicReference<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                Parallel.setThreads(1);
                got.set(g.run(Simd.loops().tiles()));
            });
            thread.join();
            assertThat(got.get()).as(g.toString()).isEqualTo(g.expected());
        }
    }

    @Test
    void edgeShapes() {
        SplittableRandom random = new SplittableRandom(7);
        int[][] shapes = {
            {1, 1, 1},
            {1, 700, 600},
            {700, 1, 600},
            {4, 33, 257},
            {13, 31, 0},
            {0, 5, 5},
            {5, 0, 5},
            {530, 3, 40},
            {12, 545, 513}
        };
        for (int[] s : shapes) {
            GemmCase g = GemmCase.of(random, s[0], s[1], s[2]);
            same(g.toString(), g);
        }
    }

    @Test
    void batchesStepThroughTheirOperands() {
        SplittableRandom random = new SplittableRandom(8);
        float[] a = Twins.tame(random, 3 * 20 * 30);
        float[] b = Twins.tame(random, 30 * 40);
        float[] c = new float[3 * 20 * 40];
        Gemm gemm = new Gemm(Simd.loops().tiles());
        gemm.multiplyAll(
                3, 20, 40, 30, Matrix.of(a, 0, 30), 600, Matrix.of(b, 0, 40), 0, Matrix.of(c, 0, 40), 800, false);
        float[] one = new float[800];
        gemm.multiply(20, 40, 30, Matrix.of(a, 1200, 30), Matrix.of(b, 0, 40), Matrix.of(one, 0, 40), false);
        assertThat(java.util.Arrays.copyOfRange(c, 1600, 2400)).isEqualTo(one);
    }

    @Test
    void infinitiesAndNaNsReachTheirRowAndColumnAlone() {
        int n = 33;
        float[] a = new float[n * n];
        float[] b = new float[n * n];
        java.util.Arrays.fill(a, 1f);
        java.util.Arrays.fill(b, 1f);
        a[5 * n + 7] = Float.NaN;
        float[] c = new float[n * n];
        new Gemm(Simd.loops().tiles())
                .multiply(n, n, n, Matrix.of(a, 0, n), Matrix.of(b, 0, n), Matrix.of(c, 0, n), false);
        for (int i = 0; i < n * n; i++) {
            if (i / n == 5) {
                assertThat(c[i]).isNaN();
            } else {
                assertThat(c[i]).isEqualTo(n);
            }
        }
    }
}
