package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fills up in the middle of training: one line says so, the last good checkpoints stand, nothing
/// half-written is left, and with room the run goes on to the weights of a run that had room all the time.
class DiskFullTest {
    @TempDir
    Path folder;

    private static boolean did(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Gradus train(Path out) {
        return Gradus.run(
                "train",
                "digits:train=400,test=20",
                "--model",
                "mlp",
                "--set",
                "hidden=16",
                "--epochs",
                "3",
                "--checkpoint-every",
                "5",
                "--plain",
                "--out",
                out.toString());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void theLastGoodCheckpointSurvives() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        // the weights of a checkpoint take 200 kB: room for two and for a part of the third
        assumeTrue(
                did("mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", disk.toString()),
                "a small disk can be mounted by root on Linux only");
        try {
            Path run = disk.resolve("run");
            Gradus full = train(run);
            assertThat(full.code()).as(full.out() + full.err()).isEqualTo(Main.FAILED);
            assertThat(full.err().lines()).hasSize(1);
            assertThat(full.err())
                    .startsWith("gradus: cannot write " + run)
                    .contains("step-")
                    .containsIgnoringCase("no space left");
            List<Path> saved = files(run.resolve("checkpoints"));
            assertThat(saved).isNotEmpty();
            for (Path checkpoint : saved) {
                assertThat(SafeTensors.read(checkpoint).metadata()).isNotEmpty();
            }
            assertThat(files(run)).noneMatch(f -> f.toString().endsWith(".tmp"));

            assertThat(did("mount", "-o", "remount,size=8m", disk.toString())).isTrue();
            Gradus resumed = Gradus.run("train", "--plain", "--resume", run.toString());
            assertThat(resumed.code()).as(resumed.err()).isZero();
            assertThat(resumed.out()).contains("going on after step");
            Path alone = folder.resolve("alone");
            assertThat(train(alone).code()).isZero();
            SafeTensors a = SafeTensors.read(alone.resolve("model.gradus"));
            SafeTensors b = SafeTensors.read(run.resolve("model.gradus"));
            List<String> names = new ArrayList<>(a.tensors().keySet());
            assertThat(b.tensors().keySet()).containsExactlyInAnyOrderElementsOf(names);
            names.forEach(n -> assertThat(b.tensor(n).toFloatArray())
                    .as(n)
                    .isEqualTo(a.tensor(n).toFloatArray()));
        } finally {
            did("umount", disk.toString());
        }
    }
}
