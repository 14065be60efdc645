package dev.gradus.cpu;

/// [WinogradLoops] one tile at a time.
final class ScalarWinograd implements WinogradLoops {
    @Override
    public void split(float[] a, int ao, int lda, float[] o, int oo, int ldo, int odd, int lines, int n) {
        for (int l = 0; l < lines; l++) {
            for (int i = 0; i < n; i++) {
                o[oo + l * ldo + i] = a[ao + l * lda + 2 * i];
                o[oo + l * ldo + odd + i] = a[ao + l * lda + 2 * i + 1];
            }
        }
    }

    @Override
    public void input(float[] d, int at, int ldd, float[] v, int vo, int ldv, int rows, int n) {
        float[] t = new float[16];
        for (int r = 0; r < rows; r++) {
            input(d, at + 8 * r * ldd, ldd, v, vo + r * n, ldv, n, t);
        }
    }

    private static void input(float[] d, int at, int ldd, float[] v, int vo, int ldv, int n, float[] t) {
        for (int x = 0; x < n; x++) {
            for (int j = 0; j < 4; j++) {
                float d0 = d[at + j * ldd + x];
                float d1 = d[at + (4 + j) * ldd + x];
                float d2 = d[at + (8 + j) * ldd + x];
                float d3 = d[at + (12 + j) * ldd + x];
                t[j] = d0 - d2;
                t[4 + j] = d1 + d2;
                t[8 + j] = d2 - d1;
                t[12 + j] = d1 - d3;
            }
            for (int i = 0; i < 16; i += 4) {
                int o = vo + i * ldv + x;
                v[o] = t[i] - t[i + 2];
                v[o + ldv] = t[i + 1] + t[i + 2];
                v[o + 2 * ldv] = t[i + 2] - t[i + 1];
                v[o + 3 * ldv] = t[i + 1] - t[i + 3];
            }
        }
    }

    @Override
    public void output(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int rows, int n) {
        for (int r = 0; r < rows; r++) {
            output(m, mo + r * n, ldm, o, oo + 2 * r * ldo, ldo, n);
        }
    }

    private static void output(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        float[] upper = new float[4];
        float[] lower = new float[4];
        for (int x = 0; x < n; x++) {
            for (int j = 0; j < 4; j++) {
                float m1 = m[mo + (4 + j) * ldm + x];
                float m2 = m[mo + (8 + j) * ldm + x];
                upper[j] = m[mo + j * ldm + x] + m1 + m2;
                lower[j] = m1 - m2 - m[mo + (12 + j) * ldm + x];
            }
            int at = oo + 2 * x;
            o[at] = upper[0] + upper[1] + upper[2];
            o[at + 1] = upper[1] - upper[2] - upper[3];
            o[at + ldo] = lower[0] + lower[1] + lower[2];
            o[at + ldo + 1] = lower[1] - lower[2] - lower[3];
        }
    }

    @Override
    public void inputOfChannels(float[] p, int[] pixels, float[] o, int oo, int ldo, int width) {
        float[] d = new float[16];
        float[] v = new float[16];
        float[] t = new float[16];
        for (int i = 0; i < pixels.length / 16; i++) {
            for (int c = 0; c < width; c++) {
                for (int j = 0; j < 16; j++) {
                    d[j] = p[pixels[16 * i + j] + c];
                }
                input(d, 0, 1, v, 0, 1, 1, t);
                for (int j = 0; j < 16; j++) {
                    o[oo + j * ldo + i * width + c] = v[j];
                }
            }
        }
    }

    @Override
    public void gradient(float[] p, int[] pixels, float[] o, int oo, int ldo, int width) {
        float[] t = new float[8];
        for (int i = 0; i < pixels.length / 4; i++) {
            for (int c = 0; c < width; c++) {
                for (int j = 0; j < 2; j++) {
                    float e0 = p[pixels[4 * i + j] + c];
                    float e1 = p[pixels[4 * i + 2 + j] + c];
                    t[j] = e0;
                    t[2 + j] = (e0 + e1) * 0.5f;
                    t[4 + j] = (e0 - e1) * 0.5f;
                    t[6 + j] = e1;
                }
                int at = oo + i * width + c;
                for (int r = 0; r < 4; r++) {
                    o[at + 4 * r * ldo] = t[2 * r];
                    o[at + (4 * r + 1) * ldo] = (t[2 * r] + t[2 * r + 1]) * 0.5f;
                    o[at + (4 * r + 2) * ldo] = (t[2 * r] - t[2 * r + 1]) * 0.5f;
                    o[at + (4 * r + 3) * ldo] = t[2 * r + 1];
                }
            }
        }
    }

    @Override
    public void kernels(float[] g, int at, int ldg, float[] u, int uo, int ldu, int n) {
        someKernels(g, at, ldg, u, uo, ldu, 0, n);
    }

    /// The kernels `from … to-1`.
    static void someKernels(float[] g, int at, int ldg, float[] u, int uo, int ldu, int from, int to) {
        float[] t = new float[12];
        for (int c = from; c < to; c++) {
            for (int j = 0; j < 3; j++) {
                float g0 = g[at + j * ldg + c];
                float g1 = g[at + (3 + j) * ldg + c];
                float g2 = g[at + (6 + j) * ldg + c];
                t[j] = g0;
                t[3 + j] = 0.5f * (g0 + g1 + g2);
                t[6 + j] = 0.5f * (g0 - g1 + g2);
                t[9 + j] = g2;
            }
            for (int i = 0; i < 4; i++) {
                float g0 = t[3 * i];
                float g1 = t[3 * i + 1];
                float g2 = t[3 * i + 2];
                int o = uo + 4 * i * ldu + c;
                u[o] = g0;
                u[o + ldu] = 0.5f * (g0 + g1 + g2);
                u[o + 2 * ldu] = 0.5f * (g0 - g1 + g2);
                u[o + 3 * ldu] = g2;
            }
        }
    }

    @Override
    public void weights(float[] m, int mo, int ldm, float[] o, int oo, int ldo, int n) {
        float[] t = new float[12];
        for (int c = 0; c < n; c++) {
            for (int j = 0; j < 4; j++) {
                float m1 = m[mo + (4 + j) * ldm + c];
                float m2 = m[mo + (8 + j) * ldm + c];
                t[j] = m[mo + j * ldm + c] + m1 + m2;
                t[4 + j] = m1 - m2;
                t[8 + j] = m1 + m2 - m[mo + (12 + j) * ldm + c];
            }
            for (int i = 0; i < 3; i++) {
                int at = oo + 3 * i * ldo + c;
                float t1 = t[4 * i + 1];
                float t2 = t[4 * i + 2];
                o[at] = t[4 * i] + t1 + t2;
                o[at + ldo] = t1 - t2;
                o[at + 2 * ldo] = t1 + t2 - t[4 * i + 3];
            }
        }
    }
}
