package dev.gradus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules of the house that the module system does not keep.
class HouseTest {
    private static final int MOST_LINES = 400;

    /// Modules without code of their own.
    private static final Set<String> EMPTY = Set.of("bom", "conformance");

    /// What each module may know of Gradus: an arrow only goes down.
    private static final Map<String, List<String>> FLOORS = Map.ofEntries(
            Map.entry("core", List.of("tensor", "exec")),
            Map.entry("cpu", List.of("core", "tensor", "exec", "cpu")),
            Map.entry("nn", List.of("core", "tensor", "nn")),
            Map.entry("data", List.of("core", "tensor", "data")),
            Map.entry("io", List.of("core", "tensor", "nn", "io")),
            Map.entry("train", List.of("core", "tensor", "nn", "data", "io", "train")),
            Map.entry("classic", List.of("core", "tensor", "data", "classic", "exec.Parallel")),
            Map.entry("all", List.of("core", "cpu", "nn", "data", "io", "train")),
            // the doctor asks which machine runs, and on how many threads
            Map.entry(
                    "cli",
                    List.of(
                            "core",
                            "tensor",
                            "nn",
                            "data",
                            "io",
                            "train",
                            "classic",
                            "lessons",
                            "cli",
                            "exec.Engine",
                            "exec.Parallel")),
            Map.entry("lessons", List.of("core", "tensor", "nn", "data", "io", "train", "classic", "lessons")),
            Map.entry("examples", List.of("core", "tensor", "nn", "data", "io", "train", "examples")),
            Map.entry("bench", List.of("core", "tensor", "exec", "nn", "data", "io", "train", "bench")));

    /// Functions whose bits depend on when the JIT compiles their callers.
    private static final Pattern UNSTEADY = Pattern.compile(
            "(?<![\\w.])Math\\.(sin|cos|tan|asin|acos|atan2?|exp|expm1|log|log10|log1p|pow|sinh|cosh|tanh|cbrt|hypot)\\b");

    private static final Pattern VAGUE_NAME = Pattern.compile("Abstract\\w*|\\w*(Impl|Manager|Helper|Utils?)");

    private static List<String> breaches(Predicate<String> modules, Predicate<Sources> breach) {
        List<String> found = new ArrayList<>();
        for (String module : Sources.modules()) {
            if (modules.test(module)) {
                Sources.of(module).stream().filter(breach).forEach(f -> found.add(f.toString()));
            }
        }
        return found;
    }

    @Test
    void everyModuleIsLookedAt() {
        assertThat(Sources.modules()).contains("core", "all").allSatisfy(m -> {
            assertThat(Sources.of(m).isEmpty()).as(m).isEqualTo(EMPTY.contains(m));
            assertThat(FLOORS.containsKey(m)).as(m).isNotEqualTo(EMPTY.contains(m));
        });
    }

    @Test
    void filesAreSmall() {
        assertThat(breaches(_ -> true, f -> f.text().lines().count() > MOST_LINES))
                .isEmpty();
    }

    @Test
    void arrowsOnlyGoDown() {
        for (String module : FLOORS.keySet()) {
            for (Sources file : Sources.of(module)) {
                assertThat(file.qualifiedNames().stream().filter(n -> n.startsWith("dev.gradus.")))
                        .as(file.toString())
                        .allMatch(n -> FLOORS.get(module).stream().anyMatch(a -> isWithin(n, "dev.gradus." + a)));
            }
        }
    }

    @Test
    void theLowerFloorsDependOnNobody() {
        List<String> allowed = List.of("java", "jdk.jfr", "jdk.incubator.vector", "dev.gradus", "org.jspecify");
        for (String module : List.of("core", "cpu", "nn")) {
            for (Sources file : Sources.of(module)) {
                assertThat(file.qualifiedNames())
                        .as(file.toString())
                        .allMatch(n -> allowed.stream().anyMatch(a -> isWithin(n, a)));
            }
        }
    }

    private static boolean isWithin(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    @Test
    void onlyTheCpuAndItsBenchmarkKnowTheVectorApi() {
        assertThat(breaches(
                        m -> !m.equals("cpu") && !m.equals("bench"),
                        f -> f.qualifiedNames().stream().anyMatch(n -> isWithin(n, "jdk.incubator.vector"))))
                .isEmpty();
    }

    @Test
    void numbersDoNotDependOnTheCompiler() {
        assertThat(breaches(_ -> true, f -> UNSTEADY.matcher(f.code()).find())).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(breaches(_ -> true, f -> VAGUE_NAME.matcher(f.className()).matches()))
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(breaches(_ -> true, f -> f.text().matches("(?s).*\\b(TODO|FIXME|XXX)\\b.*")))
                .isEmpty();
    }
}
