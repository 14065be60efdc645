package dev.gradus.data;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
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

    /// Pixels that a byte can stand for at most: deflate and LZW pack a plain surface to some thousandth.
    private static final long MOST_PIXELS_A_BYTE = 4096;

    private Picture() {}

    /// Reads a file as a `side` × `side` picture: three planes of `side²` bytes. The shape is not kept, the
    /// whole picture is.
    ///
    /// @throws DataFormatException if it is no picture, damaged, or larger than 60 million pixels
    public static byte[] read(Path file, int side) throws IOException {
        return parse(file, FileBytes.read(file, MOST_BYTES), side);
    }

    static byte[] parse(Path file, byte[] bytes, int side) throws DataFormatException {
        BufferedImage image;
        try {
            image = decoded(file, bytes, side);
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // readers of damaged pictures throw whatever their inner loops run into
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new DataFormatException(file, "is a damaged picture: " + why);
        }
        return planes(resized(upright(image, Orientation.of(bytes)), side));
    }

    private static BufferedImage decoded(Path file, byte[] bytes, int side) throws IOException {
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
                long most = Math.min(MOST_PIXELS, MOST_PIXELS_A_BYTE * bytes.length);
                if (wide < 1 || high < 1 || wide > MOST_SIDE || high > MOST_SIDE || (long) wide * high > most) {
                    throw new DataFormatException(
                            file,
                            "promises %d × %d pixels, more than its %d bytes can hold or than the limit of %d"
                                    .formatted(wide, high, bytes.length, MOST_PIXELS));
                }
                ImageReadParam how = reader.getDefaultReadParam();
                // while reading, leave out pixels down to four times the size wanted: the rest is averaged
                int every = Math.max(1, Math.min(wide, high) / (4 * side));
                how.setSourceSubsampling(every, every, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean lying = orientation >= 5;
        BufferedImage out = white(lying ? h : w, lying ? w : h);
        Graphics2D g = out.createGraphics();
        g.drawImage(image, turn, null);
        g.dispose();
        return out;
    }

    private static BufferedImage white(int wide, int high) {
        BufferedImage out = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, wide, high);
        g.dispose();
        return out;
    }

    /// Halves while more than twice too large, then interpolates: every pixel counts, so nothing shimmers.
    private static BufferedImage resized(BufferedImage image, int side) {
        BufferedImage now = image;
        while (true) {
            int wide = Math.max(side, Math.ceilDiv(now.getWidth(), 2));
            int high = Math.max(side, Math.ceilDiv(now.getHeight(), 2));
            boolean last = wide == side && high == side;
            BufferedImage next = white(wide, high);
            Graphics2D g = next.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            g.drawImage(now, 0, 0, wide, high, null);
            g.dispose();
            if (last) {
                return next;
            }
            now = next;
        }
    }

    private static byte[] planes(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int n = pixels.length;
        byte[] out = new byte[3 * n];
        for (int i = 0; i < n; i++) {
            out[i] = (byte) (pixels[i] >> 16);
            out[n + i] = (byte) (pixels[i] >> 8);
            out[2 * n + i] = (byte) pixels[i];
        }
        return out;
    }
}
