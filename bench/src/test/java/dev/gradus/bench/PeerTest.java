package dev.gradus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.bench.torch.Style;
import dev.gradus.bench.torch.TorchTraining;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both sides compute the same. Needs libtorch: `./mvnw -Ppeer -pl bench -am verify`.
@Tag("peer")
class PeerTest {
    static Stream<Workload> all() {
        return Workloads.all(true).stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void resultsAgree(Workload w) {
        assertThat(new Duel(w, 2).requireEqual()).isLessThan(Duel.TOLERANCE);
    }

    @Test
    void anotherLearningRateIsNoticed() {
        Supplier<Problem> right = () -> Problems.tiny(8);
        Problem p = right.get();
        Problem wrong = new Problem(p.model(), p.input(), p.target(), p.loss(), p.optimizer(), 1.5f * p.learningRate());
        Workload w = new Workload(
                "unequal",
                Workload.Kind.TRAIN,
                0,
                0,
                () -> new GradusTraining(right.get()),
                List.of(new Workload.Peer("plain", () -> new TorchTraining(wrong, Style.PLAIN))));
        Duel duel = new Duel(w, 1);
        assertThatThrownBy(duel::requireEqual).hasMessageContaining("unequal: results differ");
    }
}
