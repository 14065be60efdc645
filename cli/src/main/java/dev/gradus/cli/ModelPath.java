package dev.gradus.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a model file lies, given a run's folder or the file itself.
final class ModelPath {
    private ModelPath() {}

    static Path of(Path given) throws IOException {
        if (!Files.exists(given)) {
            throw new UsageException(given + " does not exist");
        }
        if (Files.isDirectory(given) && !Files.isExecutable(given)) {
            throw new IOException(given + ": may not be read: permission denied");
        }
        Path inside = given.resolve("model.gradus");
        if (Files.isDirectory(given) && !Files.exists(inside)) {
            throw new UsageException(given + " holds no model.gradus: "
                    + (Files.exists(given.resolve("run.json"))
                            ? "the run has not finished (gradus train --resume " + given + ")"
                            : "it is no run's folder"));
        }
        return Files.isDirectory(given) ? inside : given;
    }
}
