package dev.gradus.cli;

import dev.gradus.tensor.Shape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A picture file as a model's input: values 0 to 255, resized, gray if the model has one channel.
final class PictureInput {
    private PictureInput() {}

    static float[] read(Path file, Shape shape) throws IOException {
        if (shape.rank() != 3 || (shape.size(0) != 1 && shape.size(0) != 3)) {
            throw new UsageException(
                    "the model takes inputs of shape " + shape + ", not pictures: give rows of numbers with -");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": does not exist");
        }
        BufferedImage image;
        try {
            image = ImageIO.read(file.toFile());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException(file + ": is a damaged picture", e);
        }
        if (image == null) {
            throw new IOException(file + ": is not a picture that can be read (PNG, JPEG, GIF, BMP)");
        }
        int h = shape.size(1);
        int w = shape.size(2);
        BufferedImage scaled = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, w, h, null);
        pen.dispose();
        float[] x = new float[shape.intSize()];
        for (int i = 0; i < h * w; i++) {
            int rgb = scaled.getRGB(i % w, i / w);
            int r = rgb >> 16 & 255;
            int g = rgb >> 8 & 255;
            int b = rgb & 255;
            if (shape.size(0) == 1) {
                x[i] = (r + g + b) / 3f;
            } else {
                x[i] = r;
                x[h * w + i] = g;
                x[2 * h * w + i] = b;
            }
        }
        return x;
    }
}
