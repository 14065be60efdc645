package dev.gradus.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// One-line errors of the operating system that name the file: the JDK's own lack either the file or the fault.
final class Faults {
    private Faults() {}

    /// Refuses what is neither a file nor a folder: opening a pipe waits for somebody at its other end, a
    /// device may have no end, and a new file in its place would destroy it.
    static void requireNoDevice(Path file) throws FileSystemException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a pipe or device, not a file");
        }
    }

    /// A failed write, as `cannot write FILE: no space left on device`.
    static IOException writing(Path file, IOException cause) {
        return new IOException("cannot write " + file + ": " + reason(cause, "no such folder"), cause);
    }

    /// A failed read, as `cannot read FILE: no such file`.
    static IOException reading(Path file, IOException cause) {
        return cause instanceof FileFormatException
                ? cause
                : new IOException("cannot read " + file + ": " + reason(cause, "no such file or folder"), cause);
    }

    private static String reason(IOException cause, String missing) {
        return switch (cause) {
            case NoSuchFileException _ -> missing;
            case AccessDeniedException _ -> "permission denied";
            case ClosedByInterruptException _ -> "the thread was interrupted";
            case FileSystemException e when e.getReason() != null -> lowerFirst(e.getReason());
            default ->
                lowerFirst(Objects.requireNonNullElse(
                        cause.getMessage(), cause.getClass().getSimpleName()));
        };
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
