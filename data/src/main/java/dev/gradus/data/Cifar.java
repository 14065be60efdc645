package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The binary files of CIFAR-10 and CIFAR-100 (Krizhevsky, cs.toronto.edu/~kriz/cifar.html): records of one or
/// two class bytes and a 32 × 32 picture as planes of red, green and blue.
public final class Cifar {
    private static final int PIXELS = 3 * 32 * 32;
    private static final long LIMIT = 1_000_000_000L;

    private Cifar() {}

    /// The two layouts.
    private enum Layout {
        /// CIFAR-10: one class byte.
        TEN(1, 10, "batches.meta.txt"),
        /// CIFAR-100: coarse class, then fine class; the fine one is the target.
        HUNDRED(2, 100, "fine_label_names.txt");

        private final int labels;
        private final int classes;
        private final String names;

        Layout(int labels, int classes, String names) {
            this.labels = labels;
            this.classes = classes;
            this.names = names;
        }

        int record() {
            return labels + PIXELS;
        }
    }

    /// The training and test part of a folder with `data_batch_*.bin` and `test_batch.bin`, or with `train.bin`
    /// and `test.bin`.
    ///
    /// @throws DataFormatException naming the file and what is wrong with it
    public static Source folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DataFormatException(folder, "is not a folder; CIFAR is read as a folder of .bin files");
        }
        List<Path> batches = batches(folder);
        boolean ten = !batches.isEmpty();
        List<Path> train = ten ? batches : List.of(folder.resolve("train.bin"));
        Path test = folder.resolve(ten ? "test_batch.bin" : "test.bin");
        Layout layout = ten ? Layout.TEN : Layout.HUNDRED;
        return new Source(
                "cifar",
                dataset(train, layout, folder),
                Files.exists(test) ? Optional.of(dataset(List.of(test), layout, folder)) : Optional.empty());
    }

    /// Whether a folder holds such files.
    static boolean isFolder(Path folder) throws IOException {
        return Files.isDirectory(folder)
                && (!batches(folder).isEmpty() || Files.isRegularFile(folder.resolve("train.bin")));
    }

    /// The pictures of CIFAR-10 in one file.
    static Dataset parse(Path file, byte[] bytes) throws DataFormatException {
        check(file, bytes, Layout.TEN);
        return assemble(List.of(bytes), Layout.TEN, numbered(Layout.TEN));
    }

    private static List<Path> batches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(p -> p.getFileName().toString().matches("data_batch_\\d{1,3}\\.bin"))
                    .sorted()
                    .toList();
        }
    }

    private static Dataset dataset(List<Path> files, Layout layout, Path folder) throws IOException {
        List<byte[]> parts = new ArrayList<>();
        long total = 0;
        for (Path file : files) {
            byte[] bytes = FileBytes.read(file, LIMIT - total);
            total += bytes.length;
            check(file, bytes, layout);
            parts.add(bytes);
        }
        return assemble(parts, layout, names(folder.resolve(layout.names), layout));
    }

    private static void check(Path file, byte[] bytes, Layout layout) throws DataFormatException {
        int record = layout.record();
        if (bytes.length == 0 || bytes.length % record != 0) {
            throw new DataFormatException(
                    file, "has " + bytes.length + " bytes, not a whole number of " + record + "-byte records");
        }
        for (int i = layout.labels - 1; i < bytes.length; i += record) {
            if ((bytes[i] & 255) >= layout.classes) {
                throw new DataFormatException(
                        file,
                        "has class " + (bytes[i] & 255) + " in record " + i / record + "; there are " + layout.classes);
            }
        }
    }

    private static Dataset assemble(List<byte[]> parts, Layout layout, List<String> names) {
        int record = layout.record();
        int count = parts.stream().mapToInt(p -> p.length / record).sum();
        byte[] x = new byte[count * PIXELS];
        float[] y = new float[count];
        int i = 0;
        for (byte[] part : parts) {
            for (int at = 0; at < part.length; at += record, i++) {
                y[i] = part[at + layout.labels - 1] & 255;
                System.arraycopy(part, at + layout.labels, x, i * PIXELS, PIXELS);
            }
        }
        return new ByteDataset(Shape.of(3, 32, 32), new Target.Classes(names), x, y);
    }

    /// One name a line; numbers where the file is missing.
    private static List<String> names(Path file, Layout layout) throws IOException {
        if (!Files.exists(file)) {
            return numbered(layout);
        }
        String text = new String(FileBytes.read(file, 1 << 20), java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> names =
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (names.size() != layout.classes) {
            throw new DataFormatException(file, "has " + names.size() + " names for " + layout.classes + " classes");
        }
        return names;
    }

    private static List<String> numbered(Layout layout) {
        return IntStream.range(0, layout.classes).mapToObj(String::valueOf).toList();
    }
}
