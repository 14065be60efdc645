package dev.gradus.data;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A data file that is not what it should be. The message is one line that names the file and the fault.
public final class DataFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MAX_LENGTH = 400;

    /// A fault of a file.
    public DataFormatException(Path file, String fault) {
        super(file + ": " + oneLine(fault));
    }

    /// Fields and names from a file may be long or hold line ends and escapes: a terminal must show one tame line.
    private static String oneLine(String text) {
        String tame = text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
        return tame.length() <= MAX_LENGTH ? tame : tame.substring(0, MAX_LENGTH) + "…";
    }

    /// What the operating system says about a file or folder, in one line that names it.
    ///
    /// @param asked the file that was asked for, named where the cause names none
    static DataFormatException reading(Path asked, IOException cause) {
        Path file = cause instanceof FileSystemException f && f.getFile() != null ? Path.of(f.getFile()) : asked;
        String fault = switch (cause) {
            case AccessDeniedException _ -> "may not be read: permission denied";
            case NoSuchFileException _ -> "does not exist";
            case FileSystemLoopException _ -> "is a link that leads back to a folder around it";
            case FileSystemException f when f.getReason() != null -> "cannot be read: " + f.getReason();
            default -> "cannot be read: " + cause.getMessage();
        };
        return new DataFormatException(file, fault);
    }
}
