package dev.gradus.io;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/// A file whose content is not what it should be: damaged, cut off, or of another kind. The message is one line
/// that names the file and the fault.
public final class FileFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int MAX_LENGTH = 400;

    /// A fault of a file.
    public FileFormatException(Path file, String fault) {
        super(file + ": " + oneLine(fault));
    }

    /// A fault of a file that another exception shows.
    public FileFormatException(Path file, String fault, Throwable cause) {
        super(file + ": " + oneLine(fault), cause);
    }

    /// Names and texts from a file may be long or hold anything: a terminal must show one tame line.
    private static String oneLine(String text) {
        String tame = text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ");
        return tame.length() <= MAX_LENGTH ? tame : tame.substring(0, MAX_LENGTH) + "…";
    }
}
