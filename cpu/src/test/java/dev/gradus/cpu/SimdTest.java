package dev.gradus.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimdTest {
    @Test
    void withoutTheVectorModuleTheScalarTwinRuns() throws Exception {
        assertThat(inAnotherJvm()).startsWith("scalar loops: the module jdk.incubator.vector is absent");
    }

    @Test
    void theSwitchForcesTheScalarTwin() throws Exception {
        assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector", "-Dgradus.vector=off"))
                .startsWith("scalar loops: switched off");
    }

    @Test
    void anInterpreterOrC1AloneGetsTheScalarTwin() throws Exception {
        assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector", "-Xint"))
                .contains("only interprets");
        assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"))
                .contains("C1 alone");
    }

    @Test
    void c2GetsTheVectorTwin() throws Exception {
        assertThat(inAnotherJvm("--add-modules", "jdk.incubator.vector")).startsWith("Vector API");
    }

    /// What [SimdProbe] prints in a fresh JVM with these options.
    private static String inAnotherJvm(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(place(Simd.class)
                + java.io.File.pathSeparator
                + place(SimdProbe.class)
                + java.io.File.pathSeparator
                + place(dev.gradus.exec.Parallel.class));
        command.add(SimdProbe.class.getName());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static String place(Class<?> c) throws IOException {
        try {
            return Path.of(c.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
