package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFolderTest {
    private static final RunSetup SETUP = new RunSetup(Map.of("epochs", 3, "optimizer", "adam"), 42, "sha256:abc");

    @TempDir
    Path runs;

    private static Map<String, Object> loss(int step) {
        return Map.of("loss", 1.0 / step);
    }

    /// Steps of a run: a line each, a checkpoint after every second.
    private static void work(RunFolder run, int from, int to) throws IOException {
        for (int step = from; step <= to; step++) {
            run.metrics().append(step, loss(step));
            run.curves().scalar("loss", 1.0 / step, step);
            if (step % 2 == 0) {
                run.save(CheckpointTest.sample(step));
            }
        }
    }

    @Test
    void aFinishedRunTellsItsStory() throws IOException {
        Path folder = runs.resolve("deep/one");
        try (RunFolder run = RunFolder.create(folder, SETUP, 2)) {
            assertThat(RunInfo.read(folder)).isEqualTo(run.info());
            assertThat(run.info().state()).isEqualTo(RunState.RUNNING);
            work(run, 1, 5);
            run.checkpoints().saveBest(CheckpointTest.sample(3));
            run.finish(Map.of("accuracy", 0.98));
        }
        RunInfo info = RunInfo.read(folder);
        assertThat(info.state()).isEqualTo(RunState.FINISHED);
        assertThat(info.setup()).isEqualTo(SETUP);
        assertThat(info.results()).isEqualTo(Map.of("accuracy", 0.98));
        assertThat(info.machine()).isEqualTo(Machine.current());
        assertThat(info.version()).isEqualTo(GradusVersion.current()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.updated()).isAfterOrEqualTo(info.started());
        assertThat(Files.readString(folder.resolve("run.json"))).contains("\"state\" : \"finished\"");
        assertThat(folder.resolve("checkpoints")).isDirectoryContaining("glob:**/step-000000000004.safetensors");
        assertThat(folder).isDirectoryContaining("glob:**/events.out.tfevents.*");
    }

    @Test
    void aResumedRunEqualsAnUninterruptedOne() throws IOException {
        Path whole = runs.resolve("whole");
        try (RunFolder run = RunFolder.create(whole, SETUP, 2)) {
            work(run, 1, 9);
            run.finish(Map.of());
        }
        Path broken = runs.resolve("broken");
        try (RunFolder run = RunFolder.create(broken, SETUP, 2)) {
            work(run, 1, 5);
        }
        Path checkpoints = broken.resolve("checkpoints");
        Path stale =
                Files.write(checkpoints.resolve(".step-000000000006.safetensors.00000000000000ff.tmp"), new byte[9]);
        Files.write(checkpoints.resolve("step-000000000008.safetensors"), new byte[9]);
        Files.writeString(
                RunFolder.metricsFile(broken), Files.readString(RunFolder.metricsFile(broken)) + "{\"step\":6,");
        try (RunFolder run = RunFolder.resume(broken, 2)) {
            assertThat(stale).doesNotExist();
            CheckpointFolder.Found found = run.takeResumed();
            assertThat(found.checkpoint())
                    .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(4));
            assertThat(found.damaged()).hasSize(1);
            assertThatIllegalStateException().isThrownBy(run::takeResumed);
            assertThat(MetricsLog.read(RunFolder.metricsFile(broken))).hasSize(4);
            work(run, 5, 9);
            run.finish(Map.of());
        }
        assertThat(RunFolder.metricsFile(broken)).hasSameBinaryContentAs(RunFolder.metricsFile(whole));
        for (String name : List.of("step-000000000006.safetensors", "step-000000000008.safetensors")) {
            assertThat(checkpoints.resolve(name))
                    .hasSameBinaryContentAs(whole.resolve("checkpoints").resolve(name));
        }
    }

    @Test
    void aRunWithoutACheckpointStartsAgain() throws IOException {
        Path folder = runs.resolve("one");
        try (RunFolder run = RunFolder.create(folder, SETUP, 2)) {
            work(run, 1, 1);
        }
        try (RunFolder run = RunFolder.resume(folder, 2)) {
            assertThat(run.takeResumed()).isEqualTo(new CheckpointFolder.Found(Optional.empty(), List.of()));
            assertThat(RunFolder.metricsFile(folder)).isEmptyFile();
        }
    }

    @Test
    void oneWriterAtATime() throws Exception {
        Path folder = runs.resolve("one");
        try (RunFolder run = RunFolder.create(folder, SETUP, 2)) {
            assertThat(run.path()).isEqualTo(folder);
            assertThatThrownBy(() -> RunFolder.resume(folder, 2))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder + ": another process is writing this run");
            assertThat(otherProcess("resume", folder)).isEqualTo(3);
            assertThat(run.info().state()).isEqualTo(RunState.RUNNING);
        }
        assertThat(otherProcess("resume", folder)).isZero();
        RunFolder.resume(folder, 2).close();
    }

    /// What another process does to a run: exit code 3 if it may not.
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(args[1]);
            try (RunFolder run =
                    args[0].equals("resume") ? RunFolder.resume(folder, 2) : RunFolder.create(folder, SETUP, 2)) {
                if (args[0].equals("die")) {
                    work(run, 1, 3);
                    Runtime.getRuntime().halt(0);
                }
            } catch (IOException e) {
                System.exit(String.valueOf(e.getMessage()).contains("another process") ? 3 : 4);
            }
        }
    }

    private static int otherProcess(String what, Path folder) throws IOException, InterruptedException {
        return java(Other.class, what, folder.toString()).waitFor();
    }

    private static Process java(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Saves checkpoints without end, for another process to kill.
    static final class Saver {
        private Saver() {}

        public static void main(String[] folder) throws IOException {
            try (RunFolder run = Files.exists(Path.of(folder[0], "run.json"))
                    ? RunFolder.resume(Path.of(folder[0]), 1)
                    : RunFolder.create(Path.of(folder[0]), SETUP, 1)) {
                long step = run.takeResumed().checkpoint().map(Checkpoint::step).orElse(0L);
                while (true) {
                    step++;
                    run.metrics().append(step, Map.of("loss", 1.0 / step));
                    Tensor weights = Tensor.full(DType.F32, (double) step, 100_000);
                    run.save(new Checkpoint(step, Map.of("w", weights), Map.of()));
                    System.out.print('r');
                    System.out.flush();
                }
            }
        }
    }

    @Test
    void aKillAtAnyMomentCostsNoWholeCheckpoint() throws Exception {
        Path folder = runs.resolve("one");
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        long before = 0;
        for (int kill = 0; kill < 3; kill++) {
            Process saver = java(Saver.class, folder.toString());
            assertThat(saver.getInputStream().read()).isEqualTo('r');
            Thread.sleep(random.nextInt(200));
            saver.destroyForcibly().waitFor();
            CheckpointFolder.Found found = new CheckpointFolder(folder.resolve("checkpoints"), 1).latest();
            assertThat(found.damaged()).isEmpty();
            Checkpoint last = found.checkpoint().orElseThrow();
            assertThat(last.step()).isGreaterThan(before);
            assertThat(last.tensors().get("w"))
                    .isNotNull()
                    .satisfies(w -> assertThat(w.toFloatArray()).containsOnly((float) last.step()));
            assertThat(MetricsLog.read(RunFolder.metricsFile(folder))).hasSizeGreaterThanOrEqualTo((int) last.step());
            before = last.step();
        }
        RunFolder.resume(folder, 1).close();
        try (var left = Files.list(folder.resolve("checkpoints"))) {
            assertThat(left.filter(p -> p.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void aFullDiskCostsNothingThatWasThere() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(runs)) {
            Path folder = disk.path().resolve("one");
            String full = ": no space left on device";
            try (RunFolder run = RunFolder.create(folder, SETUP, 1)) {
                work(run, 1, 2);
                Checkpoint large = new Checkpoint(3, Map.of("w", Tensor.of(new float[100_000])), Map.of());
                assertThatThrownBy(() -> run.save(large))
                        .hasMessageContaining("step-000000000003")
                        .hasMessageEndingWith(full);
                assertThatThrownBy(() -> {
                            for (int step = 3; step < 1_000; step++) {
                                run.metrics().append(step, Map.of("text", "x".repeat(1_000)));
                            }
                        })
                        .hasMessage("cannot write " + RunFolder.metricsFile(folder) + full);
                assertThatThrownBy(() -> run.finish(Map.of("text", "x".repeat(10_000))))
                        .hasMessageEndingWith(full);
                assertThat(Files.readString(RunFolder.metricsFile(folder))).endsWith("x\"}\n");
                assertThat(run.checkpoints().latest().checkpoint())
                        .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(2));
                assertThat(RunInfo.read(folder).state()).isEqualTo(RunState.RUNNING);
            }
            Path another = disk.path().resolve("two");
            RunSetup large = new RunSetup(Map.of("text", "x".repeat(100_000)), 1, "");
            assertThatThrownBy(() -> RunFolder.create(another, large, 1)).hasMessageEndingWith(full);
            assertThat(another).doesNotExist();
        }
    }

    private void fuzz(int count) throws IOException {
        RunFolder.create(runs.resolve("one"), SETUP, 1).close();
        byte[] good = Files.readAllBytes(runs.resolve("one/run.json"));
        Mutations.check(count, runs, good, file -> Json.read(file, RunInfo.class));
    }

    @Test
    void damagedFilesAreTakenOrRefused() throws IOException {
        fuzz(2_000);
    }

    @Test
    @Tag("fuzz")
    void manyDamagedFilesAreTakenOrRefused() throws IOException {
        fuzz(100_000);
    }

    private static String line(FoundRun found) {
        String name = String.valueOf(found.folder().getFileName());
        return switch (found) {
            case FoundRun.Intact r ->
                name + " " + r.state() + r.info().failure().map(f -> " " + f).orElse("");
            case FoundRun.Damaged(Path _, String fault) -> name + " damaged: " + fault.contains("run.json");
        };
    }

    @Test
    void theListShowsWhatBecameOfEachRun() throws Exception {
        assertThat(RunFolder.list(runs.resolve("none"))).isEmpty();
        try (RunFolder run = RunFolder.create(runs.resolve("finished"), SETUP, 1)) {
            run.finish(Map.of());
        }
        try (RunFolder run = RunFolder.create(runs.resolve("failed"), SETUP, 1)) {
            run.fail("no memory");
        }
        try (RunFolder run = RunFolder.create(runs.resolve("interrupted"), SETUP, 1)) {
            run.interrupt();
        }
        assertThat(otherProcess("die", runs.resolve("killed"))).isZero();
        RunFolder.create(runs.resolve("torn"), SETUP, 1).close();
        Files.writeString(runs.resolve("torn/run.json"), "{\"state\":\"run");
        RunFolder.create(runs.resolve("gone"), SETUP, 1).close();
        Files.delete(runs.resolve("gone/run.json"));
        Files.createDirectory(runs.resolve("something else"));
        Files.writeString(runs.resolve("a file"), "");
        try (RunFolder run = RunFolder.create(runs.resolve("running"), SETUP, 1)) {
            assertThat(RunFolder.list(runs).stream().map(RunFolderTest::line))
                    .containsExactly(
                            "running RUNNING",
                            "killed INTERRUPTED",
                            "interrupted INTERRUPTED",
                            "failed FAILED no memory",
                            "finished FINISHED",
                            "gone damaged: true",
                            "torn damaged: true");
            assertThat(otherProcess("resume", run.path())).as("still locked").isEqualTo(3);
        }
        try (RunFolder run = RunFolder.resume(runs.resolve("killed"), 1)) {
            assertThat(run.takeResumed().checkpoint())
                    .hasValueSatisfying(c -> assertThat(c.step()).isEqualTo(2));
        }
    }

    @Test
    void aFolderThatHoldsSomethingIsNotTaken() throws IOException {
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThatThrownBy(() -> RunFolder.create(file, SETUP, 1))
                .hasMessage("cannot write " + file + ": a file has this name");
        assertThatThrownBy(() -> RunFolder.create(runs, SETUP, 1))
                .hasMessageStartingWith(runs + ": the folder is not empty");
        assertThatThrownBy(() -> RunFolder.resume(runs, 1))
                .hasMessageStartingWith("cannot read " + runs.resolve("run.json") + ": no such file");
        assertThat(RunFolder.unused(runs, "file")).isEqualTo(runs.resolve("file-2"));
        assertThat(RunFolder.unused(runs, "new")).isEqualTo(runs.resolve("new"));
    }
}
