package dev.gradus.data;

/// The planes of one picture inside an array, with values from 0 to 255, to be changed in place.
///
/// @param x the array
/// @param at where the first plane begins
record Pixels(float[] x, int at, PictureFormat format) {
    private int plane() {
        return format.height() * format.width();
    }

    /// Changes brightness, contrast (the distance from the picture's mean brightness) and saturation (the
    /// distance from each pixel's own), each by a factor drawn from `1 ± strength`.
    void jitter(double strength, Dice dice) {
        float brightness = (float) dice.between(1 - strength, 1 + strength);
        float contrast = (float) dice.between(1 - strength, 1 + strength);
        float saturation = (float) dice.between(1 - strength, 1 + strength);
        int n = plane();
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += luma(i);
        }
        float mean = (float) (brightness * sum / n);
        for (int i = 0; i < n; i++) {
            float gray = brightness * luma(i);
            for (int c = 0; c < format.channels(); c++) {
                int k = at + c * n + i;
                float coloured = gray + saturation * (brightness * x[k] - gray);
                x[k] = Math.clamp(mean + contrast * (coloured - mean), 0, 255);
            }
        }
    }

    /// Brightness as of Rec. 601.
    private float luma(int i) {
        int n = plane();
        return format.channels() == 1
                ? x[at + i]
                : 0.299f * x[at + i] + 0.587f * x[at + n + i] + 0.114f * x[at + 2 * n + i];
    }

    /// Covers a square with the mean colour. Its middle may be any pixel.
    void cover(int side, Dice dice) {
        int left = dice.below(format.width()) - side / 2;
        int top = dice.below(format.height()) - side / 2;
        int right = Math.min(format.width(), left + side);
        int bottom = Math.min(format.height(), top + side);
        int n = plane();
        for (int c = 0; c < format.channels(); c++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += x[at + c * n + i];
            }
            for (int row = Math.max(0, top); row < bottom; row++) {
                int from = at + c * n + row * format.width();
                java.util.Arrays.fill(x, from + Math.max(0, left), from + right, (float) (sum / n));
            }
        }
    }
}
