package dev.gradus.lessons;

import dev.gradus.data.Picture;
import dev.gradus.data.PictureFormat;
import dev.gradus.data.PictureSize;
import dev.gradus.data.PixelBox;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// L02: the object x is a picture, an array n × m × 3.
///
/// @param reader how a file becomes an array
public record PictureTensor(Reader reader) implements Lesson {
    private static final int HIGH = 24;
    private static final int WIDE = 36;

    /// The pixels as they are meant to be seen.
    public PictureTensor() {
        this(PictureTensor::read);
    }

    /// How a file becomes an array.
    @FunctionalInterface
    public interface Reader {
        /// The array [n, m, 3] of a picture file's bytes.
        Tensor of(String name, byte[] file);
    }

    private static Tensor read(String name, byte[] file) {
        try {
            PictureSize size = Picture.size(Path.of(name), file);
            byte[] planes = Picture.parse(Path.of(name), file, new PictureFormat(3, size.height(), size.width()));
            float[] values = new float[planes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = planes[i] & 255;
            }
            return Tensor.of(values, 3, size.height(), size.width()).permute(1, 2, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Item item() {
        return new Item(
                "L02",
                new Words("Объект: картинка", "The object: a picture"),
                new Words(
                        "Картинка из n строк и m столбцов — это массив n × m × 3: в каждом пикселе яркость красного, "
                                + "зелёного и синего от 0 до 255. PNG, BMP и GIF хранят числа точно, JPEG — приближённо. "
                                + "Если камеру держали боком, в файле есть пометка EXIF, и снимок надо повернуть.",
                        "A picture of n rows and m columns is an array n × m × 3: at each pixel the brightness of red, "
                                + "green and blue from 0 to 255. PNG, BMP and GIF keep the numbers exactly, JPEG nearly. A "
                                + "camera held on its side leaves an EXIF note, and the photo has to be turned."),
                "x ∈ {0, …, 255}ⁿˣᵐˣ³");
    }

    @Override
    public Outcome compute(Choices choices) {
        DrawnPhoto photo = DrawnPhoto.of(WIDE, HIGH, new PixelBox(3, 4, 10, 19));
        Outcome outcome = new Outcome();
        List<List<String>> rows = new ArrayList<>();
        for (String format : List.of("png", "bmp", "gif", "jpg")) {
            Tensor x = reader.of("photo." + format, photo.file(format));
            rows.add(List.of(
                    format,
                    x.shape().toString(),
                    text(x.min().item()),
                    text(x.max().item())));
            outcome.near(new Words(format + ": n = 24 строки", format + ": n = 24 rows"), x.size(0), HIGH, 0);
            double wrong = x.size(0) == HIGH && x.size(1) == WIDE
                    ? x.sub(drawn(photo)).abs().mean().item()
                    : Double.NaN;
            boolean exact = !format.equals("jpg");
            outcome.between(
                    exact
                            ? new Words(format + ": каждый пиксель верен", format + ": each pixel is right")
                            : new Words("jpg: средняя ошибка пикселя", "jpg: a pixel's mean error"),
                    wrong,
                    0,
                    exact ? 0 : 10);
        }
        Tensor turned = reader.of("turned.jpg", DrawnPhoto.withOrientation(photo.file("jpg"), 6));
        rows.add(List.of(
                "jpg, EXIF 6",
                turned.shape().toString(),
                text(turned.min().item()),
                text(turned.max().item())));
        outcome.near(
                new Words("снимок, лежащий на боку, повёрнут: n = 36", "a photo on its side is turned: n = 36"),
                turned.size(0),
                WIDE,
                0);
        // the sky, the upper half of what the camera saw, is at the right now
        int rightmost = (WIDE / 2 * HIGH + HIGH - 1) * 3;
        double blue = turned.size(1) == HIGH ? turned.toFloatArray()[rightmost + 2] : Double.NaN;
        return outcome.figure(photo.figure(new Words("Картинка 24 × 36", "A picture of 24 × 36")))
                .figure(Figure.Table.of(
                        new Words("Массивы", "Arrays"), List.of("file", "[n, m, 3]", "min", "max"), rows))
                .between(new Words("небо оказалось справа", "the sky is at the right"), blue, 200, 255);
    }

    private static Tensor drawn(DrawnPhoto photo) {
        List<Integer> colors = photo.colors();
        float[] values = new float[3 * colors.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = colors.get(i / 3) >> (16 - 8 * (i % 3)) & 255;
        }
        return Tensor.of(values, HIGH, WIDE, 3);
    }

    private static String text(float v) {
        return String.valueOf((int) v);
    }
}
