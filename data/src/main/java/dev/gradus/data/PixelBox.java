package dev.gradus.data;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A box in a picture, in pixels from the upper left corner of the picture: the lecture's (a, b, c, d).
///
/// @param left a, the left edge; it may lie outside of the picture
/// @param top b, the upper edge
/// @param width c
/// @param height d
public record PixelBox(double left, double top, double width, double height) {
    /// The largest coordinate.
    static final double MOST = 1e6;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,400}(\\.\\d{0,400})?|\\.\\d{1,400})([eE][+-]?\\d{1,3})?");

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if one is not finite or beyond a million, or a size is negative
    public PixelBox {
        if (!(Math.abs(left) <= MOST && Math.abs(top) <= MOST && width <= MOST && height <= MOST)) {
            throw new IllegalArgumentException("box: " + text(left, top, width, height) + " is no place in a picture");
        }
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException(
                    "box: " + text(left, top, width, height) + " has a negative width or height");
        }
        // -0.0 would be another box than 0.0
        left += 0.0;
        top += 0.0;
        width += 0.0;
        height += 0.0;
    }

    private static String text(double left, double top, double width, double height) {
        return "(" + left + ", " + top + ", " + width + ", " + height + ")";
    }

    /// Of decimal numbers, each rounded to the nearest double.
    static PixelBox of(BigDecimal left, BigDecimal top, BigDecimal width, BigDecimal height) {
        return new PixelBox(left.doubleValue(), top.doubleValue(), width.doubleValue(), height.doubleValue());
    }

    /// The part of this box that lies in a picture; of width or height 0 where none does.
    PixelBox within(PictureSize size) {
        double fromX = Math.clamp(left, 0, size.width());
        double fromY = Math.clamp(top, 0, size.height());
        double toX = Math.clamp(left + width, fromX, size.width());
        double toY = Math.clamp(top + height, fromY, size.height());
        return new PixelBox(fromX, fromY, toX - fromX, toY - fromY);
    }

    double area() {
        return width * height;
    }

    /// The decimal number that a text writes, exactly.
    ///
    /// @throws IllegalArgumentException if it writes none
    static BigDecimal decimal(String text) {
        String number = text.strip();
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "'" + (number.length() > 40 ? number.substring(0, 40) + "…" : number) + "' is no number");
        }
        return new BigDecimal(number);
    }

    /// The shortest text of a number without an exponent: 3, 0.25.
    static String text(BigDecimal number) {
        String plain = number.stripTrailingZeros().toPlainString();
        return plain.equals("-0") ? "0" : plain;
    }

    static String text(double number) {
        return text(BigDecimal.valueOf(number));
    }
}
