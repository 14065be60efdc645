package dev.gradus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both sides compute the same. Needs libtorch: `./mvnw -Ppeer -pl bench -am verify`.
@Tag("peer")
class PeerTest {
    static Stream<Workload> all() {
        return Workload.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void resultsAgree(Workload w) {
        Workload small = new Workload(w.name(), w.kind(), w.must(), Math.min(4, w.batch()), w.problem());
        assertThat(new Duel(small, 2).requireEqual()).isLessThan(Duel.TOLERANCE);
    }
}
