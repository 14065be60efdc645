package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That decoded pictures come back from the cache as they were, and never where they are not known to be right.
class PictureCacheTest {
    private static final int COUNT = 1002;

    @TempDir
    private Path folder;

    private Path pictures = Path.of("");
    private Path root = Path.of("");

    @BeforeEach
    void make() throws IOException {
        pictures = folder.resolve("pictures");
        root = folder.resolve("cache");
        Files.createDirectories(pictures.resolve("train"));
        for (int i = 0; i < COUNT; i++) {
            Files.write(pictures.resolve("train/" + (i % 2 == 0 ? "cat." : "dog.") + i + ".png"), png(i % 250));
        }
        Files.write(pictures.resolve("train/cat.7.png"), "nothing".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] png(int shade) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 4; i++) {
            image.getRaster().setSample(i % 2, i / 2, 0, shade);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private Source read() throws IOException {
        return ImageFolder.read(pictures, OptionalInt.of(4), OptionalInt.empty(), 0, Optional.of(root));
    }

    private Source read(int limit) throws IOException {
        return ImageFolder.read(pictures, OptionalInt.of(4), OptionalInt.of(limit), 0, Optional.of(root));
    }

    /// The same, decoded anew.
    private Source fresh() throws IOException {
        return ImageFolder.read(pictures, OptionalInt.of(4), OptionalInt.empty(), 0, Optional.empty());
    }

    private static ByteRows rows(Source source) {
        return ((ByteDataset) source.train()).x();
    }

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("pictures"))) {
            List<Path> all = files.toList();
            assertThat(all).as("one cache, and nothing half written").hasSize(1);
            return all.getFirst();
        }
    }

    /// A file with another content, its length and time as they were: only a cache would not notice.
    private void changeUnnoticed(Path file, int shade) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        byte[] other = png(shade);
        assertThat(other).hasSize((int) size);
        Files.write(file, other);
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void aSecondStartReadsTheCache() throws IOException {
        Source first = read();
        assertThat(first.train().size()).isEqualTo(COUNT);
        assertThat(first.notes()).hasSize(1);
        assertThat(first.notes().getFirst()).contains("train/cat.7.png: is no picture of a known format");
        Path changed = pictures.resolve("train/cat.100.png");
        changeUnnoticed(changed, 101);
        Source second = read();
        assertThat(Fingerprint.of(second)).as("from the cache").isEqualTo(Fingerprint.of(first));
        assertThat(second.notes()).isEqualTo(first.notes());
        Files.setLastModifiedTime(changed, FileTime.fromMillis(1));
        String third = Fingerprint.of(read());
        assertThat(third).as("a file that changed is decoded again").isNotEqualTo(Fingerprint.of(first));
        changeUnnoticed(changed, 100);
        assertThat(Fingerprint.of(read())).as("and kept").isEqualTo(third);
    }

    @Test
    void memoryHoldsNoPictures() throws IOException {
        String right = Fingerprint.of(fresh());
        assertThat(rows(fresh())).isInstanceOf(HeapRows.class);
        for (int start = 0; start < 2; start++) {
            Source source = read();
            assertThat(rows(source)).isInstanceOf(FileRows.class);
            assertThat(Fingerprint.of(source)).isEqualTo(right);
        }
    }

    @Test
    void aPartOfThePicturesIsKeptAndAddedTo() throws IOException {
        Source some = read(COUNT - 1);
        assertThat(rows(some)).isInstanceOf(FileRows.class);
        long less = Files.size(cache());
        assertThat(Fingerprint.of(read())).isEqualTo(Fingerprint.of(fresh()));
        byte[] all = Files.readAllBytes(cache());
        assertThat(all).hasSizeGreaterThan((int) less);
        assertThat(Fingerprint.of(read(COUNT - 1))).isEqualTo(Fingerprint.of(some));
        assertThat(Files.readAllBytes(cache())).as("all stay").isEqualTo(all);
    }

    @Test
    void aCacheThatIsDeletedUnderTrainingIsReadOn() throws IOException {
        Source source = read();
        String right = Fingerprint.of(source);
        Files.delete(cache());
        assertThat(Fingerprint.of(source)).isEqualTo(right);
    }

    @Test
    void aCacheThatIsChangedUnderTrainingIsAnErrorThatNamesIt() throws IOException {
        Source source = read();
        byte[] whole = Files.readAllBytes(cache());
        Files.write(cache(), java.util.Arrays.copyOf(whole, 16 + 48 * 500));
        assertChanged(source, "it is cut off");
        byte[] other = whole.clone();
        other[16 + 48 * 700] ^= 1;
        Files.write(cache(), other);
        assertChanged(source, "it holds other bytes");
        Files.write(cache(), whole);
        assertThat(Fingerprint.of(source)).isEqualTo(Fingerprint.of(fresh()));
    }

    private void assertChanged(Source source, String how) throws IOException {
        Path file = cache();
        try (Batches.Epoch epoch = Batches.inOrder(source.train(), 100).epoch(0, 0)) {
            assertThatThrownBy(() -> epoch.forEachRemaining(_ -> {}))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .hasMessage(
                            file + ": was changed by another program while it was in use (" + how + "); start again");
        }
    }

    /// Threads that make batches are interrupted when an epoch ends early.
    @Test
    void anInterruptedReaderDoesNotStopOthers() throws IOException {
        Source source = read();
        Thread.currentThread().interrupt();
        assertThat(Fingerprint.of(source)).isEqualTo(Fingerprint.of(fresh()));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatAKilledProcessLeftIsRemoved() throws IOException {
        Path old = Files.createDirectories(root.resolve("pictures")).resolve("1.tmp");
        Files.write(old, new byte[9]);
        Files.setLastModifiedTime(old, FileTime.fromMillis(1));
        read();
        assertThat(cache()).hasExtension("pixels");
    }

    @Test
    void photosWithBoxesAreKeptToo() throws IOException {
        StringBuilder boxes = new StringBuilder();
        for (int i = 0; i < COUNT; i++) {
            boxes.append("train/%s.%d.png,0,0,%d,2%n".formatted(i % 2 == 0 ? "cat" : "dog", i, 1 + i % 2));
        }
        boxes.append("train/cat.7.png,0,0,1,1\n");
        BoxOptions options = BoxOptions.of(Files.writeString(folder.resolve("boxes.csv"), boxes));
        List<Source> sources = new ArrayList<>();
        for (Optional<Path> kept : List.of(Optional.of(root), Optional.of(root), Optional.<Path>empty())) {
            sources.add(BoxedPhotos.read(pictures, options, 4, OptionalInt.empty(), 0, kept));
        }
        assertThat(sources).extracting(Fingerprint::of).containsOnly(Fingerprint.of(sources.getLast()));
        assertThat(sources)
                .extracting(Source::notes)
                .containsOnly(sources.getLast().notes());
        assertThat(rows(sources.getFirst())).isInstanceOf(FileRows.class);
        assertThat(sources.getFirst().train().size()).isEqualTo(COUNT);
        assertThat(sources.getFirst().train().name(1)).hasValue("train/cat.10.png");
    }

    @Test
    void aDamagedCacheIsMadeAnew() throws IOException {
        String right = Fingerprint.of(read());
        byte[] whole = Files.readAllBytes(cache());
        for (int at : new int[] {0, 9, 13, 20, 3000, whole.length - 3}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(cache(), damaged);
            assertThat(Fingerprint.of(read())).as("byte " + at).isEqualTo(right);
            assertThat(Files.readAllBytes(cache())).isEqualTo(whole);
        }
        for (int length : new int[] {0, 5, 16, 40, whole.length / 2, whole.length - 1}) {
            Files.write(cache(), java.util.Arrays.copyOf(whole, length));
            assertThat(Fingerprint.of(read())).as("length " + length).isEqualTo(right);
            assertThat(Files.readAllBytes(cache())).isEqualTo(whole);
        }
    }

    @Test
    void whereNothingCanBeKeptANoteSaysSo() throws IOException {
        Files.writeString(root, "a file where a folder should be");
        Source source = read();
        assertThat(source.train().size()).isEqualTo(COUNT);
        assertThat(source.notes()).anyMatch(n -> n.contains("could not be kept for the next time"));
    }
}
