package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Data sets made of objects, of other data sets, and compared with each other.
class DatasetTest {
    private static final Dataset NUMBERS = Dataset.of(
            IntStream.range(0, 103).boxed().toList(),
            Shape.of(2),
            new Target.Values(List.of("y")),
            i -> new float[] {i, -i},
            i -> new float[] {10 * i});

    @Test
    void joinedAndMappedSetsReadThrough() {
        Dataset twice = NUMBERS.concat(NUMBERS.map(Shape.of(2), x -> new float[] {x[0] + 1000, x[1]}));
        assertThat(twice.size()).isEqualTo(206);
        float[] x = new float[3];
        float[] y = new float[2];
        twice.read(103 + 7, x, 1, y, 1);
        assertThat(Arrays.copyOfRange(x, 1, 3)).containsExactly(1007, -7);
        assertThat(y[1]).isEqualTo(70);
        assertThatThrownBy(() -> NUMBERS.concat(Points.moons(1).train())).hasMessageContaining("targets differ");
        assertThatThrownBy(() -> NUMBERS.map(Shape.of(3), f -> f).read(0, new float[3], 0, y, 0))
                .hasMessageContaining("made 2 numbers, not shape (3,)");
    }

    @Test
    void functionsMustKeepTheirPromises() {
        assertThatThrownBy(() -> Dataset.of(
                        List.of("a", "bc"),
                        Shape.of(1),
                        new Target.Values(List.of("y")),
                        s -> new float[s.length()],
                        s -> new float[1]))
                .hasMessage("dataset: the input of item 1 has 2 numbers, not 1");
    }

    @Test
    void findsInputsThatAreInBothParts() {
        Dataset train = NUMBERS.subset(IntStream.range(0, 50).toArray());
        Dataset other = NUMBERS.subset(new int[] {100, 5, 70, 49, 50});
        assertThat(Duplicates.of(other, train)).containsExactly(1, 3);
        Splits.Parts parts = Splits.holdOut(NUMBERS, 0.3, 9);
        assertThat(Duplicates.of(parts.holdOut(), parts.train())).isEmpty();
    }

    @Test
    void classesGetTheNumbersOfAnotherList() {
        Dataset pets = Dataset.of(
                List.of(0, 1, 0), Shape.of(1), new Target.Classes(List.of("cat", "dog")), i -> new float[] {i}, i ->
                        new float[] {i});
        Target.Classes more = new Target.Classes(List.of("ant", "dog", "cat"));
        Dataset same = pets.relabel(more);
        assertThat(same.target()).isEqualTo(more);
        float[] y = new float[1];
        same.read(1, new float[1], 0, y, 0);
        assertThat(y).containsExactly(1);
        assertThat(same.label(0)).isEqualTo(2);
        assertThatThrownBy(() -> pets.relabel(new Target.Classes(List.of("ant", "dog"))))
                .hasMessage("the data has the class 'cat', which is none of ant, dog");
        assertThatThrownBy(() -> Points.regression(1).train().relabel(more)).hasMessageContaining("not classes");
    }
}
