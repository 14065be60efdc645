package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tar archives are read as the folders that they were made of.
class PictureArchiveTest {
    @TempDir
    private Path folder;

    private static byte[] png(int shade) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            image.getRaster().setSample(i % 16, i / 16, 0, shade);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private byte[] tar() throws IOException {
        String deep = "x".repeat(120);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            add(out, "README.md", "about".getBytes(StandardCharsets.UTF_8));
            add(out, "test/dog/0.png", png(40));
            add(out, "train/dog/" + deep + ".png", png(20));
            add(out, "./train/cat/0.png", png(10));
            add(out, "train/cat/1.png", "no picture".getBytes(StandardCharsets.UTF_8));
            add(out, "__MACOSX/train/cat/._0.png", png(90));
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveWithoutPicturesIsToldByWhatItHolds() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes)) {
            add(out, ".DS_Store", new byte[1]);
            for (int i = 0; i < 5; i++) {
                add(out, "tables/" + i + ".csv", "a,b".getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = Files.write(folder.resolve("tables.tar"), bytes.toByteArray());
        assertThatThrownBy(() -> DataSource.open(file.toString(), SourceOptions.DEFAULT))
                .hasMessage(file + ": is an archive with tables/0.csv, tables/1.csv, tables/2.csv, tables/3.csv, but "
                        + "holds no pictures; wanted are files such as cat/1.jpg and dog/1.png, of two classes or "
                        + "more (as subfolders or first parts of names)");
    }

    private static void add(TarArchiveOutputStream out, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    private static byte[] packed(byte[] tar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(tar);
        }
        return bytes.toByteArray();
    }

    private static int shade(Dataset data, int index) {
        float[] x = new float[data.inputShape().intSize()];
        data.read(index, x, 0, new float[1], 0);
        return (int) x[5];
    }

    @Test
    void partsAndClassesAreThoseOfTheFolders() throws IOException {
        for (byte[] content : List.of(tar(), packed(tar()))) {
            Path file = Files.write(folder.resolve("pictures.any"), content);
            Source source = DataSource.open(file.toString(), SourceOptions.DEFAULT);
            assertThat(source.kind()).isEqualTo("images");
            assertThat(source.train().inputShape()).isEqualTo(Shape.of(3, 16, 16));
            assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("cat", "dog")));
            assertThat(source.train().size()).isEqualTo(2);
            assertThat(shade(source.train(), 0)).isEqualTo(10);
            assertThat(shade(source.train(), 1)).isEqualTo(20);
            assertThat(source.test().orElseThrow().size()).isEqualTo(1);
            assertThat(shade(source.test().orElseThrow(), 0)).isEqualTo(40);
            assertThat(source.notes()).hasSize(1);
            assertThat(source.notes().getFirst()).contains("train/cat/1.png: is no picture of a known format");
        }
    }

    /// Cut anywhere, or with a length that lies: one line that names the archive, or fewer pictures; never more
    /// memory than there are bytes.
    @Test
    void damagedArchivesAreToldAsOne() throws IOException {
        byte[] tar = tar();
        byte[] packed = packed(tar);
        for (int length = 600; length < packed.length; length += 97) {
            Path file = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(packed, length));
            assertThatThrownBy(() -> DataSource.open(file.toString(), SourceOptions.DEFAULT))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("cut.tar.gz: is a damaged or cut off archive");
        }
        for (String size : List.of("77777777777", "-0000000001", "xyz", "00000777777")) {
            byte[] lying = tar.clone();
            byte[] field = Arrays.copyOf(size.getBytes(StandardCharsets.ISO_8859_1), 12);
            System.arraycopy(field, 0, lying, 124, 12);
            Path file = Files.write(folder.resolve("lying.tar"), lying);
            assertThatThrownBy(() -> DataSource.open(file.toString(), SourceOptions.DEFAULT))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageContaining("lying.tar");
        }
    }

    @Test
    void readsTheRealCifar() throws IOException {
        Path real = TabularFilesTest.file("cifar10-jpg/cifar10-jpg-60000.tar.gz");
        Source source = DataSource.open(real.toString(), SourceOptions.DEFAULT.withLimit(200));
        assertThat(source.train().inputShape()).isEqualTo(Shape.of(3, 32, 32));
        assertThat(source.train().size()).isEqualTo(200);
        assertThat(source.test().orElseThrow().size()).isEqualTo(200);
        assertThat(source.train().target())
                .isEqualTo(new Target.Classes(List.of(
                        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")));
        assertThat(source.notes()).isEmpty();
    }
}
