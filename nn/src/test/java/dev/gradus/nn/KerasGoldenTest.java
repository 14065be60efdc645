package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Layers against outputs that Keras computed. The folder is named by `GRADUS_DATA`; without it the test is
/// skipped.
class KerasGoldenTest {
    /// Why cases are not covered, by the beginnings of their names.
    private static final Map<String, String> LEFT_OUT = new TreeMap<>(Map.of(
            "advanced_activations.ThresholdedReLU", "no such layer: x.gt(θ).where(x, 0)",
            "convolutional.Cropping", "no such layer: slice()",
            "convolutional.UpSampling", "no such layer: repeat()",
            "convolutional.ZeroPadding", "no such layer: pad(), or a convolution's own padding",
            "core.Permute", "no such layer: permute()",
            "core.RepeatVector", "no such layer: tile()",
            "graph_", "networks of merge layers",
            "merge.", "no such layers: add(), maximum(), concat(), …",
            "noise.", "no such layers: Gaussian noise",
            "pipeline_16", "the data does not say what the layers after the convolution are"));

    private static Map<String, KerasCase> cases = Map.of();

    @BeforeAll
    static void read() {
        String data = System.getenv("GRADUS_DATA");
        assumeTrue(data != null, "GRADUS_DATA is not set: no golden values from Keras");
        Path folder = Path.of(String.valueOf(data), "keras-goldens", "keras-js", "test", "data");
        assumeTrue(Files.isDirectory(folder), () -> folder + " does not exist: no golden values from Keras");
        cases = KerasCase.readAll(folder);
    }

    @TestFactory
    Stream<DynamicTest> coveredCasesAgree() {
        Map<String, Function<KerasCase, Tensor>> adapters = KerasAdapters.all();
        return cases.entrySet().stream()
                .filter(e -> adapters.containsKey(e.getKey()))
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    KerasCase c = e.getValue();
                    Tensor actual = adapters.getOrDefault(e.getKey(), KerasCase::expected)
                            .apply(c);
                    // weights are given to six digits, and networks add their errors up
                    double tolerance = e.getKey().startsWith("pipeline") ? 1e-4 : 1e-5;
                    Checks.close(actual.squeeze(0), c.expected(), tolerance);
                }));
    }

    @TestFactory
    Stream<DynamicTest> allOthersHaveAReason() {
        Map<String, Function<KerasCase, Tensor>> adapters = KerasAdapters.all();
        return Stream.of(DynamicTest.dynamicTest("cases left out", () -> {
            assertThat(cases).hasSize(334);
            Map<String, Integer> counts = new TreeMap<>();
            int covered = 0;
            for (String name : cases.keySet()) {
                if (adapters.containsKey(name)) {
                    covered++;
                    continue;
                }
                String reason = LEFT_OUT.keySet().stream()
                        .filter(name::startsWith)
                        .findFirst()
                        .orElse("");
                assertThat(reason).as(name).isNotEmpty();
                counts.merge(reason, 1, Integer::sum);
            }
            System.out.println("Keras goldens: " + covered + " cases covered of " + cases.size());
            counts.forEach(
                    (start, n) -> System.out.println("  " + n + " left out: " + start + "…: " + LEFT_OUT.get(start)));
        }));
    }
}
