package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// IDX files, the format of MNIST (LeCun, yann.lecun.com/exdb/mnist): two zero bytes, a type code, the rank,
/// big-endian sizes, big-endian values. Raw or gzip.
public final class Idx {
    private static final long LIMIT = 2_000_000_000L;
    private static final int MOST_CLASSES = 10_000;

    private Idx() {}

    /// The types of values, with their codes.
    public enum Type {
        /// Unsigned bytes.
        U8(0x08, 1),
        /// Signed bytes.
        I8(0x09, 1),
        /// 16-bit integers.
        I16(0x0B, 2),
        /// 32-bit integers.
        I32(0x0C, 4),
        /// 32-bit floating point.
        F32(0x0D, 4),
        /// 64-bit floating point.
        F64(0x0E, 8);

        private final int code;
        private final int bytes;

        Type(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    /// An array from a file.
    ///
    /// @param raw the values as they stand in the file
    public record Array(Type type, Shape shape, byte[] raw) {
        /// The values as floats; integers beyond 2²⁴ and f64 are rounded.
        public float[] floats() {
            ByteBuffer buffer = ByteBuffer.wrap(raw);
            float[] values = new float[shape.intSize()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (type) {
                    case U8 -> buffer.get() & 255;
                    case I8 -> buffer.get();
                    case I16 -> buffer.getShort();
                    case I32 -> buffer.getInt();
                    case F32 -> buffer.getFloat();
                    case F64 -> (float) buffer.getDouble();
                };
            }
            return values;
        }
    }

    /// Reads a file.
    ///
    /// @throws DataFormatException naming the file and what is wrong with it
    public static Array read(Path file) throws IOException {
        return parse(file, FileBytes.read(file, LIMIT));
    }

    static Array parse(Path file, byte[] all) throws DataFormatException {
        if (all.length < 4 || all[0] != 0 || all[1] != 0) {
            throw new DataFormatException(
                    file, "is not an IDX file: it does not begin with two zero bytes, a type and a rank");
        }
        Type type = Arrays.stream(Type.values())
                .filter(t -> t.code == all[2])
                .findFirst()
                .orElseThrow(() -> new DataFormatException(file, "has the unknown IDX type 0x%02x".formatted(all[2])));
        int rank = all[3] & 255;
        if (rank == 0 || rank > 8 || all.length < 4 + 4 * rank) {
            throw new DataFormatException(file, "has rank " + rank + ", or is cut off in its header");
        }
        ByteBuffer header = ByteBuffer.wrap(all, 4, 4 * rank);
        int[] sizes = new int[rank];
        long bytes = type.bytes;
        for (int i = 0; i < rank; i++) {
            sizes[i] = header.getInt();
            if (sizes[i] < 0 || (sizes[i] > 0 && bytes > Integer.MAX_VALUE / sizes[i])) {
                throw new DataFormatException(
                        file,
                        "promises axis " + i + " of size " + Integer.toUnsignedLong(sizes[i])
                                + ", more than a file can hold");
            }
            bytes *= sizes[i];
        }
        int body = all.length - 4 - 4 * rank;
        if (bytes != body) {
            throw new DataFormatException(
                    file,
                    "promises " + bytes + " bytes of " + type + " values of shape " + Shape.of(sizes) + " but holds "
                            + body);
        }
        return new Array(type, Shape.of(sizes), Arrays.copyOfRange(all, 4 + 4 * rank, all.length));
    }

    /// Inputs and their classes as a data set; gray pictures get a channel axis of size 1.
    ///
    /// @throws DataFormatException if the files do not fit each other, or are empty
    public static Dataset dataset(Path images, Path labels) throws IOException {
        return Pair.read(images, labels).dataset(0);
    }

    /// The training and test part of a folder with the four files of MNIST, under any of their usual names.
    ///
    /// @throws DataFormatException if one is missing
    public static Source folder(Path folder) throws IOException {
        Pair train = Pair.read(file(folder, "train-images"), file(folder, "train-labels"));
        Optional<Path> testImages = find(folder, "t10k-images");
        if (testImages.isEmpty()) {
            return new Source("idx", train.dataset(0), Optional.empty());
        }
        Pair test = Pair.read(testImages.get(), file(folder, "t10k-labels"));
        if (!train.sample().equals(test.sample())) {
            throw new DataFormatException(
                    testImages.get(),
                    "holds inputs of shape " + test.sample() + ", where those to learn from have " + train.sample());
        }
        return new Source("idx", train.dataset(test.classes()), Optional.of(test.dataset(train.classes())));
    }

    /// Inputs with as many classes.
    private record Pair(Array inputs, float[] labels, int classes) {
        static Pair read(Path images, Path labels) throws IOException {
            Array x = Idx.read(images);
            Array y = Idx.read(labels);
            if (x.shape.rank() < 2 || y.shape.rank() != 1 || x.shape.size(0) != y.shape.size(0)) {
                throw new DataFormatException(
                        labels, "holds classes of shape " + y.shape + " for pictures of shape " + x.shape);
            }
            if (x.shape.size() == 0) {
                throw new DataFormatException(images, "holds no inputs: its shape is " + x.shape);
            }
            float[] classes = y.floats();
            float most = 0;
            for (int i = 0; i < classes.length; i++) {
                if (!(classes[i] >= 0 && classes[i] < MOST_CLASSES) || classes[i] != (int) classes[i]) {
                    throw new DataFormatException(labels, "holds " + classes[i] + " at " + i + ", which is no class");
                }
                most = Math.max(most, classes[i]);
            }
            return new Pair(x, classes, (int) most + 1);
        }

        /// Shape of one input.
        Shape sample() {
            return inputs.shape.slice(1, inputs.shape.rank());
        }

        Dataset dataset(int leastClasses) {
            Target target = new Target.Classes(IntStream.range(0, Math.max(leastClasses, classes))
                    .mapToObj(String::valueOf)
                    .toList());
            Shape input = sample().rank() == 2 ? Shape.of(1).concat(sample()) : sample();
            return inputs.type == Type.U8
                    ? new ByteDataset(input, target, inputs.raw, labels)
                    : new FloatDataset(input, target, inputs.floats(), labels);
        }
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
