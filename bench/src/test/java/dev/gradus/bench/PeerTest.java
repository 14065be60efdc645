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
        return Workloads.all(true).stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void resultsAgree(Workload w) {
        assertThat(new Duel(w, 2).requireEqual()).isLessThan(Duel.TOLERANCE);
    }
}
