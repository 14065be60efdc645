package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.exec.Parallel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MovementTest {
    @Test
    void oneAndTwoThreadsGiveTheSameSums() {
        float[] a = Twins.tame(new SplittableRandom(5), 1 << 20);
        int threads = Parallel.threads();
        float[][] sums = new float[2][1025];
        for (int t = 0; t < 2; t++) {
            Parallel.setThreads(1 + t);
            new Reductions(Simd.loops()).columns(Reductions.Fn.SUM, a, 0, 1, 1024, 1024, sums[t], 0);
            new Reductions(Simd.loops()).rows(Reductions.Fn.SUM, a, 0, 1, 1 << 20, sums[t], 1024);
        }
        Parallel.setThreads(threads);
        assertThat(sums[1]).isEqualTo(sums[0]);
    }

    @Test
    void anIndexOutsideIsNamed() {
        Indexing at = new Indexing(1, 3, 2);
        assertThatThrownBy(() -> at.gather(new float[6], 0, new int[] {0, 3}, 0, 2, new float[4], 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index 3 at position 1 is outside 0 … 2");
    }
}
