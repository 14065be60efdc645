package dev.gradus.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// One picture file as bytes of red, green and blue, whatever it was before: gray, CMYK, with transparency
/// (laid on white), or lying on its side according to its EXIF note.
public final class Picture {
    private static final long MOST_BYTES = 1L << 28;
    private static final int MOST_SIDE = 20_000;
    private static final long MOST_PIXELS = 60_000_000L;

    /// No format packs tighter but for pictures of nothing; a file that promises more is damaged, or made to
    /// fill the memory.
    private static final long PIXELS_PER_BYTE = 10_000;

    /// Pictures of more pixels are thinned out while they are read: enough is left to shrink from.
    private static final double PIXELS_KEPT = 16_000_000;

    private Picture() {}

    /// Reads a file as a picture of a format: a plane of bytes a channel. The whole picture is kept, stretched
    /// to the format's sides.
    ///
    /// @throws DataFormatException if it is no picture, damaged, cut off, or larger than 60 million pixels
    public static byte[] read(Path file, PictureFormat format) throws IOException {
        return parse(file, FileBytes.read(file, MOST_BYTES), format);
    }

    /// Width and height of the picture in a file, as it is meant to be seen.
    ///
    /// @throws DataFormatException if it is no picture, or promises more than 60 million pixels
    public static PictureSize size(Path file) throws IOException {
        return header(file).size();
    }

    /// The same of a file's bytes.
    ///
    /// @param name of the file, for messages
    public static PictureSize size(Path name, byte[] bytes) throws DataFormatException {
        return header(name, bytes).size();
    }

    /// What a file says of its picture before the picture itself.
    ///
    /// @param stored width and height in the file
    /// @param orientation how it is meant to be seen
    record Header(PictureSize stored, Orientation orientation) {
        PictureSize size() {
            return orientation.isOnItsSide() ? stored.turned() : stored;
        }
    }

    static Header header(Path file) throws IOException {
        return header(file, FileBytes.read(file, MOST_BYTES));
    }

    private static Header header(Path file, byte[] bytes) throws DataFormatException {
        try {
            return opened(
                    file,
                    bytes,
                    reader -> new Header(
                            new PictureSize(reader.getWidth(0), reader.getHeight(0)), Orientation.of(bytes)));
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /// Reads a file's bytes as a picture of a format, as [#read] does.
    ///
    /// @param file its name, for messages
    /// @throws DataFormatException if it is no picture, damaged, cut off, or larger than 60 million pixels
    public static byte[] parse(Path file, byte[] bytes, PictureFormat format) throws DataFormatException {
        try {
            Orientation orientation = Orientation.of(bytes);
            int width = orientation.isOnItsSide() ? format.height() : format.width();
            int height = orientation.isOnItsSide() ? format.width() : format.height();
            byte[] planes = Shrink.to(rows(decoded(file, bytes)), width, height);
            return format.channelsOf(orientation.undo(planes, width, height));
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /// Readers of damaged pictures throw whatever their inner loops run into.
    private static DataFormatException damaged(Path file, Exception e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new DataFormatException(file, "is a damaged picture: " + why);
    }

    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    /// Opens a picture of a sensible size and does something with its reader.
    private static <T> T opened(Path file, byte[] bytes, Use<T> use) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new DataFormatException(file, "is no picture of a known format");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int wide = reader.getWidth(0);
                int high = reader.getHeight(0);
                if (wide < 1 || high < 1 || wide > MOST_SIDE || high > MOST_SIDE || (long) wide * high > MOST_PIXELS) {
                    throw new DataFormatException(file, "promises " + wide + " × " + high + " pixels, too many");
                }
                if ((long) wide * high > PIXELS_PER_BYTE * bytes.length) {
                    throw new DataFormatException(
                            file,
                            "promises " + wide + " × " + high + " pixels, too many for " + bytes.length + " bytes");
                }
                return use.of(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decoded(Path file, byte[] bytes) throws IOException {
        return opened(file, bytes, reader -> {
            Cut cut = new Cut();
            reader.addIIOReadWarningListener((_, warning) -> cut.hear(warning));
            ImageReadParam how = reader.getDefaultReadParam();
            double pixels = (double) reader.getWidth(0) * reader.getHeight(0);
            int every = (int) Math.ceil(Math.sqrt(pixels / PIXELS_KEPT));
            how.setSourceSubsampling(every, every, 0, 0);
            BufferedImage image = reader.read(0, how);
            if (cut.warning.isPresent()) {
                throw new DataFormatException(file, "is cut off: " + cut.warning.get());
            }
            return image;
        });
    }

    /// Whether a reader warned that a file ends early. Most warnings are harmless; this one means that the rest
    /// of the picture is made up.
    private static final class Cut {
        private Optional<String> warning = Optional.empty();

        void hear(String said) {
            if (said.toLowerCase(Locale.ROOT).contains("premature")) {
                warning = Optional.of(said.lines().findFirst().orElse(said));
            }
        }
    }

    /// The rows of a picture, red, green and blue of each pixel in turn, as numbers from 0 to 255.
    private static Shrink.Rows rows(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean plain = model instanceof ComponentColorModel && !model.isAlphaPremultiplied();
        if (plain && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
            return new Shrink.Rows(image.getWidth(), image.getHeight(), (y, row) -> gray(image, y, row));
        }
        if (plain && model.getColorSpace().isCS_sRGB() && model.getTransferType() == DataBuffer.TYPE_BYTE) {
            return new Shrink.Rows(image.getWidth(), image.getHeight(), (y, row) -> colour(image, y, row));
        }
        return new Shrink.Rows(image.getWidth(), image.getHeight(), (y, row) -> converted(image, y, row));
    }

    /// Gray as it stands in the file. Java's own conversion takes gray for linear light and would brighten it.
    private static void gray(BufferedImage image, int y, int[] row) {
        int bands = image.getRaster().getNumBands();
        double top = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] samples = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
        for (int x = 0; x < image.getWidth(); x++) {
            double value = 255 * (samples[x * bands] / top);
            double alpha = image.getColorModel().hasAlpha() ? samples[x * bands + 1] / top : 1;
            int shade = (int) Math.round(alpha * value + 255 * (1 - alpha));
            row[3 * x] = shade;
            row[3 * x + 1] = shade;
            row[3 * x + 2] = shade;
        }
    }

    private static void colour(BufferedImage image, int y, int[] row) {
        int bands = image.getRaster().getNumBands();
        byte[] samples = (byte[]) image.getRaster().getDataElements(0, y, image.getWidth(), 1, null);
        if (bands == 3) {
            for (int i = 0; i < samples.length; i++) {
                row[i] = samples[i] & 255;
            }
            return;
        }
        for (int x = 0; x < image.getWidth(); x++) {
            for (int c = 0; c < 3; c++) {
                row[3 * x + c] = onWhite(samples[4 * x + c] & 255, samples[4 * x + 3] & 255);
            }
        }
    }

    private static void converted(BufferedImage image, int y, int[] row) {
        int[] pixels = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        for (int x = 0; x < pixels.length; x++) {
            int alpha = pixels[x] >>> 24;
            row[3 * x] = onWhite(pixels[x] >> 16 & 255, alpha);
            row[3 * x + 1] = onWhite(pixels[x] >> 8 & 255, alpha);
            row[3 * x + 2] = onWhite(pixels[x] & 255, alpha);
        }
    }

    private static int onWhite(int value, int alpha) {
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}
