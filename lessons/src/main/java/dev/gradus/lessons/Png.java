package dev.gradus.lessons;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// Draws any figure under its title as a PNG picture, two pixels a unit, dark on white.
public final class Png {
    private static final int SCALE = 2;

    private Png() {}

    /// The bytes of a figure's file.
    ///
    /// @throws IllegalStateException if this machine has no fonts
    public static byte[] of(Figure figure, Language language) {
        int[] size = Drawing.sizeOfFile(figure, language);
        BufferedImage picture = new BufferedImage(SCALE * size[0], SCALE * size[1], BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            pen.scale(SCALE, SCALE);
            Drawing drawing = new Drawing(PictureSurface.of(pen), language);
            drawing.title(figure);
            pen.translate(0, Drawing.TITLE);
            drawing.draw(figure);
        } catch (InternalError | NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a PNG picture needs a font, and this machine has none; install one,"
                            + " such as the package fonts-dejavu, or take the SVG pictures",
                    e);
        } finally {
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
