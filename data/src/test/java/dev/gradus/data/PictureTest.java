package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {
    private static final Path NAME = Path.of("picture");

    /// A picture whose upper left quarter is black, turned by each EXIF value.
    @ParameterizedTest
    @CsvSource({"1,0,0", "2,0,1", "3,1,1", "4,1,0", "5,0,0", "6,0,1", "7,1,1", "8,1,0"})
    void orientationIsUndone(int orientation, int row, int column) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i % 64 < 32 && i / 64 < 32 ? 0 : 0xffffff);
        }
        byte[] jpeg = withOrientation(encoded(image, "jpg"), orientation);
        byte[] x = Picture.parse(NAME, jpeg, 2);
        for (int i = 0; i < 4; i++) {
            boolean dark = i == 2 * row + column;
            assertThat(x[i] & 255).as("pixel " + i).isBetween(dark ? 0 : 230, dark ? 25 : 255);
        }
    }

    @Test
    void grayStaysGrayAndTransparentBecomesWhite() throws IOException {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            gray.getRaster().setSample(i % 8, i / 8, 0, 100);
        }
        assertThat(Picture.parse(NAME, encoded(gray, "png"), 4)).hasSize(48).containsOnly(100);
        BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        assertThat(Picture.parse(NAME, encoded(clear, "png"), 4)).containsOnly(255);
    }

    /// A fine chess board averages to gray instead of showing the pixels that a coarse grid happens to meet.
    @Test
    void shrinkingAverages() throws IOException {
        BufferedImage board = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            board.setRGB(i % 64, i / 64, (i % 64 + i / 64) % 2 == 0 ? 0 : 0xffffff);
        }
        for (byte b : Picture.parse(NAME, encoded(board, "png"), 16)) {
            assertThat(b & 255).isBetween(118, 138);
        }
    }

    @Test
    void photosOfCatsAndDogs() throws IOException {
        Path cats = TabularFilesTest.file("dogs-vs-cats/training_set/cats");
        byte[] x = Picture.read(cats.resolve("cat.1.jpg"), 32);
        assertThat(x).hasSize(3 * 32 * 32);
        try (var files = Files.list(cats)) {
            assertThat(files).hasSize(320);
        }
    }

    /// A JPEG with an EXIF note of the orientation behind its first marker.
    static byte[] withOrientation(byte[] jpeg, int orientation) {
        byte[] note = {
            -1,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        byte[] out = new byte[jpeg.length + note.length];
        System.arraycopy(jpeg, 0, out, 0, 2);
        System.arraycopy(note, 0, out, 2, note.length);
        System.arraycopy(jpeg, 2, out, 2 + note.length, jpeg.length - 2);
        return out;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
