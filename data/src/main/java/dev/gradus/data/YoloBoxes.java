package dev.gradus.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Boxes as YOLO writes them: a text file a picture with the line `class x y width height` for each box, where
/// (x, y) is the box's centre and all are shares of the picture's width and height.
///
/// Six decimals, as is usual, leave an error of a thousandth of a pixel: of all numbers that a text may stand
/// for, the one with the fewest decimals is meant. So whole pixels come back as whole pixels, and an edge of
/// the picture does not become −0.0002.
final class YoloBoxes {
    private static final int USUAL_DECIMALS = 6;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private YoloBoxes() {}

    /// Reads the boxes of a picture; an empty file has none.
    ///
    /// @param labels the classes by number; numbers beyond stand for themselves
    /// @throws DataFormatException naming the file and the line of the fault
    static List<BoxedObject> parse(Path file, byte[] bytes, PictureSize size, List<String> labels)
            throws DataFormatException {
        List<BoxedObject> objects = new ArrayList<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                objects.add(object(line.strip().split("\\s+"), size, labels));
            } catch (IllegalArgumentException e) {
                throw new DataFormatException(file, "line " + number + ": " + e.getMessage());
            }
        }
        return objects;
    }

    private static BoxedObject object(String[] fields, PictureSize size, List<String> labels) {
        if (fields.length != 5) {
            throw new IllegalArgumentException("has " + fields.length + " fields, not 5: class x y width height");
        }
        if (!fields[0].matches("\\d{1,6}")) {
            throw new IllegalArgumentException("the class must be a number from 0, not '" + clipped(fields[0]) + "'");
        }
        BigDecimal[] shares = new BigDecimal[4];
        for (int i = 0; i < 4; i++) {
            shares[i] = PixelBox.decimal(fields[i + 1]);
            if (Math.abs(shares[i].doubleValue()) > 2) {
                throw new IllegalArgumentException(
                        clipped(fields[i + 1]) + " is no share of the picture's size; are these pixels?");
            }
        }
        int number = Integer.parseInt(fields[0]);
        return new BoxedObject(number < labels.size() ? labels.get(number) : String.valueOf(number), box(shares, size));
    }

    private static String clipped(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static PixelBox box(BigDecimal[] shares, PictureSize size) {
        BigDecimal[] x = extent(shares[0], shares[2], size.width());
        BigDecimal[] y = extent(shares[1], shares[3], size.height());
        return PixelBox.of(x[0], y[0], x[1], y[1]);
    }

    /// Where a box begins along an axis, and how long it is, in pixels.
    private static BigDecimal[] extent(BigDecimal centre, BigDecimal share, int pixels) {
        BigDecimal all = BigDecimal.valueOf(pixels);
        BigDecimal length = share.multiply(all);
        BigDecimal from = centre.multiply(all).subtract(length.multiply(HALF));
        BigDecimal slackOfLength = slack(share).multiply(all);
        BigDecimal slackOfCentre = slack(centre).multiply(all);
        return new BigDecimal[] {
            plainest(from, slackOfCentre.add(slackOfLength.multiply(HALF))), plainest(length, slackOfLength)
        };
    }

    /// How far a rounded number may be from the one that was meant.
    private static BigDecimal slack(BigDecimal written) {
        return HALF.scaleByPowerOfTen(-Math.max(written.scale(), USUAL_DECIMALS));
    }

    /// The number of the fewest decimals that is as near as this.
    private static BigDecimal plainest(BigDecimal value, BigDecimal slack) {
        for (int decimals = 0; decimals < value.scale(); decimals++) {
            BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_EVEN);
            if (rounded.subtract(value).abs().compareTo(slack) <= 0) {
                return rounded;
            }
        }
        return value;
    }

    /// The file of a picture, with as many decimals as bring the boxes back, at least six.
    static String write(List<BoxedObject> objects, PictureSize size, List<String> labels) {
        StringBuilder out = new StringBuilder();
        for (BoxedObject o : objects) {
            if (!o.crowd()) {
                out.append(labels.indexOf(o.label()))
                        .append(' ')
                        .append(shares(o.box(), size))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static String shares(PixelBox box, PictureSize size) {
        BigDecimal width = BigDecimal.valueOf(box.width());
        BigDecimal height = BigDecimal.valueOf(box.height());
        BigDecimal x = BigDecimal.valueOf(box.left()).add(width.multiply(HALF));
        BigDecimal y = BigDecimal.valueOf(box.top()).add(height.multiply(HALF));
        for (int decimals = USUAL_DECIMALS; ; decimals++) {
            BigDecimal[] shares = {
                share(x, size.width(), decimals),
                share(y, size.height(), decimals),
                share(width, size.width(), decimals),
                share(height, size.height(), decimals)
            };
            if (box(shares, size).equals(box)) {
                return shares[0].toPlainString() + " " + shares[1].toPlainString() + " " + shares[2].toPlainString()
                        + " " + shares[3].toPlainString();
            }
        }
    }

    private static BigDecimal share(BigDecimal pixels, int all, int decimals) {
        return pixels.divide(BigDecimal.valueOf(all), decimals, RoundingMode.HALF_EVEN);
    }
}
