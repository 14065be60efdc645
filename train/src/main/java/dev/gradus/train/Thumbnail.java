package dev.gradus.train;

import dev.gradus.tensor.Shape;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Inputs as small PNG pictures, for the report.
final class Thumbnail {
    private Thumbnail() {}

    /// Whether inputs of the shape are gray or color pictures.
    static boolean isPicture(Shape shape) {
        return shape.rank() == 3 && (shape.size(0) == 1 || shape.size(0) == 3);
    }

    /// A picture of values 0 to 255, as the Base64 text of a PNG file; with the true and the answered box, if
    /// any.
    static String base64(float[] x, Shape shape, Evaluation.@Nullable Judged boxes) throws IOException {
        int h = shape.size(1);
        int w = shape.size(2);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < h * w; i++) {
            int r = level(x[i]);
            int g = shape.size(0) == 1 ? r : level(x[h * w + i]);
            int b = shape.size(0) == 1 ? r : level(x[2 * h * w + i]);
            image.setRGB(i % w, i / w, r << 16 | g << 8 | b);
        }
        if (boxes != null) {
            Graphics2D pen = image.createGraphics();
            draw(pen, boxes.target(), w, h, Color.GREEN);
            draw(pen, boxes.answer(), w, h, Color.RED);
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static void draw(Graphics2D pen, float[] box, int w, int h, Color color) {
        pen.setColor(color);
        pen.drawRect(Math.round(box[0] * w), Math.round(box[1] * h), Math.round(box[2] * w), Math.round(box[3] * h));
    }

    private static int level(float v) {
        return Math.clamp(Math.round(v), 0, 255);
    }
}
