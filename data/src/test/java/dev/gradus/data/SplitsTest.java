package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitsTest {
    /// Sample i has the input i; classes have 60, 30 and 7 members.
    private static final Dataset DATA = Dataset.of(
            IntStream.range(0, 97).boxed().toList(),
            Shape.of(1),
            new Target.Classes(List.of("a", "b", "c")),
            i -> new float[] {i},
            i -> new float[] {i < 60 ? 0 : i < 90 ? 1 : 2});

    @Test
    void holdOutIsExactAndDisjoint() {
        Splits.Parts parts = Splits.holdOut(DATA, 0.2, 5);
        assertThat(parts.holdOut().size()).isEqualTo(19);
        assertDisjointAndWhole(parts);
        assertThat(inputs(Splits.holdOut(DATA, 0.2, 5).train())).isEqualTo(inputs(parts.train()));
        assertThat(inputs(Splits.holdOut(DATA, 0.2, 6).train())).isNotEqualTo(inputs(parts.train()));
    }

    @Test
    void stratifiedKeepsTheClassesSharesAndTheTotal() {
        Splits.Parts parts = Splits.stratified(DATA, 0.25, 5);
        assertThat(counts(parts.holdOut())).containsExactly(15, 7, 2);
        assertThat(counts(parts.train())).containsExactly(45, 23, 5);
        assertDisjointAndWhole(parts);
    }

    @Test
    void everySampleIsHeldOutByOneFold() {
        List<Splits.Parts> folds = Splits.kFold(DATA, 5, 1);
        List<Integer> held = new ArrayList<>();
        for (Splits.Parts fold : folds) {
            assertThat(fold.holdOut().size()).isBetween(19, 20);
            assertThat(counts(fold.holdOut())[0]).isBetween(11, 13);
            assertDisjointAndWhole(fold);
            held.addAll(inputs(fold.holdOut()));
        }
        assertThat(held).containsExactlyInAnyOrderElementsOf(inputs(DATA));
    }

    @Test
    void threePartsOfASource() {
        Source.Parts parts = new Source("list", DATA, java.util.Optional.empty()).parts(0.2, 0.2, 3);
        List<Integer> all = new ArrayList<>(inputs(parts.train()));
        all.addAll(inputs(parts.holdOut()));
        all.addAll(inputs(parts.test()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(inputs(DATA));
        assertThat(parts.test().size()).isEqualTo(19);
    }

    @Test
    void aSplitThatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> Splits.holdOut(DATA, 0.001, 1))
                .hasMessage("split: a share of 0.001 of 97 samples leaves one part empty");
        for (double share : new double[] {0, 1, 1.5, -0.5, Double.NaN}) {
            assertThatThrownBy(() -> Splits.holdOut(DATA, share, 1))
                    .hasMessage("split: the share must lie between 0 and 1, not be " + share);
            assertThatThrownBy(() -> Splits.stratified(DATA, share, 1))
                    .hasMessageContaining("must lie between 0 and 1");
        }
        assertThatThrownBy(() -> Splits.kFold(DATA, 98, 1)).hasMessageContaining("2 … 97, not 98");
        assertThatThrownBy(() -> Splits.stratified(Points.regression(1).train(), 0.2, 1))
                .hasMessageContaining("only a data set of classes");
    }

    private static void assertDisjointAndWhole(Splits.Parts parts) {
        List<Integer> all = new ArrayList<>(inputs(parts.train()));
        all.addAll(inputs(parts.holdOut()));
        assertThat(all).containsExactlyInAnyOrderElementsOf(inputs(DATA));
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[3];
        for (int i = 0; i < data.size(); i++) {
            counts[data.label(i)]++;
        }
        return counts;
    }

    static List<Integer> inputs(Dataset data) {
        float[] x = new float[1];
        List<Integer> inputs = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, new float[1], 0);
            inputs.add((int) x[0]);
        }
        return inputs;
    }

    @Test
    void shuffledOrdersAreEvenlySpread() {
        int[][] seen = new int[6][6];
        for (int seed = 0; seed < 6_000; seed++) {
            int[] order = Shuffle.permutation(6, seed);
            for (int place = 0; place < 6; place++) {
                seen[place][order[place]]++;
            }
        }
        assertThat(Arrays.stream(seen).flatMapToInt(Arrays::stream)).allMatch(n -> n > 850 && n < 1150);
    }
}
