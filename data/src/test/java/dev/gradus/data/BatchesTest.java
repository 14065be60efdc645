package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Batches: every sample once an epoch, an order that two numbers fix, and threads that end.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BatchesTest {
    private static final Dataset NUMBERS = Dataset.of(
            IntStream.range(0, 103).boxed().toList(),
            Shape.of(2),
            new Target.Values(List.of("y")),
            i -> new float[] {i, -i},
            i -> new float[] {10 * i});

    @Test
    void everySampleComesOnceAnEpoch() {
        Batches batches = new Batches(NUMBERS, 10, false, true, 5);
        assertThat(batches.count()).isEqualTo(11);
        List<Integer> seen = samples(batches, 2, 0);
        assertThat(seen).hasSize(103).doesNotHaveDuplicates();
        assertThat(seen.subList(0, 10))
                .isNotEqualTo(IntStream.range(0, 10).boxed().toList());
        assertThat(samples(batches, 3, 0)).isNotEqualTo(seen).containsExactlyInAnyOrderElementsOf(seen);
        assertThat(samples(new Batches(NUMBERS, 10, false, true, 6), 2, 0)).isNotEqualTo(seen);
        assertThat(samples(Batches.inOrder(NUMBERS, 10), 0, 0))
                .isEqualTo(IntStream.range(0, 103).boxed().toList());
    }

    @Test
    void theShorterLastBatchCanBeLeftOut() {
        Batches batches = Batches.training(NUMBERS, 10, 5);
        assertThat(batches.count()).isEqualTo(10);
        assertThat(samples(batches, 0, 0)).hasSize(100).doesNotHaveDuplicates();
        assertThat(Batches.training(NUMBERS, 1000, 5).count())
                .as("but not the only one")
                .isEqualTo(1);
    }

    @Test
    void anEpochGoesOnFromAnyBatch() {
        Batches batches = new Batches(NUMBERS, 10, false, true, 5);
        List<Integer> whole = samples(batches, 4, 0);
        for (int first = 0; first <= 11; first++) {
            assertThat(samples(batches, 4, first)).isEqualTo(whole.subList(Math.min(10 * first, 103), 103));
        }
    }

    @Test
    void inputsAndTargetsBelongTogether() {
        try (Batches.Epoch epoch = Batches.training(NUMBERS, 10, 5).epoch(0, 0)) {
            Batch batch = epoch.next();
            float[] x = batch.x().toFloatArray();
            float[] y = batch.y().toFloatArray();
            assertThat(batch.x().shape()).isEqualTo(Shape.of(10, 2));
            assertThat(batch.y().shape()).isEqualTo(Shape.of(10, 1));
            for (int i = 0; i < 10; i++) {
                assertThat(x[2 * i + 1]).isEqualTo(-x[2 * i]);
                assertThat(y[i]).isEqualTo(10 * x[2 * i]);
            }
        }
    }

    @Test
    void classesAreWholeNumbers() {
        Dataset data = Points.moons(1).train();
        try (Batches.Epoch epoch = Batches.inOrder(data, 8).epoch(0, 0)) {
            Batch batch = epoch.next();
            assertThat(batch.y().dtype()).isEqualTo(DType.I32);
            assertThat(batch.y().shape()).isEqualTo(Shape.of(8));
        }
    }

    @Test
    void whatTheDataThrowsEndsTheEpoch() {
        Dataset broken = NUMBERS.map(Shape.of(2), x -> {
            if (x[0] == 25) {
                throw new IllegalStateException("no more");
            }
            return x;
        });
        Batches.Epoch epoch = Batches.inOrder(broken, 10).epoch(0, 0);
        epoch.next();
        epoch.next();
        assertThatThrownBy(epoch::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no more");
        assertThat(epoch.hasNext()).isFalse();
        epoch.close();
        assertThat(makers()).isZero();
    }

    @Test
    void closingEndsTheThreadAndTheEpoch() {
        for (int i = 0; i < 50; i++) {
            Batches.Epoch epoch = Batches.training(NUMBERS, 1, i).epoch(0, 0);
            for (int j = 0; j < i % 4; j++) {
                epoch.next();
            }
            epoch.close();
            assertThat(epoch.hasNext()).isFalse();
        }
        assertThat(makers()).isZero();
    }

    @Test
    void refusesWhatHasNoBatches() {
        assertThatThrownBy(() -> Batches.training(NUMBERS, 0, 1)).hasMessageContaining("must be positive, not 0");
        assertThatThrownBy(() -> Batches.training(NUMBERS.subset(new int[0]), 5, 1))
                .hasMessageContaining("empty");
    }

    private static long makers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("gradus-batches"))
                .count();
    }

    private static List<Integer> samples(Batches batches, int epoch, int first) {
        List<Integer> seen = new ArrayList<>();
        try (Batches.Epoch e = batches.epoch(epoch, first)) {
            while (e.hasNext()) {
                Batch batch = e.next();
                float[] x = batch.x().toFloatArray();
                assertThat(x).hasSize(2 * batch.size());
                IntStream.range(0, batch.size()).forEach(i -> seen.add((int) x[2 * i]));
            }
        }
        return seen;
    }
}
