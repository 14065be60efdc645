package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What every picture is brought to before a model sees it: its size and channels. It goes into the model file,
/// so that new pictures are prepared as those were that the model learned from.
///
/// @param channels 3 for red, green and blue, 1 for gray
/// @param height in pixels
/// @param width in pixels
public record PictureFormat(int channels, int height, int width) {
    /// Checks the sizes.
    public PictureFormat {
        if ((channels != 1 && channels != 3) || height < 1 || width < 1) {
            throw new IllegalArgumentException("picture: " + channels + " channels of " + height + " x " + width
                    + " pixels are no gray or colour picture");
        }
    }

    /// The format of inputs of a shape, if it is (1, height, width) or (3, height, width).
    public static Optional<PictureFormat> of(Shape input) {
        return input.rank() == 3 && (input.size(0) == 1 || input.size(0) == 3)
                ? Optional.of(new PictureFormat(input.size(0), input.size(1), input.size(2)))
                : Optional.empty();
    }

    /// Three planes of colour as the channels of this format. Gray is the luma of Rec. 601, 0.299 red + 0.587
    /// green + 0.114 blue.
    byte[] channelsOf(byte[] planes) {
        if (channels == 3) {
            return planes;
        }
        int n = planes.length / 3;
        byte[] gray = new byte[n];
        for (int i = 0; i < n; i++) {
            int red = planes[i] & 255;
            int green = planes[n + i] & 255;
            int blue = planes[2 * n + i] & 255;
            gray[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
        }
        return gray;
    }

    /// Plain values, for a model file.
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("channels", channels);
        map.put("height", height);
        map.put("width", width);
        map.put("resize", "stretch");
        return map;
    }

    /// The format that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException if the map holds something else
    public static PictureFormat fromMap(Map<?, ?> map) {
        String resize = Plain.text(map, "resize");
        if (!resize.equals("stretch")) {
            throw new IllegalArgumentException("picture: an unknown way to resize: '" + resize + "'");
        }
        return new PictureFormat((int) Plain.number(map, "channels"), (int) Plain.number(map, "height"), (int)
                Plain.number(map, "width"));
    }
}
