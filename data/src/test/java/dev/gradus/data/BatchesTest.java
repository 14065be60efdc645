package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchesTest {
    private static final Dataset DATA = numbers(103);

    private static Dataset numbers(int n) {
        return Dataset.of(
                IntStream.range(0, n).boxed().toList(),
                Shape.of(1),
                new Target.Values(List.of("y")),
                i -> new float[] {i},
                i -> new float[] {2 * i});
    }

    @Test
    void anEpochsOrderFollowsFromSeedAndNumber() {
        Batches batches = Batches.training(DATA, 10, 4);
        assertThat(batches.count()).isEqualTo(10);
        assertThat(inputs(batches, 3, 0)).isEqualTo(inputs(Batches.training(DATA, 10, 4), 3, 0));
        assertThat(inputs(batches, 3, 0)).isNotEqualTo(inputs(batches, 4, 0));
        assertThat(inputs(batches, 3, 0)).isNotEqualTo(inputs(Batches.training(DATA, 10, 5), 3, 0));
        assertThat(inputs(batches, 3, 0)).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void resumingInTheMiddleGivesTheTail() {
        Batches batches = Batches.training(DATA, 10, 4);
        List<Float> all = inputs(batches, 7, 0);
        for (int first = 0; first <= 10; first++) {
            assertThat(inputs(batches, 7, first)).isEqualTo(all.subList(10 * first, 100));
        }
    }

    @Test
    void evaluationSeesAllInOrder() {
        List<Float> all = inputs(Batches.inOrder(DATA, 10), 0, 0);
        assertThat(all).hasSize(103).isSorted();
        assertThat(inputs(Batches.training(numbers(4), 10, 1), 0, 0)).hasSize(4);
    }

    @Test
    void inputsAndTargetsBelongTogether() {
        try (Batches.Epoch epoch = Batches.training(DATA, 10, 9).epoch(0, 0)) {
            Batch batch = epoch.next();
            assertThat(batch.x().shape()).isEqualTo(Shape.of(10, 1));
            assertThat(batch.y().shape()).isEqualTo(Shape.of(10, 1));
            float[] x = batch.x().toFloatArray();
            float[] y = batch.y().toFloatArray();
            for (int i = 0; i < 10; i++) {
                assertThat(y[i]).isEqualTo(2 * x[i]);
            }
        }
    }

    @Test
    void closingEndsTheThread() throws InterruptedException {
        for (int taken = 0; taken < 3; taken++) {
            try (Batches.Epoch epoch = Batches.training(DATA, 2, 1).epoch(0, 0)) {
                for (int i = 0; i < taken; i++) {
                    epoch.next();
                }
            }
        }
        for (Thread thread : makers()) {
            thread.join(5_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @Test
    void aFailureWhileReadingReachesTheReader() {
        Dataset broken = new Dataset() {
            @Override
            public int size() {
                return 10;
            }

            @Override
            public Shape inputShape() {
                return Shape.of(1);
            }

            @Override
            public Target target() {
                return DATA.target();
            }

            @Override
            public void read(int index, float[] x, int xo, float[] y, int yo) {
                throw new IllegalStateException("the disk is gone");
            }
        };
        try (Batches.Epoch epoch = Batches.inOrder(broken, 2).epoch(0, 0)) {
            assertThatThrownBy(epoch::next).hasMessage("the disk is gone");
        }
    }

    private static List<Thread> makers() {
        Thread[] all = new Thread[Thread.activeCount() + 16];
        int n = Thread.enumerate(all);
        return Arrays.stream(all, 0, n)
                .filter(t -> t.getName().equals("gradus-batches"))
                .toList();
    }

    private static List<Float> inputs(Batches batches, int epoch, int first) {
        List<Float> inputs = new ArrayList<>();
        try (Batches.Epoch all = batches.epoch(epoch, first)) {
            while (all.hasNext()) {
                for (float x : all.next().x().toFloatArray()) {
                    inputs.add(x);
                }
            }
        }
        return inputs;
    }
}
