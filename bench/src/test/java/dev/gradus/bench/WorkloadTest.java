package dev.gradus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The work itself, Gradus's side only: it needs no native library.
class WorkloadTest {
    static Stream<Workload> training() {
        return Workloads.all(true).stream()
                .filter(w -> w.kind() == Workload.Kind.TRAIN && !w.name().equals("adamw"));
    }

    @ParameterizedTest
    @MethodSource("training")
    void trainingLowersTheLoss(Workload w) {
        Contender c = w.gradus().get();
        c.step();
        float first = c.result()[0];
        for (int i = 0; i < 5; i++) {
            c.step();
        }
        assertThat(c.result()[0]).isLessThan(first);
    }

    @Test
    void namesAreUnique() {
        assertThat(Workloads.all(false)).extracting(Workload::name).doesNotHaveDuplicates();
    }

    @Test
    void anUnknownNameIsAnsweredByTheKnownOnes() {
        assertThatThrownBy(() -> Workloads.named("nets")).hasMessageContaining("tiny-mlp");
    }
}
