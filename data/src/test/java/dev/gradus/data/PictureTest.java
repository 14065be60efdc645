package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.tensor.Shape;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        // taller than wide, so that sides which are mixed up show
        byte[] x = Picture.parse(NAME, jpeg, new PictureFormat(3, 16, 8));
        for (int i = 0; i < 4; i++) {
            boolean dark = i == 2 * row + column;
            int inQuarter = (2 + 8 * (i / 2)) * 8 + 1 + 4 * (i % 2);
            assertThat(x[inQuarter] & 255).as("quarter " + i).isBetween(dark ? 0 : 230, dark ? 25 : 255);
        }
    }

    @Test
    void colourBecomesGrayByItsLuma() throws IOException {
        BufferedImage colours = new BufferedImage(4, 1, BufferedImage.TYPE_INT_RGB);
        int[] rgb = {0xff0000, 0x00ff00, 0x0000ff, 0x646464};
        colours.setRGB(0, 0, 4, 1, rgb, 0, 4);
        byte[] gray = Picture.parse(NAME, encoded(colours, "png"), new PictureFormat(1, 1, 4));
        assertThat(gray).containsExactly(76, 150, 29, 100);
    }

    @Test
    void aFormatSurvivesTheModelFile() {
        PictureFormat format = new PictureFormat(1, 28, 20);
        assertThat(PictureFormat.fromMap(format.toMap())).isEqualTo(format);
        assertThat(PictureFormat.of(Shape.of(1, 28, 20))).contains(format);
        assertThat(PictureFormat.of(Shape.of(2, 28, 20))).isEmpty();
        assertThat(PictureFormat.of(Shape.of(28, 20))).isEmpty();
        Map<String, Object> other = new HashMap<>(format.toMap());
        other.put("resize", "crop");
        assertThatThrownBy(() -> PictureFormat.fromMap(other)).hasMessageContaining("crop");
    }

    @Test
    void grayStaysGrayAndTransparentBecomesWhite() throws IOException {
        BufferedImage gray = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            gray.getRaster().setSample(i % 8, i / 8, 0, 100);
        }
        assertThat(Picture.parse(NAME, encoded(gray, "png"), square(4)))
                .hasSize(48)
                .containsOnly(100);
        BufferedImage clear = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        assertThat(Picture.parse(NAME, encoded(clear, "png"), square(4))).containsOnly(255);
    }

    /// A fine chess board averages to gray instead of showing the pixels that a coarse grid happens to meet.
    @Test
    void shrinkingAverages() throws IOException {
        BufferedImage board = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            board.setRGB(i % 64, i / 64, (i % 64 + i / 64) % 2 == 0 ? 0 : 0xffffff);
        }
        for (byte b : Picture.parse(NAME, encoded(board, "png"), square(16))) {
            assertThat(b & 255).isBetween(118, 138);
        }
    }

    @Test
    void everyKindOfGrayKeepsItsShade() throws IOException {
        ColorModel withAlpha = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        BufferedImage half = new BufferedImage(withAlpha, withAlpha.createCompatibleWritableRaster(8, 8), false, null);
        BufferedImage deep = new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 64; i++) {
            half.getRaster().setPixel(i % 8, i / 8, new int[] {101, 51});
            deep.getRaster().setSample(i % 8, i / 8, 0, 100 * 257);
        }
        assertThat(Picture.parse(NAME, encoded(deep, "png"), square(8))).containsOnly(100);
        // a fifth of 101 over four fifths of white
        assertThat(Picture.parse(NAME, encoded(half, "png"), square(8))).containsOnly((byte) 224);
    }

    private static PictureFormat square(int side) {
        return new PictureFormat(3, side, side);
    }

    /// Ink as Adobe's programs write it, inverted: a column each of cyan, magenta, yellow and black.
    @Test
    void inkBecomesLight() throws IOException {
        byte[] plain = inkJpeg();
        byte[] note = {-1, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        byte[] x = Picture.parse(NAME, inserted(plain, note), square(16));
        int[][] expected = {{0, 255, 255}, {255, 0, 255}, {255, 255, 0}, {0, 0, 0}};
        for (int column = 0; column < 4; column++) {
            for (int c = 0; c < 3; c++) {
                assertThat(x[256 * c + 16 + 4 * column + 1] & 255).isCloseTo(expected[column][c], within(40));
            }
        }
    }

    @Test
    void aPhotoThatIsCutOffIsRefused() throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 7919);
        }
        byte[] jpeg = encoded(image, "jpg");
        for (int share = 4; share < 20; share++) {
            byte[] cut = Arrays.copyOf(jpeg, jpeg.length * share / 20);
            assertThatThrownBy(() -> Picture.parse(NAME, cut, square(8)))
                    .isInstanceOf(DataFormatException.class)
                    .hasMessageStartingWith("picture: is ");
        }
    }

    @Test
    void aSmallFileOfAHugePictureIsRefused() throws IOException {
        byte[] png = encoded(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png");
        int width = 16;
        png[width + 2] = 30;
        png[width + 6] = 30;
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        assertThatThrownBy(() -> Picture.parse(NAME, png, square(8)))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("picture: promises 7688 × 7688 pixels, too many for " + png.length + " bytes");
    }

    /// However coarse the new grid, fine stripes become gray, and a ramp stays a ramp.
    @ParameterizedTest
    @ValueSource(ints = {3, 16, 50, 64, 97})
    void shrinkingSeesEveryPixel(int side) throws IOException {
        BufferedImage stripes = new BufferedImage(1000, 300, BufferedImage.TYPE_INT_RGB);
        BufferedImage ramp = new BufferedImage(256, 200, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 1000; x++) {
            for (int y = 0; y < 300; y++) {
                stripes.setRGB(x, y, x % 2 == 0 ? 0 : 0xffffff);
                if (x < 256 && y < 200) {
                    ramp.getRaster().setSample(x, y, 0, x);
                }
            }
        }
        for (byte b : Picture.parse(NAME, encoded(stripes, "png"), square(side))) {
            assertThat(b & 255).isBetween(120, 136);
        }
        byte[] shrunk = Picture.parse(NAME, encoded(ramp, "png"), square(side));
        for (int x = 1; x < side - 1; x++) {
            assertThat(shrunk[side + x] & 255).isCloseTo((int) ((x + 0.5) * 256 / side - 0.5), within(1));
        }
    }

    @Test
    void growingInterpolates() throws IOException {
        BufferedImage two = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        two.getRaster().setSample(1, 0, 0, 200);
        byte[] x = Picture.parse(NAME, encoded(two, "png"), square(4));
        assertThat(Arrays.copyOf(x, 8)).containsExactly(0, 50, (byte) 150, (byte) 200, 0, 50, (byte) 150, (byte) 200);
    }

    @Test
    void photosOfCatsAndDogs() throws IOException {
        Path cats = TabularFilesTest.file("dogs-vs-cats/training_set/cats");
        byte[] x = Picture.read(cats.resolve("cat.1.jpg"), square(32));
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
        return inserted(jpeg, note);
    }

    /// A JPEG with a segment behind its first marker.
    private static byte[] inserted(byte[] jpeg, byte[] segment) {
        byte[] out = new byte[jpeg.length + segment.length];
        System.arraycopy(jpeg, 0, out, 0, 2);
        System.arraycopy(segment, 0, out, 2, segment.length);
        System.arraycopy(jpeg, 2, out, 2 + segment.length, jpeg.length - 2);
        return out;
    }

    /// Four bands as they are, each with none of its ink but in one column.
    private static byte[] inkJpeg() throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        for (int i = 0; i < 64 * 64; i++) {
            for (int band = 0; band < 4; band++) {
                raster.setSample(i % 64, i / 64, band, i % 64 / 16 == band ? 0 : 255);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
