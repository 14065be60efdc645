package dev.gradus.data;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/// A data file that is not what it should be. The message is one line that names the file and the fault.
public final class DataFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /// A fault of a file.
    public DataFormatException(Path file, String fault) {
        super(file + ": " + fault);
    }
}
