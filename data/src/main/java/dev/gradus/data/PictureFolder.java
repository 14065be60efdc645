package dev.gradus.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Picture files in a folder and its subfolders.
record PictureFolder(Path path) implements PictureStore {
    /// Whether a folder holds pictures, itself or in its subfolders.
    static boolean fits(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder, 3, FileVisitOption.FOLLOW_LINKS)) {
            return all.anyMatch(p -> PictureStore.isPicture(name(folder, p)) && Files.isRegularFile(p));
        }
    }

    @Override
    public List<Entry> entries() throws IOException {
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(p -> PictureStore.isPicture(name(path, p)))
                    .map(this::entry)
                    .filter(e -> e.size() >= 0)
                    .sorted(Comparator.comparing(Entry::name))
                    .toList();
        } catch (UncheckedIOException e) {
            throw DataFormatException.reading(path, Objects.requireNonNull(e.getCause()));
        }
    }

    @Override
    public String sight() throws IOException {
        return SourceKind.sight(path);
    }

    /// A file, or an entry of negative size for what is none.
    private Entry entry(Path file) {
        try {
            BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
            return new Entry(
                    name(path, file),
                    about.isRegularFile() ? about.size() : -1,
                    about.lastModifiedTime().toMillis());
        } catch (IOException e) {
            return new Entry(name(path, file), -1, 0);
        }
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    @Override
    public void read(List<Entry> wanted, Visitor visitor) {
        IntStream.range(0, wanted.size()).parallel().forEach(i -> {
            Path file = path.resolve(wanted.get(i).name());
            byte[] bytes;
            try {
                bytes = FileBytes.read(file, MOST_BYTES);
            } catch (IOException e) {
                visitor.failed(i, PictureStore.reason(file, e));
                return;
            }
            visitor.read(i, bytes);
        });
    }
}
