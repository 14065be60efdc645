package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        List<String> skipped = new ArrayList<>();
        Path train = part(folder, List.of("train", "training", "training_set")).orElse(folder);
        Optional<Path> test = train.equals(folder)
                ? Optional.empty()
                : part(folder, List.of("test", "test_set", "val", "valid", "validation"));
        List<Labelled> learned = files(train);
        List<String> classes =
                List.copyOf(new TreeSet<>(learned.stream().map(Labelled::label).toList()));
        Dataset first = dataset(train, learned, classes, side, skipped);
        Optional<Dataset> second = test.isEmpty()
                ? Optional.empty()
                : Optional.of(dataset(test.get(), files(test.get()), classes, side, skipped));
        return new Source("images", first, second, skipped);
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

    private static Optional<Path> part(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
    }

    private static List<Labelled> files(Path folder) throws IOException {
        List<Path> pictures;
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            pictures = all.filter(ImageFolder::isPicture).sorted().toList();
        } catch (java.io.UncheckedIOException e) {
            throw new DataFormatException(folder, "cannot be walked: " + e.getMessage());
        }
        return pictures.stream()
                .map(p -> new Labelled(p, label(folder.relativize(p))))
                .toList();
    }

    /// The first folder's name, else what stands before the first dot, dash, underscore, blank or digit.
    private static String label(Path file) {
        String name = file.getName(0).toString();
        return file.getNameCount() > 1 ? name : name.split("[._ \\-0-9]", 2)[0];
    }

    private static Dataset dataset(
            Path folder, List<Labelled> files, List<String> classes, int side, List<String> skipped)
            throws DataFormatException {
        int one = 3 * side * side;
        if ((long) files.size() * one > Integer.MAX_VALUE - 16) {
            throw new DataFormatException(
                    folder, "holds " + files.size() + " pictures, too many for memory at size " + side);
        }
        byte[] x = new byte[files.size() * one];
        String[] faults = new String[files.size()];
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            Labelled file = files.get(i);
            if (!classes.contains(file.label)) {
                faults[i] = file.file + ": its class '" + file.label + "' is not among the training classes";
                return;
            }
            try {
                System.arraycopy(Picture.read(file.file, side), 0, x, i * one, one);
            } catch (IOException e) {
                faults[i] = String.valueOf(e.getMessage());
            }
        });
        int[] good =
                IntStream.range(0, faults.length).filter(i -> faults[i] == null).toArray();
        Arrays.stream(faults).filter(f -> f != null).forEach(skipped::add);
        float[] y = new float[good.length];
        for (int i = 0; i < good.length; i++) {
            y[i] = classes.indexOf(files.get(good[i]).label);
            System.arraycopy(x, good[i] * one, x, i * one, one);
        }
        if (IntStream.range(0, y.length).mapToObj(i -> y[i]).distinct().count() < 2) {
            throw new DataFormatException(
                    folder,
                    "has " + good.length
                            + " readable pictures, not of two classes (as subfolders or first parts of names)"
                            + (skipped.isEmpty()
                                    ? ""
                                    : "; " + skipped.size() + " could not be read, such as " + skipped.getFirst()));
        }
        byte[] kept = good.length == faults.length ? x : Arrays.copyOf(x, good.length * one);
        return new ByteDataset(Shape.of(3, side, side), new Target.Classes(classes), kept, y);
    }
}
