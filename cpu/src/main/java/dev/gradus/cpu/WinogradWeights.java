package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.function.IntFunction;

/// A group's 3×3 kernels transformed to `U = G·g·Gᵀ`: sixteen matrices (output channels, input channels), each
/// packed as the left side of a product.
///
/// @param packed all groups' panels; matrix `t` of panel `q` lies `t` panel sizes behind the panel's start
record WinogradWeights(float[] packed, Panels panels, int depth) {
    /// Transforms and packs into the given memory.
    static WinogradWeights pack(Loops loops, ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
        int depth = g.groupIn();
        Panels panels = Panels.of(g.groupOut(), loops.tiles().height());
        float[] packed = memory.apply(Scratch.ALIGN + 16 * g.groups() * panels.padded() * depth);
        WinogradWeights all = new WinogradWeights(packed, panels, depth);
        Parallel.forRange(g.groups() * panels.count(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int group = i / panels.count();
                all.panel(loops.winograd(), group, i % panels.count(), w, wo + group * g.groupOut() * depth * 9);
            }
        });
        return all;
    }

    /// Where matrix `t` of a panel begins.
    int index(int group, int q, int t) {
        return Scratch.ALIGN + (16 * (group * panels.padded() + panels.start(q)) + t * panels.height(q)) * depth;
    }

    private void panel(WinogradLoops loops, int group, int q, float[] w, int wo) {
        int h = panels.height(q);
        int n = h * depth;
        float[] nine = Scratch.get().line(9 * n);
        if (panels.present(q) < h) {
            Arrays.fill(nine, 0, 9 * n, 0f);
        }
        for (int i = 0; i < panels.present(q); i++) {
            sort(w, wo + (panels.start(q) + i) * depth * 9, depth, nine, i, h, n);
        }
        loops.kernels(nine, 0, n, packed, index(group, q, 0), n, n);
    }

    /// Element t of a channel's kernels goes to `nine[i + c·h + t·n]`.
    private static void sort(float[] w, int wo, int depth, float[] nine, int i, int h, int n) {
        for (int c = 0; c < depth; c++) {
            int from = wo + 9 * c;
            int to = i + c * h;
            for (int t = 0; t < 9; t++) {
                nine[to + t * n] = w[from + t];
            }
        }
    }
}
