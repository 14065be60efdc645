package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged files give one line that names the file and the fault.
class BadFilesTest {
    @TempDir
    private Path folder;

    @Test
    void missingEmptyAndUnknown() throws IOException {
        fails(folder.resolve("none"), "does not exist, and the built-in sets are catsdogs, circles, digits");
        fails(
                write("empty.csv", new byte[0]),
                "is empty; it is none of the kinds idx, cifar, images, boxes, text, words, csv");
        fails(write("junk.bin", new byte[] {1, 2, 3, 0, -1}), "begins with the bytes 01 02 03 00 ff");
        fails(Files.createDirectory(folder.resolve("hollow")), "is a folder with nothing");
        assertThatThrownBy(() -> DataSource.open(folder.toString(), SourceOptions.DEFAULT.withAs("xls")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: there is no kind 'xls'; kinds are idx, cifar, images, boxes, text, words, csv");
        assertThatThrownBy(() -> DataSource.open("digits", SourceOptions.DEFAULT.withTarget("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data: a target column has no meaning for the set 'digits'");
    }

    @Test
    void idx() throws IOException {
        Path images = write("a-images-idx3-ubyte", Samples.idx());
        Path labels = folder.resolve("a-labels-idx1-ubyte");
        fails(images, "a-labels-idx1-ubyte: does not exist");
        write(labels.getFileName().toString(), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 3});
        fails(images, "holds classes of shape (1,) for pictures of shape (2, 3, 4)");
        byte[] cut = Arrays.copyOf(Samples.idx(), 30);
        fails(write("a-images-idx3-ubyte", cut), "promises 24 bytes of U8 values of shape (2, 3, 4) but holds 14");
        byte[] huge = Samples.idx();
        huge[4] = 127;
        fails(write("a-images-idx3-ubyte", huge), "more than a file can hold");
        byte[] floats = Samples.idx();
        floats[2] = 13;
        fails(write("a-images-idx3-ubyte", floats), "promises 96 bytes of F32 values");
        byte[] packed = gzip(Samples.idx());
        fails(write("a-images-idx3-ubyte", Arrays.copyOf(packed, packed.length - 12)), "its gzip stream ends early");
        packed[packed.length - 6] ^= 1;
        fails(write("a-images-idx3-ubyte", packed), "is damaged gzip");
    }

    @Test
    void cifar() throws IOException {
        write("data_batch_1.bin", new byte[3072]);
        fails(folder, "data_batch_1.bin: has 3072 bytes, not a whole number of 3073-byte records");
        byte[] wrong = new byte[2 * 3073];
        wrong[3073] = 10;
        write("data_batch_1.bin", wrong);
        fails(folder, "data_batch_1.bin: has class 10 in record 1; there are 10");
    }

    @Test
    void csv() throws IOException {
        fails(text("ragged.csv", "a,b,c\n1,2,3\n4,5,6\n7,8\n"), "has 2 fields in line 4, not 3");
        fails(text("one.csv", "a\n1\n2\n"), "has one column only");
        fails(text("head.csv", "\n\na,b,c\n1,2,3\n1,2,3\n"), "has only the value '3' in its target column 'c'");
        fails(text("twice.csv", "a,a,c\n1,2,3\n1,2,4\n"), "two columns named 'a'");
        fails(text("quote.csv", "a,b\n1,\"2\n3,4\n5,6\n"), "quote.csv: ");
        Path good = text("good.csv", "a,b,c\n1,2,3.5\n2,3,4.5\n3,3,5.5\n");
        assertThatThrownBy(() -> DataSource.open(good.toString(), SourceOptions.DEFAULT.withTarget("d")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no column 'd'; its columns are a, b, c");
    }

    @Test
    void pictures() throws IOException {
        Files.createDirectory(folder.resolve("p"));
        for (String name : new String[] {"cat.1.png", "cat.2.png", "dog.1.png"}) {
            write("p/" + name, Samples.png());
        }
        write("p/dog.2.png", Arrays.copyOf(Samples.png(), 60));
        write("p/dog.3.jpg", new byte[] {9, 9, 9});
        Source source = DataSource.open(folder.resolve("p").toString(), SourceOptions.DEFAULT.withSize(8));
        assertThat(source.train().size()).isEqualTo(3);
        assertThat(source.notes()).hasSize(2);
        assertThat(source.notes().get(0)).contains("dog.2.png: is a damaged picture");
        assertThat(source.notes().get(1)).contains("dog.3.jpg: is no picture of a known format");
        byte[] huge = Samples.png();
        huge[16] = 0x7f; // the width's first byte
        fails(write("p/dog.1.png", huge), "dog.1.png");
        fails(folder.resolve("p"), "has 2 readable pictures, not of two classes");
    }

    @Test
    void whatAFileHoldsIsToldInOneTameLine() {
        String xml = new String(Samples.boxes(BoxFormat.VOC), StandardCharsets.UTF_8);
        byte[] broken = xml.replaceFirst("<xmin>", "<xmin>\n9\u0085x").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> VocBoxes.parse(Path.of("a.xml"), broken))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith("a.xml: ")
                .hasMessageContaining("is no number")
                .hasMessageMatching("\\P{Cc}+");
        assertThat(new DataFormatException(Path.of("a.xml"), "has the field '\u001b[2J\n" + "x".repeat(999)))
                .hasMessageStartingWith("a.xml: has the field ' [2J x")
                .message()
                .hasSizeLessThan(420);
    }

    @Test
    void whatTheSystemSaysNamesTheFile() throws IOException {
        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(Files.createDirectories(circle.resolve("cat")).resolve("up"), circle);
        fails(circle, "is a link that leads back to a folder around it");
        for (IOException said : List.of(
                new AccessDeniedException("d/x.csv"),
                new FileSystemException("d/x.csv", null, "Input/output error"),
                new IOException("Input/output error"))) {
            assertThat(DataFormatException.reading(Path.of("d/x.csv"), said))
                    .hasMessageStartingWith("d/x.csv: ")
                    .hasMessageMatching(".*(permission denied|Input/output error)");
        }
    }

    @Test
    void partsOfDifferentPictures() throws IOException {
        write("train-images-idx3-ubyte", Samples.idx());
        write("train-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 0, 1});
        write("t10k-images-idx3-ubyte", new byte[] {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 7});
        write("t10k-labels-idx1-ubyte", new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 0});
        fails(folder, "holds inputs of shape (1, 1), where those to learn from have (3, 4)");
    }

    private void fails(Path file, String fault) {
        assertThatThrownBy(() -> DataSource.open(file.toString(), SourceOptions.DEFAULT))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining(fault)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").contains(folder.toString()));
    }

    private Path text(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
