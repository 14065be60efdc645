package dev.gradus.cpu;

/// [ColumnLoops] one float at a time.
final class ScalarColumns implements ColumnLoops {
    @Override
    public void exponentials(float[] s, int so, int width, int rows, float scale, float[] inverse) {
        for (int j = 0; j < width; j++) {
            float largest = s[so + j];
            for (int r = 1; r < rows; r++) {
                largest = Math.max(largest, s[so + r * width + j]);
            }
            float sum = 0f;
            for (int r = 0; r < rows; r++) {
                int at = so + r * width + j;
                s[at] = ScalarMath.exp((s[at] - largest) * scale);
                sum += s[at];
            }
            inverse[j] = 1f / sum;
        }
    }

    @Override
    public void scale(float[] s, int so, int width, int rows, float[] by) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < width; j++) {
                s[so + r * width + j] *= by[j];
            }
        }
    }

    @Override
    public void gradient(float[] p, int po, float[] g, int go, int width, int rows, float scale, float[] inverse) {
        for (int j = 0; j < width; j++) {
            float mean = 0f;
            for (int r = 0; r < rows; r++) {
                int i = r * width + j;
                p[po + i] *= inverse[j];
                mean = Math.fma(p[po + i], g[go + i], mean);
            }
            for (int r = 0; r < rows; r++) {
                int i = r * width + j;
                g[go + i] = (g[go + i] - mean) * p[po + i] * scale;
            }
        }
    }
}
