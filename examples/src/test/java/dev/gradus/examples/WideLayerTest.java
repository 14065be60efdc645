package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideLayerTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void learnsItsBatch(boolean sparse) {
        List<Float> losses = new ArrayList<>();
        WideLayer.train(sparse, 2_000, 100, 5, losses::add);
        assertThat(losses).hasSize(5);
        assertThat(losses).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(losses.get(4)).isLessThan(losses.get(0));
    }
}
