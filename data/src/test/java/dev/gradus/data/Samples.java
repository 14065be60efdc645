package dev.gradus.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/// Small valid files to damage.
final class Samples {
    private Samples() {}

    /// Two pictures of 3 × 4.
    static byte[] idx() {
        byte[] bytes = new byte[16 + 24];
        System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4}, 0, bytes, 0, 16);
        for (int i = 16; i < bytes.length; i++) {
            bytes[i] = (byte) (7 * i);
        }
        return bytes;
    }

    static byte[] csv() {
        return ("age;name;height;kind\n12;\"Ann; B\";1,5;yes\n;Bob;1,7;no\n40;?;1,62;yes\n33;Ann;NA;no\n"
                        + "21;\"C \"\"x\"\"\";1,8;yes\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] cifar() {
        byte[] bytes = new byte[2 * 3073];
        bytes[0] = 3;
        bytes[3073] = 9;
        return bytes;
    }

    /// Two boxes in a picture of 16 × 12.
    static byte[] boxes(BoxFormat format) {
        BoxedPicture picture = new BoxedPicture(
                "p.jpg",
                Optional.of(new PictureSize(16, 12)),
                List.of(
                        new BoxedObject("person", new PixelBox(1, 2, 3, 4)),
                        new BoxedObject("person", new PixelBox(5.25, 2.5, 3.75, 4))));
        Map<String, String> files = format.write(BoxAnnotations.of(List.of(picture)));
        return files.values().stream().toList().getLast().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] png() throws IOException {
        return image("png", BufferedImage.TYPE_INT_RGB);
    }

    static byte[] image(String format, int type) throws IOException {
        BufferedImage image = new BufferedImage(16, 12, type);
        for (int i = 0; i < 16 * 12; i++) {
            image.setRGB(i % 16, i / 16, 0xff000000 | 0x10305 * (i % 64));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
