package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A pipe where a file should be is refused at once: nobody waits for its other end, and it is not replaced.
@Timeout(20)
class PipesTest {
    @TempDir
    Path folder;

    private Path pipe;

    @BeforeEach
    void make() throws Exception {
        pipe = folder.resolve("pipe");
        try {
            int code = new ProcessBuilder("mkfifo", pipe.toString())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
            Assumptions.assumeTrue(code == 0, "this system makes no pipes");
        } catch (IOException e) {
            Assumptions.abort("this system has no mkfifo");
        }
    }

    private void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pipe")
                .hasMessageEndingWith("is a pipe or device, not a file");
        assertThat(Files.exists(pipe) && !Files.isRegularFile(pipe)).isTrue();
    }

    @Test
    void isNotRead() {
        refused(() -> SafeTensors.read(pipe));
        refused(() -> Json.read(pipe, RunInfo.class));
        refused(() -> MetricsLog.read(pipe));
    }

    @Test
    void isNotWritten() throws IOException {
        refused(() -> AtomicFile.write(pipe, new byte[] {1}));
        refused(() -> SafeTensors.of(Map.of()).write(pipe));
        Path link = Files.createSymbolicLink(folder.resolve("link-to-pipe"), pipe);
        refused(() -> AtomicFile.write(link, new byte[] {1}));
        refused(() -> MetricsLog.open(pipe, -1));
    }

    @Test
    void isNoLock() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        pipe = Files.move(pipe, run.resolve(RunLock.FILE));
        assertThat(RunLock.isHeld(run)).isFalse();
        assertThatThrownBy(() -> RunLock.take(run)).hasMessageContaining("pipe or device");
    }
}
