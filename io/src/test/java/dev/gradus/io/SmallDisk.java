package dev.gradus.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// A disk of 64 kB in memory, to be filled up. Only root on Linux can have one; elsewhere the test is skipped.
record SmallDisk(Path path) implements AutoCloseable {
    static SmallDisk mount(Path folder) throws IOException {
        Path path = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", path.toString());
        Assumptions.assumeTrue(mounted, "a small disk can be mounted by root on Linux only");
        return new SmallDisk(path);
    }

    @Override
    public void close() {
        run("umount", path.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
