package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// A group's 3×3 kernels transformed to `U = G·g·Gᵀ`: sixteen matrices (output channels, input channels), each
/// packed as the left side of a product.
///
/// @param packed all groups' panels; matrix `t` of panel `q` lies `t` panel sizes behind the panel's start
record WinogradWeights(float[] packed, Panels panels, int depth) {
    /// Transforms and packs into the calling thread's shared memory.
    static WinogradWeights pack(TileLoops tiles, ConvGeometry g, float[] w, int wo) {
        int depth = g.groupIn();
        Panels panels = Panels.of(g.groupOut(), tiles.height());
        float[] packed = Scratch.get().shared(Scratch.ALIGN + 16 * g.groups() * panels.padded() * depth);
        WinogradWeights all = new WinogradWeights(packed, panels, depth);
        Parallel.forRange(g.groups() * panels.count(), 1, (from, to) -> {
            float[] u = new float[16];
            for (int i = from; i < to; i++) {
                int group = i / panels.count();
                all.panel(group, i % panels.count(), w, wo + group * g.groupOut() * depth * 9, u);
            }
        });
        return all;
    }

    /// Where matrix `t` of a panel begins.
    int index(int group, int q, int t) {
        return Scratch.ALIGN + (16 * (group * panels.padded() + panels.start(q)) + t * panels.height(q)) * depth;
    }

    private void panel(int group, int q, float[] w, int wo, float[] u) {
        int h = panels.height(q);
        int step = h * depth;
        int at = index(group, q, 0);
        for (int i = 0; i < h; i++) {
            for (int c = 0; c < depth; c++) {
                if (i < panels.present(q)) {
                    transform(w, wo + ((panels.start(q) + i) * depth + c) * 9, u);
                } else {
                    java.util.Arrays.fill(u, 0f);
                }
                for (int t = 0; t < 16; t++) {
                    packed[at + t * step + c * h + i] = u[t];
                }
            }
        }
    }

    private static void transform(float[] w, int wo, float[] u) {
        for (int j = 0; j < 3; j++) {
            float g0 = w[wo + j];
            float g1 = w[wo + 3 + j];
            float g2 = w[wo + 6 + j];
            u[j] = g0;
            u[4 + j] = 0.5f * (g0 + g1 + g2);
            u[8 + j] = 0.5f * (g0 - g1 + g2);
            u[12 + j] = g2;
        }
        for (int i = 0; i < 16; i += 4) {
            float g0 = u[i];
            float g1 = u[i + 1];
            float g2 = u[i + 2];
            u[i + 1] = 0.5f * (g0 + g1 + g2);
            u[i + 2] = 0.5f * (g0 - g1 + g2);
            u[i + 3] = g2;
        }
    }
}
