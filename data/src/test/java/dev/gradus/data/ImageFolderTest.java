package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folders of pictures in the layouts that people have.
class ImageFolderTest {
    @TempDir
    private Path folder;

    @Test
    void classesAreSubfolders() throws IOException {
        picture("Cat/0.jpg", 10);
        picture("Cat/deeper/1.png", 20);
        picture("Dog/0.bmp", 30);
        Files.writeString(folder.resolve("SOURCE.txt"), "where from");
        Source source = DataSource.open(folder.toString(), SourceOptions.DEFAULT.withSize(4));
        assertThat(source.kind()).isEqualTo("images");
        assertThat(source.train().inputShape()).isEqualTo(Shape.of(3, 4, 4));
        assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("Cat", "Dog")));
        assertThat(shades(source.train())).containsExactly(10, 20, 30);
        assertThat(source.train().label(2)).isEqualTo(1);
        assertThat(source.notes()).isEmpty();
    }

    @Test
    void classesAreInTheNames() throws IOException {
        picture("cat.0.jpg", 10);
        picture("cat_17.jpg", 20);
        picture("dog (3).jpg", 30);
        picture("dog4.jpg", 40);
        Source source = ImageFolder.read(folder, 4);
        assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("cat", "dog")));
        assertThat(source.train().size()).isEqualTo(4);
        assertThat(source.test()).isEmpty();
    }

    @Test
    void partsAreFoldersToo() throws IOException {
        picture("train/a/0.png", 10);
        picture("train/b/0.png", 20);
        picture("test/b/0.png", 30);
        picture("test/c/0.png", 40);
        Source source = ImageFolder.read(folder, 4);
        assertThat(shades(source.train())).containsExactly(10, 20);
        Dataset test = source.test().orElseThrow();
        assertThat(shades(test)).containsExactly(30);
        assertThat(test.label(0)).isEqualTo(1);
        assertThat(test.target()).isEqualTo(source.train().target());
        assertThat(source.notes()).hasSize(1);
        assertThat(source.notes().getFirst()).contains("test: 1 of 2 pictures are not used");
    }

    @Test
    void aContestsTestPartWithoutClassesIsNoTestPart() throws IOException {
        picture("train/cat.0.png", 10);
        picture("train/dog.0.png", 20);
        picture("test/1.png", 30);
        Source source = ImageFolder.read(folder, 4);
        assertThat(source.test()).isEmpty();
        assertThat(source.notes().getFirst()).contains("1 of 1 pictures are not used");
    }

    @Test
    void damagedPicturesAreListedAndLeftOut() throws IOException {
        picture("a/0.png", 10);
        picture("b/0.png", 20);
        picture("c/0.png", 30);
        Path cut = folder.resolve("c/0.png");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 40));
        Files.write(folder.resolve("b/text.jpg"), "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        picture("__MACOSX/a/0.png", 90);
        picture("a/.hidden.png", 90);
        Source source = ImageFolder.read(folder, 4);
        assertThat(shades(source.train())).containsExactly(10, 20);
        assertThat(source.train().target())
                .as("a class of which nothing can be read is no class")
                .isEqualTo(new Target.Classes(List.of("a", "b")));
        assertThat(source.notes()).hasSize(2);
        assertThat(source.notes().get(0)).contains("b/text.jpg: is no picture of a known format");
        assertThat(source.notes().get(1)).startsWith(cut + ": is a damaged picture");
    }

    /// What a contest's photos come with: headers that no standard knows, bytes between the segments, gray,
    /// transparency, cuts, empty files. Each is read as it looks, or listed with its fault.
    @Test
    void oddFilesAreReadOrListed() throws IOException {
        byte[] jpeg = encoded(BufferedImage.TYPE_INT_RGB, "jpg");
        byte[] unknown = jpeg.clone();
        System.arraycopy(new byte[] {'J', 'U', 'N', 'K'}, 0, unknown, 6, 4);
        byte[] version = jpeg.clone();
        version[11] = 9;
        byte[] extraneous = joined(Arrays.copyOf(jpeg, 20), new byte[] {1, 2, 3, 4, 5}, 20, jpeg);
        List<byte[]> readable = List.of(
                jpeg,
                unknown,
                version,
                extraneous,
                joined(jpeg, "trailing".getBytes(StandardCharsets.UTF_8), 0, new byte[0]),
                encoded(BufferedImage.TYPE_BYTE_GRAY, "jpg"),
                encoded(BufferedImage.TYPE_INT_ARGB, "png"));
        List<byte[]> damaged = List.of(
                new byte[0],
                Arrays.copyOf(jpeg, jpeg.length / 2),
                Arrays.copyOf(jpeg, 4),
                "<html>".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < readable.size(); i++) {
            write("train/" + (i % 2 == 0 ? "cat." : "dog.") + i + ".jpg", readable.get(i));
        }
        for (int i = 0; i < damaged.size(); i++) {
            write("train/dog.bad" + i + ".jpg", damaged.get(i));
        }
        Source source = ImageFolder.read(folder, 16);
        assertThat(source.notes()).hasSize(damaged.size()).allMatch(n -> n.contains("dog.bad"));
        assertThat(source.train().size()).isEqualTo(readable.size());
        float[] x = new float[3 * 256];
        for (int i = 0; i < readable.size(); i++) {
            source.train().read(i, x, 0, new float[1], 0);
            assertThat(x[100]).as("picture " + i).isBetween(90f, 110f);
        }
    }

    /// 16 × 16 pixels of the gray 100.
    private static byte[] encoded(int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, type);
        for (int i = 0; i < 256; i++) {
            for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                image.getRaster().setSample(i % 16, i / 16, band, band == 3 ? 255 : 100);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    /// Two arrays and what comes after a place of a third.
    private static byte[] joined(byte[] a, byte[] b, int from, byte[] c) {
        byte[] all = Arrays.copyOf(a, a.length + b.length + c.length - from);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, from, all, a.length + b.length, c.length - from);
        return all;
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Test
    void aLimitIsKeptBeforeDecoding() throws IOException {
        for (int i = 0; i < 20; i++) {
            picture("a/%02d.png".formatted(i), i);
            picture("b/%02d.png".formatted(i), 100 + i);
        }
        SourceOptions options = SourceOptions.DEFAULT.withSize(4).withLimit(12).withSeed(3);
        List<Integer> shades =
                shades(DataSource.open(folder.toString(), options).train());
        assertThat(shades).hasSize(12).doesNotHaveDuplicates();
        assertThat(shades(DataSource.open(folder.toString(), options).train())).isEqualTo(shades);
        assertThat(shades(
                        DataSource.open(folder.toString(), options.withSeed(4)).train()))
                .isNotEqualTo(shades);
    }

    @Test
    void withoutASizePicturesKeepTheirsUpTo64Pixels() throws IOException {
        for (int side : new int[] {20, 100, 5}) {
            Path here = Files.createDirectories(folder.resolve("of" + side));
            for (String name : List.of("cat.1.png", "dog.1.png")) {
                BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
                ImageIO.write(image, "png", here.resolve(name).toFile());
            }
            int kept = Math.clamp(side, 12, 64);
            assertThat(DataSource.open(here.toString(), SourceOptions.DEFAULT)
                            .train()
                            .inputShape())
                    .isEqualTo(Shape.of(3, kept, kept));
        }
    }

    @Test
    void tooManyForTheMemoryIsSaid() throws IOException {
        for (int i = 0; i < 60; i++) {
            picture("a/" + i + ".png", i);
        }
        assertThatThrownBy(() -> ImageFolder.read(folder, 4096))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("holds 60 pictures, which at size 4096 take 2880 MB");
    }

    /// Through whatever samples go on their way to a report.
    @Test
    void samplesKnowTheirFiles() throws IOException {
        for (int i = 0; i < 8; i++) {
            picture("train/" + (i % 2 == 0 ? "cat." : "dog.") + i + ".png", i);
        }
        Files.writeString(folder.resolve("train/cat.0.png"), "no picture");
        Dataset all = ImageFolder.read(folder, 4).train();
        assertThat(names(all)).startsWith("train/cat.2.png", "train/cat.4.png").hasSize(7);
        Splits.Parts parts = Splits.stratified(all, 0.4, 1);
        Dataset again = parts.holdOut().concat(parts.train());
        assertThat(names(again)).hasSameElementsAs(names(all));
        Dataset changed = Augmented.of(again.epoch(3), Augmentation.parse("flip,mixup:0.2"), 1)
                .map(Shape.of(1), x -> new float[] {x[0]});
        assertThat(names(changed)).isEqualTo(names(again));
        assertThat(names(all.relabel(new Target.Classes(List.of("dog", "cat")))))
                .isEqualTo(names(all));
        assertThat(names(Digits.source(1).train().subset(new int[] {1}))).containsExactly("none");
    }

    private static List<String> names(Dataset data) {
        return java.util.stream.IntStream.range(0, data.size())
                .mapToObj(i -> data.name(i).orElse("none"))
                .toList();
    }

    @Test
    void oneClassIsTooFew() throws IOException {
        picture("1.png", 10);
        picture("2.png", 10);
        assertThatThrownBy(() -> ImageFolder.read(folder, 4)).hasMessageContaining("2 readable pictures, not of two");
    }

    @Test
    void readsTheRealCatsAndDogs() throws IOException {
        Path real = TabularFilesTest.file("dogs-vs-cats");
        Source source = DataSource.open(real.toString(), SourceOptions.DEFAULT.withSize(16));
        assertThat(source.train().size()).isEqualTo(640);
        assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("cats", "dogs")));
        assertThat(source.notes()).isEmpty();
        assertThat(Duplicates.of(source.train(), source.train())).hasSize(640);
    }

    private void picture(String name, int shade) throws IOException {
        BufferedImage image = new BufferedImage(9, 5, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 45; i++) {
            image.getRaster().setSample(i % 9, i / 9, 0, shade);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
    }

    private static List<Integer> shades(Dataset data) {
        float[] x = new float[48];
        return java.util.stream.IntStream.range(0, data.size())
                .mapToObj(i -> {
                    data.read(i, x, 0, new float[1], 0);
                    return (int) x[5];
                })
                .toList();
    }
}
