package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
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

    private Path cache() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("pictures"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
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
