package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
    @TempDir
    Path folder;

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void newContentTakesThePlaceOfTheOld() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        AtomicFile.write(file, new byte[] {4});
        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(ByteBuffer.allocate(100));
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + file + ": no space left on device");
        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(ByteBuffer.allocate(100));
                    throw new OutOfMemoryError("in the middle");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void whetherAFileCanBeWrittenIsKnownBefore() throws IOException {
        Path file = folder.resolve("deep/down/a.txt");
        AtomicFile.requireWritable(file);
        assertThat(files(folder)).isEmpty();
        Path taken = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> AtomicFile.requireWritable(taken.resolve("down/a.txt")))
                .hasMessage("cannot write " + taken.resolve("down/a.txt") + ": " + taken + " is not a folder");
        assertThatThrownBy(() -> AtomicFile.requireWritable(folder))
                .hasMessage("cannot write " + folder + ": is a folder");
    }

    @Test
    void aFullDiskLeavesTheOldFileAndIsNamed() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder)) {
            Path file = disk.path().resolve("w.safetensors");
            SafeTensors.of(Map.of("w", Tensor.of(new float[] {1, 2}))).write(file);
            byte[] old = Files.readAllBytes(file);
            assertThatThrownBy(() -> SafeTensors.of(Map.of("w", Tensor.of(new float[100_000])))
                            .write(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write " + file + ": no space left on device");
            assertThat(file).hasBinaryContent(old);
            assertThat(files(disk.path())).containsExactly(file);
        }
    }

    @Test
    void impossiblePlacesAreNamed() throws IOException {
        Path nowhere = folder.resolve("none").resolve("a.txt");
        assertThatThrownBy(() -> AtomicFile.write(nowhere, new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + nowhere + ": no such folder");
        Path taken = Files.createDirectory(folder.resolve("taken"));
        assertThatThrownBy(() -> AtomicFile.write(taken, new byte[1]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot write " + taken);
        assertThat(files(folder)).containsExactly(taken);
    }

    @Test
    void whatAKilledWriterLeftIsRemoved() throws IOException {
        Path stale = Files.write(folder.resolve(".a.txt.0123456789abcdef.tmp"), new byte[10]);
        Path other = Files.write(folder.resolve(".b.txt.0123456789abcdef.tmp"), new byte[10]);
        Path alien = Files.write(folder.resolve("keep.tmp"), new byte[10]);
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, new byte[] {1});
        assertThat(files(folder)).containsExactly(other, file, alien);
        AtomicFile.removeStale(folder);
        assertThat(files(folder)).containsExactly(file, alien);
        assertThat(stale).doesNotExist();
    }

    @Test
    void aWriteUnderWayIsLeftAlone() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> {
            AtomicFile.removeStale(folder);
            AtomicFile.write(file, new byte[] {1});
            AtomicFile.writeFully(out, ByteBuffer.wrap(new byte[] {2}));
        });
        assertThat(file).hasBinaryContent(new byte[] {2});
        assertThat(files(folder)).containsExactly(file);
    }

    @Test
    void anotherProcessLeavesAWriteUnderWayAlone() throws Exception {
        Path file = folder.resolve("a.txt");
        AtomicFile.write(file, out -> {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Cleaner.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();
            try {
                assertThat(other.waitFor()).isZero();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            AtomicFile.writeFully(out, ByteBuffer.wrap(new byte[] {2}));
        });
        assertThat(file).hasBinaryContent(new byte[] {2});
    }

    /// Removes stale files as another process would.
    static final class Cleaner {
        private Cleaner() {}

        public static void main(String[] folder) {
            AtomicFile.removeStale(Path.of(folder[0]));
        }
    }

    @Test
    void writersOfOneFileInSeveralThreadsLeaveOneWholeContent() throws Exception {
        Path file = folder.resolve("a.txt");
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> tasks = java.util.stream.IntStream.range(0, 40)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        byte[] content = new byte[10_000];
                        java.util.Arrays.fill(content, (byte) i);
                        AtomicFile.write(file, content);
                        return null;
                    })
                    .toList();
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }
        byte[] content = Files.readAllBytes(file);
        assertThat(content).hasSize(10_000).containsOnly(content[0]);
        assertThat(files(folder)).containsExactly(file);
    }
}
