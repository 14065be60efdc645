package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// IDX files, the format of MNIST (LeCun, yann.lecun.com/exdb/mnist): two zero bytes, a type code, the rank,
/// big-endian sizes, values. Raw or gzip.
public final class Idx {
    private static final long LIMIT = 2_000_000_000L;

    private Idx() {}

    /// An array of unsigned bytes with its shape.
    public record Bytes(Shape shape, byte[] values) {}

    /// Reads a file of unsigned bytes.
    ///
    /// @throws DataFormatException naming the file and what is wrong with it
    public static Bytes read(Path file) throws IOException {
        return parse(file, FileBytes.read(file, LIMIT));
    }

    static Bytes parse(Path file, byte[] all) throws DataFormatException {
        if (all.length < 4 || all[0] != 0 || all[1] != 0) {
            throw new DataFormatException(
                    file, "is not an IDX file: it does not begin with two zero bytes, a type and a rank");
        }
        if (all[2] != 8) {
            throw new DataFormatException(
                    file, "holds IDX type 0x%02x; only unsigned bytes (0x08) are supported".formatted(all[2]));
        }
        int rank = all[3] & 255;
        if (rank == 0 || rank > 8 || all.length < 4 + 4 * rank) {
            throw new DataFormatException(file, "has rank " + rank + ", or is cut off in its header");
        }
        ByteBuffer header = ByteBuffer.wrap(all, 4, 4 * rank);
        int[] sizes = new int[rank];
        long values = 1;
        int body = all.length - 4 - 4 * rank;
        for (int i = 0; i < rank; i++) {
            sizes[i] = header.getInt();
            if (sizes[i] < 0 || (sizes[i] > 0 && values > Integer.MAX_VALUE / sizes[i])) {
                throw new DataFormatException(
                        file,
                        "promises axis " + i + " of size " + Integer.toUnsignedLong(sizes[i])
                                + ", more than a file can hold");
            }
            values *= sizes[i];
        }
        if (values != body) {
            throw new DataFormatException(
                    file, "promises " + values + " values of shape " + Shape.of(sizes) + " but holds " + body);
        }
        return new Bytes(Shape.of(sizes), java.util.Arrays.copyOfRange(all, 4 + 4 * rank, all.length));
    }

    /// Pictures and their classes as a data set; pictures get a channel axis of size 1.
    ///
    /// @throws DataFormatException if the files do not fit each other
    public static Dataset dataset(Path images, Path labels) throws IOException {
        Bytes x = read(images);
        Bytes y = read(labels);
        if (x.shape.rank() < 2 || y.shape.rank() != 1 || x.shape.size(0) != y.shape.size(0)) {
            throw new DataFormatException(
                    labels, "holds classes of shape " + y.shape + " for pictures of shape " + x.shape);
        }
        int most = 0;
        float[] classes = new float[y.values.length];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = y.values[i] & 255;
            most = Math.max(most, y.values[i] & 255);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= Math.max(most, 9); i++) {
            names.add(String.valueOf(i));
        }
        Shape one = x.shape.slice(1, x.shape.rank());
        Shape input = one.rank() == 2 ? Shape.of(1).concat(one) : one;
        return new ByteDataset(input, new Target.Classes(names), x.values, classes);
    }

    /// The training and test part of a folder with the four files of MNIST, under any of their usual names.
    ///
    /// @throws DataFormatException if one is missing
    public static Source folder(Path folder) throws IOException {
        Dataset train = dataset(file(folder, "train-images"), file(folder, "train-labels"));
        Optional<Path> testImages = find(folder, "t10k-images");
        Optional<Dataset> test = testImages.isEmpty()
                ? Optional.empty()
                : Optional.of(dataset(testImages.get(), file(folder, "t10k-labels")));
        return new Source("idx", train, test);
    }

    /// The data set of which a file holds the pictures or the classes; its partner is the file beside it whose
    /// name differs in `images`/`labels` and `idx3`/`idx1`.
    ///
    /// @throws DataFormatException if the partner is missing
    public static Source pair(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path images = file.resolveSibling(name.replace("labels", "images").replace("idx1", "idx3"));
        Path labels = file.resolveSibling(name.replace("images", "labels").replace("idx3", "idx1"));
        if (images.equals(labels)) {
            throw new DataFormatException(
                    file, "needs a partner: pictures in NAME-images-idx3-ubyte, classes in NAME-labels-idx1-ubyte");
        }
        return new Source("idx", dataset(images, labels), Optional.empty());
    }

    /// Whether a file, raw or gzip, begins as an IDX file does.
    static boolean isFile(Path file) throws IOException {
        byte[] head = FileBytes.head(file, 4);
        return head.length == 4 && head[0] == 0 && head[1] == 0 && head[2] >= 8 && head[2] <= 14 && head[3] > 0;
    }

    /// Whether a folder holds such files.
    static boolean isFolder(Path folder) {
        return find(folder, "train-images").isPresent();
    }

    private static Path file(Path folder, String name) throws DataFormatException {
        return find(folder, name)
                .orElseThrow(() -> new DataFormatException(folder, "has no " + name + "-idx?-ubyte file, raw or .gz"));
    }

    private static Optional<Path> find(Path folder, String name) {
        String axes = name.endsWith("images") ? "3" : "1";
        for (String separator : List.of("-", ".")) {
            for (String end : List.of("", ".gz")) {
                Path p = folder.resolve(name + separator + "idx" + axes + "-ubyte" + end);
                if (Files.isRegularFile(p)) {
                    return Optional.of(p);
                }
            }
        }
        return Optional.empty();
    }
}
