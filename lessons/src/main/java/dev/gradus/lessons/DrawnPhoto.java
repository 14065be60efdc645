package dev.gradus.lessons;

import dev.gradus.data.PixelBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// A small drawn photo of people on a lawn, for the lessons on data.
///
/// @param image the picture
/// @param people where they are, in whole pixels
record DrawnPhoto(BufferedImage image, List<PixelBox> people) {
    /// A photo with a figure in each box, which it fills from the hair to the shoes.
    static DrawnPhoto of(int width, int height, PixelBox... people) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        fill(pen, new Color(150, 200, 240), 0, 0, width, height / 2);
        fill(pen, new Color(90, 150, 70), 0, height / 2, width, height - height / 2);
        for (PixelBox p : people) {
            figure(pen, (int) p.left(), (int) p.top(), (int) p.width(), (int) p.height());
        }
        pen.dispose();
        return new DrawnPhoto(image, List.of(people));
    }

    private static void figure(Graphics2D pen, int x, int y, int w, int h) {
        int head = h / 4;
        int legs = h / 3;
        fill(pen, new Color(240, 200, 160), x + w / 4, y, w - 2 * (w / 4), head);
        fill(pen, new Color(200, 40, 40), x, y + head, w, h - head - legs);
        fill(pen, new Color(40, 40, 90), x + w / 6, y + h - legs, w / 4, legs);
        fill(pen, new Color(40, 40, 90), x + w - w / 6 - w / 4, y + h - legs, w / 4, legs);
    }

    private static void fill(Graphics2D pen, Color color, int x, int y, int w, int h) {
        pen.setColor(color);
        pen.fillRect(x, y, w, h);
    }

    /// The photo as a file.
    ///
    /// @param format `png`, `bmp`, `gif` or `jpg`
    byte[] file(String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The photo as a JPEG file with a camera's note of how it was held.
    static byte[] withOrientation(byte[] jpeg, int note) {
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0, // segment
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1, // TIFF, one entry
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) note,
            0,
            0,
            0,
            0,
            0,
            0 // tag 0x0112
        };
        byte[] out = new byte[jpeg.length + exif.length];
        System.arraycopy(jpeg, 0, out, 0, 2);
        System.arraycopy(exif, 0, out, 2, exif.length);
        System.arraycopy(jpeg, 2, out, 2 + exif.length, jpeg.length - 2);
        return out;
    }

    /// Red, green and blue as 0xRRGGBB, row by row.
    List<Integer> colors() {
        int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(rgb).map(c -> c & 0xFFFFFF).boxed().toList();
    }

    /// The photo with its people's boxes.
    Figure figure(Words title) {
        return new Figure.Photo(
                title,
                image.getWidth(),
                colors(),
                people.stream()
                        .map(p -> new Figure.Marked(
                                Words.same(String.format(
                                        java.util.Locale.ROOT,
                                        "(a, b, c, d) = (%.0f, %.0f, %.0f, %.0f)",
                                        p.left(),
                                        p.top(),
                                        p.width(),
                                        p.height())),
                                p.left(),
                                p.top(),
                                p.width(),
                                p.height()))
                        .toList());
    }
}
