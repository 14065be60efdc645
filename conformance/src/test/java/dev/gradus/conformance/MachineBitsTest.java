package dev.gradus.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.cpu.CpuBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The op table gives the same bits with every vector length that the machine has and with the scalar twin.
class MachineBitsTest {
    @Test
    void theScalarTwinAndEveryVectorLengthAgree() throws IOException {
        Process off = start("-Dgradus.vector=off");
        Matcher widest = Pattern.compile("Vector API, (\\d+) bits").matcher(new CpuBackend().description());
        int most = widest.find() ? Integer.parseInt(widest.group(1)) : 0;
        Map<Integer, Process> vectors = new TreeMap<>();
        for (int bits = 128; bits <= most; bits *= 2) {
            vectors.put(bits, start("-Dgradus.vector.bits=" + bits));
        }
        List<String> scalar = lines(off);
        assertThat(scalar.get(0)).contains("scalar loops");
        for (Map.Entry<Integer, Process> v : vectors.entrySet()) {
            List<String> vector = lines(v.getValue());
            assertThat(vector.get(0)).contains("Vector API, " + v.getKey() + " bits");
            assertThat(vector.subList(1, vector.size()))
                    .as("%d bits", v.getKey())
                    .containsExactlyElementsOf(scalar.subList(1, scalar.size()));
        }
    }

    private static Process start(String option) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:+UseSerialGC",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MachineBits.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> lines(Process process) throws IOException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines.size()).as("lines of a JVM that may have failed").isGreaterThan(100);
        return lines;
    }
}
