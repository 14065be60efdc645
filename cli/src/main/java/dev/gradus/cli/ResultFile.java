package dev.gradus.cli;

import dev.gradus.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files of results, whose folders are made if need be.
final class ResultFile {
    private ResultFile() {}

    /// Writes a file.
    ///
    /// @throws IOException naming the file that cannot be written
    static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().resolveSibling("");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": its folder cannot be made", e);
        }
        AtomicFile.write(file, bytes);
    }

    /// Writes a file of text.
    ///
    /// @throws IOException naming the file that cannot be written
    static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
