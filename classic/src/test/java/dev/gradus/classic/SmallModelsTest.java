package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmallModelsTest {
    @Test
    void theNearestVote() {
        double[][] x = {{0}, {1}, {2}, {10}, {11}};
        int[] classes = {0, 0, 1, 1, 1};
        assertThat(new NearestNeighbors(x, classes, 1).accuracy(x, classes)).isEqualTo(1);
        assertThat(new NearestNeighbors(x, classes, 3).classOf(new double[] {1.9}))
                .isZero();
        assertThat(new NearestNeighbors(x, classes, 5).classOf(new double[] {0}))
                .isEqualTo(1);
        // two votes each: the nearer ones win
        assertThat(new NearestNeighbors(x, classes, 2).classOf(new double[] {1.6}))
                .isEqualTo(1);
        assertThat(new NearestNeighbors(x, classes, 2).classOf(new double[] {1.4}))
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestNeighbors(x, classes, 6))
                .withMessageContaining("1 to 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestNeighbors(x, classes, 1).classOf(new double[2]))
                .withMessageContaining("2 features");
    }

    @Test
    void aVoteIsThatOfAFullSort() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] x = new double[60][];
        int[] classes = new int[60];
        for (int i = 0; i < 60; i++) {
            x[i] = random.doubles(3).toArray();
            classes[i] = random.nextInt(2);
        }
        NearestNeighbors seven = new NearestNeighbors(x, classes, 7);
        for (int t = 0; t < 100; t++) {
            double[] at = random.doubles(3).toArray();
            int ones = IntStream.range(0, 60)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> {
                        double d = 0;
                        for (int j = 0; j < 3; j++) {
                            d += (x[i][j] - at[j]) * (x[i][j] - at[j]);
                        }
                        return d;
                    }))
                    .limit(7)
                    .mapToInt(i -> classes[i])
                    .sum();
            assertThat(seven.classOf(at)).isEqualTo(ones > 3 ? 1 : 0);
        }
    }

    @Test
    void clustersAreFoundAndInertiaIsTheirSum() {
        double[][] x = {{0, 0}, {0, 1}, {10, 0}, {10, 1}, {5, 9}, {5, 10}};
        int[] classes = {0, 0, 1, 1, 2, 2};
        KMeans found = KMeans.fit(x, 3, new SplittableRandom(1));
        assertThat(found.purity(classes)).isEqualTo(1);
        assertThat(found.inertia()).isCloseTo(1.5, offset(1e-12));
        assertThat(KMeans.fit(x, 1, new SplittableRandom(1)).purity(classes)).isCloseTo(1 / 3., offset(1e-12));
        assertThat(KMeans.fit(new double[][] {{1}, {1}, {1}}, 2, new SplittableRandom(1))
                        .inertia())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KMeans.fit(x, 7, new SplittableRandom(1)))
                .withMessageContaining("1 to 6");
    }

    @Test
    void theAgentFindsTheShortestWay() {
        QLearning agent = new QLearning(new QLearning.Room(5));
        assertThat(agent.path(0, 50)).hasSize(51);
        agent.learn(0, 500, 0.5, 1, 0.2, new SplittableRandom(1));
        assertThat(agent.path(0, 50)).hasSize(9).startsWith(0).endsWith(24);
        // the value of the best first action is minus the length of the way
        assertThat(agent.value(0, agent.best(0))).isCloseTo(-8, offset(0.01));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agent.learn(0, 1, 0, 1, 0, new SplittableRandom(1)))
                .withMessageContaining("rate 0");
    }
}
