package dev.gradus.lessons;

import dev.gradus.data.BoxedObject;
import dev.gradus.data.BoxedPicture;
import dev.gradus.data.PictureSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of drawn photos that is gone when the lesson is over.
final class DrawnFolder implements AutoCloseable {
    private final Path path;
    private final List<BoxedPicture> pictures = new ArrayList<>();

    DrawnFolder() {
        try {
            path = Files.createTempDirectory("gradus-lesson");
            Files.createDirectory(photos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    Path photos() {
        return path.resolve("photos");
    }

    /// What is in the photos.
    List<BoxedPicture> pictures() {
        return List.copyOf(pictures);
    }

    /// Adds a photo and its annotation.
    void add(String name, DrawnPhoto photo) {
        write("photos/" + name, photo.file("png"));
        List<BoxedObject> people =
                photo.people().stream().map(p -> new BoxedObject("person", p)).toList();
        pictures.add(new BoxedPicture(
                name,
                Optional.of(
                        new PictureSize(photo.image().getWidth(), photo.image().getHeight())),
                people));
    }

    /// Writes a file and names it.
    Path write(String name, byte[] bytes) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.resolveSibling(""));
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
