package dev.gradus.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// The version of this library, as the build stated it.
public final class GradusVersion {
    private static final String CURRENT = load();

    private GradusVersion() {}

    /// The version, such as `0.1.0`.
    public static String current() {
        return CURRENT;
    }

    private static String load() {
        try (InputStream in = GradusVersion.class.getResourceAsStream("version.txt")) {
            return new String(Objects.requireNonNull(in, "version.txt").readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
