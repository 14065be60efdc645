package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.io.SafeTensors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is killed again and again, in the middle of epochs and of checkpoints, ends in the weights of a
/// run that was left alone.
class KillTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dgradus.vector=off",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.gradus.cli.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process p) throws IOException {
        return new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process train(Path out) throws IOException {
        return start(
                "train",
                "moons",
                "--model",
                "mlp",
                "--set",
                "hidden=16x16",
                "--epochs",
                "60",
                "--batch",
                "50",
                "--checkpoint-every",
                "1",
                "--plain",
                "--out",
                out.toString());
    }

    @Test
    void twentyKillsChangeNoBit() throws Exception {
        Path alone = folder.resolve("alone");
        Process whole = train(alone);
        String text = output(whole);
        assertThat(whole.waitFor()).as(text).isZero();

        Path killed = folder.resolve("killed");
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        Process p = train(killed);
        int kills = 0;
        while (kills < KILLS) {
            // let it get as far as its first lines, then a random while into its steps and checkpoints
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(p.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            while (line != null && !line.contains("samples")) {
                line = lines.readLine();
            }
            if (p.waitFor(random.nextLong(5, 120), TimeUnit.MILLISECONDS)) {
                break;
            }
            p.destroyForcibly().waitFor();
            kills++;
            p = start("train", "--plain", "--resume", killed.toString());
        }
        String rest = output(p);
        assertThat(p.waitFor()).as(rest).isZero();
        assertThat(kills).isEqualTo(KILLS);
        SafeTensors a = SafeTensors.read(alone.resolve("model.gradus"));
        SafeTensors b = SafeTensors.read(killed.resolve("model.gradus"));
        assertThat(b.tensors().keySet()).isEqualTo(a.tensors().keySet());
        a.tensors()
                .forEach((name, t) ->
                        assertThat(b.tensor(name).toFloatArray()).as(name).isEqualTo(t.toFloatArray()));
    }
}
