package dev.gradus.data;

/// How a camera was held, from a JPEG's EXIF note (TIFF tag 0x0112).
///
/// @param note 1 upright, 3 upside down, 6 and 8 on its side, the others mirrored
record Orientation(int note) {
    /// Upright where there is no note or it makes no sense.
    static Orientation of(byte[] jpeg) {
        return new Orientation(noteOf(jpeg));
    }

    private static int noteOf(byte[] jpeg) {
        if (jpeg.length < 4 || at(jpeg, 0) != 0xFF || at(jpeg, 1) != 0xD8) {
            return 1;
        }
        int segment = 2;
        while (segment + 4 <= jpeg.length && at(jpeg, segment) == 0xFF && at(jpeg, segment + 1) != 0xDA) {
            int length = at(jpeg, segment + 2) << 8 | at(jpeg, segment + 3);
            int end = Math.min(segment + 2 + length, jpeg.length);
            if (at(jpeg, segment + 1) == 0xE1 && end - segment > 18 && isExif(jpeg, segment + 4)) {
                return tiff(jpeg, segment + 10, end);
            }
            if (length < 2) {
                return 1;
            }
            segment = end;
        }
        return 1;
    }

    /// Whether height and width of the file are width and height of the picture.
    boolean isOnItsSide() {
        return note >= 5;
    }

    /// A picture of three planes, `width` × `height` in the file, as it was meant to be seen.
    byte[] undo(byte[] planes, int width, int height) {
        if (note == 1) {
            return planes;
        }
        int seenWidth = isOnItsSide() ? height : width;
        int seenHeight = isOnItsSide() ? width : height;
        byte[] out = new byte[planes.length];
        for (int i = 0; i < out.length; i++) {
            int plane = i / (width * height) * width * height;
            int row = i / seenWidth % seenHeight;
            int column = i % seenWidth;
            int mirroredRow = seenHeight - 1 - row;
            int mirroredColumn = seenWidth - 1 - column;
            out[i] = planes[
                    plane
                            + switch (note) {
                                case 2 -> row * width + mirroredColumn;
                                case 3 -> mirroredRow * width + mirroredColumn;
                                case 4 -> mirroredRow * width + column;
                                case 5 -> column * width + row;
                                case 6 -> mirroredColumn * width + row;
                                case 7 -> mirroredColumn * width + mirroredRow;
                                default -> column * width + mirroredRow;
                            }];
        }
        return out;
    }

    /// A box in the stored picture, of a picture on its side, as a box in the picture as it was meant to be seen.
    PixelBox upright(PixelBox box, PictureSize stored) {
        double fromRight = stored.width() - box.left() - box.width();
        double fromBottom = stored.height() - box.top() - box.height();
        double x = note == 5 || note == 8 ? box.top() : fromBottom;
        double y = note == 5 || note == 6 ? box.left() : fromRight;
        double across = box.height();
        double down = box.width();
        return new PixelBox(x, y, across, down);
    }

    private static boolean isExif(byte[] jpeg, int from) {
        return at(jpeg, from) == 'E'
                && at(jpeg, from + 1) == 'x'
                && at(jpeg, from + 2) == 'i'
                && at(jpeg, from + 3) == 'f';
    }

    private static int tiff(byte[] b, int start, int end) {
        boolean little = at(b, start) == 'I';
        long directory = start + number(b, start + 4, 4, little);
        if (directory + 2 > end) {
            return 1;
        }
        int entries = (int) number(b, (int) directory, 2, little);
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            if (entry + 12 > end) {
                return 1;
            }
            if (number(b, (int) entry, 2, little) == 0x0112) {
                int value = (int) number(b, (int) entry + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static long number(byte[] b, int from, int bytes, boolean little) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | at(b, from + (little ? bytes - 1 - i : i));
        }
        return value;
    }

    private static int at(byte[] b, int i) {
        return b[i] & 255;
    }
}
