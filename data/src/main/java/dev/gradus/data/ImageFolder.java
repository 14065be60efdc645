package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A folder of pictures whose classes are its subfolders (`cats/1.jpg`) or the first parts of the files' names
/// (`cat.1.jpg`, `cat_1.jpg`). Pictures are resized to one size when the folder is read and kept as bytes.
public final class ImageFolder {
    /// Side of the pictures where none is given, in pixels.
    public static final int DEFAULT_SIDE = 64;

    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "bmp", "gif", "webp");

    private ImageFolder() {}

    /// Reads a folder, on all cores, as pictures of `side` × `side` pixels. Folders `train` and `test` (or
    /// `val`) inside become the two parts. Damaged files are left out and listed in the source's notes.
    ///
    /// @throws DataFormatException if there are no two classes of readable pictures
    public static Source read(Path folder, int side) throws IOException {
        return read(folder, side, OptionalInt.empty(), 0);
    }

    /// The same with at most `limit` pictures a part, chosen by a seed before they are decoded.
    static Source read(Path folder, int side, OptionalInt limit, long seed) throws IOException {
        List<String> notes = new ArrayList<>();
        Path train = part(folder, List.of("train", "training", "training_set")).orElse(folder);
        Optional<Path> test = train.equals(folder)
                ? Optional.empty()
                : part(folder, List.of("test", "test_set", "val", "valid", "validation"));
        Decoded learned = decoded(train, some(files(train), limit, seed), side, notes);
        List<String> classes = List.copyOf(new TreeSet<>(learned.labels));
        if (classes.size() < 2) {
            throw new DataFormatException(
                    train,
                    "has " + learned.labels.size()
                            + " readable pictures, not of two classes (as subfolders or first parts of names)"
                            + (notes.isEmpty()
                                    ? ""
                                    : "; " + notes.size() + " could not be read, such as " + notes.getFirst()));
        }
        Optional<Dataset> judge = Optional.empty();
        if (test.isPresent()) {
            List<Labelled> known = known(test.get(), classes, notes);
            Decoded judged = decoded(test.get(), some(known, limit, ~seed), side, notes);
            judge = judged.labels.isEmpty() ? Optional.empty() : Optional.of(judged.dataset(classes, side));
        }
        return new Source("images", learned.dataset(classes, side), judge, notes);
    }

    /// The pictures of a test folder that have a class; those of a contest have none.
    private static List<Labelled> known(Path folder, List<String> classes, List<String> notes) throws IOException {
        List<Labelled> all = files(folder);
        List<Labelled> known =
                all.stream().filter(f -> classes.contains(f.label)).toList();
        if (known.size() < all.size()) {
            notes.add(folder + ": " + (all.size() - known.size()) + " of " + all.size()
                    + " pictures are not used: they are of none of the training classes");
        }
        return known;
    }

    /// Whether a folder holds pictures, itself or in its subfolders.
    static boolean isFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder, 3, FileVisitOption.FOLLOW_LINKS)) {
            return all.anyMatch(ImageFolder::isPicture);
        }
    }

    private record Labelled(Path file, String label) {}

    /// Pictures that could be read, one after the other, with their classes' names.
    private record Decoded(byte[] x, List<String> labels) {
        Dataset dataset(List<String> classes, int side) {
            float[] y = new float[labels.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = classes.indexOf(labels.get(i));
            }
            return new ByteDataset(Shape.of(3, side, side), new Target.Classes(classes), x, y);
        }
    }

    private static Optional<Path> part(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
    }

    private static boolean isPicture(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }

    /// The pictures in a folder and its subfolders, in the order of their names.
    static List<Path> pictures(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(p -> !isHidden(folder.relativize(p)) && isPicture(p))
                    .sorted()
                    .toList();
        } catch (java.io.UncheckedIOException e) {
            throw DataFormatException.reading(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    private static List<Labelled> files(Path folder) throws IOException {
        return pictures(folder).stream()
                .map(p -> new Labelled(p, label(folder.relativize(p))))
                .toList();
    }

    /// What file managers and archives leave behind: `.DS_Store`, `__MACOSX/._cat.jpg`.
    static boolean isHidden(Path file) {
        for (Path part : file) {
            if (part.toString().startsWith(".") || part.toString().equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /// At most so many, chosen by a seed, in the same order.
    static <T> List<T> some(List<T> files, OptionalInt limit, long seed) {
        if (limit.isEmpty() || limit.getAsInt() >= files.size()) {
            return files;
        }
        int[] order = Shuffle.permutation(files.size(), Key.mix(seed));
        return Arrays.stream(order, 0, limit.getAsInt())
                .sorted()
                .mapToObj(files::get)
                .toList();
    }

    /// The first folder's name, else what stands before the first dot, dash, underscore, blank or digit.
    private static String label(Path file) {
        String name = file.getName(0).toString();
        return file.getNameCount() > 1 ? name : name.split("[._ \\-0-9]", 2)[0];
    }

    /// Refuses more pictures than the memory holds.
    static void requireRoom(Path folder, int pictures, int side) throws DataFormatException {
        long bytes = 3L * side * side * pictures;
        if (bytes > Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 2)) {
            throw new DataFormatException(
                    folder,
                    "holds " + pictures + " pictures, which at size " + side + " take " + (bytes >> 20)
                            + " MB, too much for memory: make them smaller, or set a limit");
        }
    }

    private static Decoded decoded(Path folder, List<Labelled> files, int side, List<String> notes)
            throws DataFormatException {
        PictureFormat format = new PictureFormat(3, side, side);
        int one = 3 * side * side;
        requireRoom(folder, files.size(), side);
        byte[] x = new byte[files.size() * one];
        String[] faults = new String[files.size()];
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            try {
                System.arraycopy(Picture.read(files.get(i).file, format), 0, x, i * one, one);
            } catch (IOException e) {
                faults[i] = String.valueOf(e.getMessage());
            }
        });
        Arrays.stream(faults).filter(f -> f != null).forEach(notes::add);
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < faults.length; i++) {
            if (faults[i] == null) {
                System.arraycopy(x, i * one, x, labels.size() * one, one);
                labels.add(files.get(i).label);
            }
        }
        byte[] kept = labels.size() == faults.length ? x : Arrays.copyOf(x, labels.size() * one);
        return new Decoded(kept, labels);
    }
}
