package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every parser reads thousands of damaged files without any other end than success or a [DataFormatException].
/// The short run has one seed; `./mvnw -Pfuzz verify` runs the long one, with a new seed each time, which a
/// failure prints.
class MutatedInputsTest {
    private static final int SHORT = 2_000;
    private static final int LONG = 100_000;
    private static final Path NAME = Path.of("mutated");

    /// What a parser may allocate: something for its tables, and in proportion to the file. A picture of so few
    /// bytes may have ten thousand pixels a byte.
    private static final long BASE = 16 << 20;

    private static final long PER_BYTE = 100_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private Path folder;

    private interface Parser {
        void parse(byte[] bytes) throws IOException;
    }

    @Test
    void few() throws IOException {
        all(SHORT, 1);
    }

    @Test
    @Tag("fuzz")
    void many() throws IOException {
        all(LONG, System.nanoTime());
    }

    private void all(int count, long seed) throws IOException {
        run("idx", count, seed, List.of(Samples.idx()), bytes -> Idx.parse(NAME, bytes));
        run("csv", count, seed, List.of(Samples.csv()), MutatedInputsTest::parseCsv);
        run("cifar", count, seed, List.of(Samples.cifar()), bytes -> Cifar.parse(NAME, bytes));
        run("idx.gz", count, seed, List.of(BadFilesTest.gzip(Samples.idx())), bytes -> {
            Path file = Files.write(folder.resolve("x"), bytes);
            Idx.read(file);
        });
        PictureSize size = new PictureSize(16, 12);
        run("boxes.csv", count, seed, List.of(Samples.boxes(BoxFormat.CSV)), bytes -> CsvBoxes.parse(NAME, bytes));
        run("boxes.xml", count, seed, List.of(Samples.boxes(BoxFormat.VOC)), bytes -> VocBoxes.parse(NAME, bytes));
        run("boxes.json", count, seed, List.of(Samples.boxes(BoxFormat.COCO)), bytes -> CocoBoxes.parse(NAME, bytes));
        run(
                "boxes.txt",
                count,
                seed,
                List.of(Samples.boxes(BoxFormat.YOLO)),
                bytes -> YoloBoxes.parse(NAME, bytes, size, List.of("person")));
        List<byte[]> pictures = List.of(
                Samples.png(),
                Samples.image("jpg", BufferedImage.TYPE_INT_RGB),
                Samples.image("gif", BufferedImage.TYPE_BYTE_INDEXED),
                Samples.image("bmp", BufferedImage.TYPE_3BYTE_BGR),
                PictureTest.withOrientation(Samples.image("jpg", BufferedImage.TYPE_INT_RGB), 6));
        run("pictures", count, seed, pictures, bytes -> Picture.parse(NAME, bytes, new PictureFormat(3, 8, 8)));
    }

    private static void parseCsv(byte[] bytes) throws IOException {
        TableDataset data = TableDataset.of(Csv.parse(NAME, bytes), Optional.empty(), Optional.empty());
        float[] x = new float[data.inputShape().intSize()];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, new float[1], 0);
        }
    }

    private static void run(String what, int count, long seed, List<byte[]> good, Parser parser) throws IOException {
        for (byte[] bytes : good) {
            parser.parse(bytes);
        }
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < count; i++) {
            byte[] bytes = mutated(good.get(i % good.size()), random);
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                parser.parse(bytes);
            } catch (DataFormatException e) {
                refused++;
                assertThat(e.getMessage())
                        .as("%s, seed %d, input %d".formatted(what, seed, i))
                        .doesNotContainPattern("\\p{Cc}");
            } catch (Throwable e) {
                throw new AssertionError(
                        "%s, seed %d, input %d: %s".formatted(what, seed, i, Arrays.toString(bytes)), e);
            }
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .as("%s, seed %d, input %d".formatted(what, seed, i))
                    .isLessThan(Duration.ofSeconds(10));
            assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated)
                    .as("bytes allocated for %s, seed %d, input %d".formatted(what, seed, i))
                    .isLessThan(BASE + PER_BYTE * bytes.length);
        }
        assertThat(refused).as(what + " refused, seed " + seed).isGreaterThan(count / 50);
    }

    /// One to four changes: a byte, a bit, four bytes, a cut, a piece doubled or left out.
    private static byte[] mutated(byte[] good, SplittableRandom random) {
        byte[] b = good.clone();
        for (int n = 1 + random.nextInt(4); n > 0 && b.length > 8; n--) {
            // headers are at the front: half of the changes go there
            int at = random.nextInt(random.nextBoolean() ? Math.min(b.length, 48) : b.length);
            int length = Math.min(b.length - at, 1 + random.nextInt(16));
            switch (random.nextInt(7)) {
                case 0 -> b[at] = (byte) random.nextInt();
                case 1 -> b[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(b, at, Math.min(b.length, at + 4), (byte) (random.nextBoolean() ? -1 : 0x7f));
                case 3 -> b = Arrays.copyOf(b, random.nextInt(b.length));
                case 4 -> b = spliced(b, at, at, length);
                case 5 -> b = spliced(b, at, at + length, 0);
                default ->
                    b[at] = "\n\r\",;\t .-0Ee".getBytes(java.nio.charset.StandardCharsets.US_ASCII)[random.nextInt(12)];
            }
        }
        return b;
    }

    /// The bytes before `at`, `length` bytes from `at`, then all from `rest` on.
    private static byte[] spliced(byte[] b, int at, int rest, int length) {
        byte[] out = new byte[at + length + b.length - rest];
        System.arraycopy(b, 0, out, 0, at);
        System.arraycopy(b, at, out, at, length);
        System.arraycopy(b, rest, out, at + length, b.length - rest);
        return out;
    }
}
