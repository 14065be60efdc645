package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Convolution in binary32 over one to three spatial axes, as a matrix product of the weights with unfolded
/// patches.
///
/// Where that pays, patches are read where they lie ([ConvDirect]). Else they are unfolded a block at a time,
/// straight into the panels of the product's right side (Chellapilla et al., 2006, without the whole matrix).
/// The pixels of several small images make one block. Each output is one chain of fused multiply-adds over
/// channels and taps, whatever the blocks and threads.
record Conv(TileLoops tiles) {
    /// Terms and pixels of a block: 256 · 256 floats stay in the second cache.
    private static final int TERMS = 256;

    private static final int PIXELS = 256;

    /// Pixels that make a task worth its hand-over.
    private static final int TASK = 1024;

    /// Computes `y` from input `x` and weights `w`, each beginning at its offset.
    void forward(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        if (g.batch() * g.outPlane() * g.outChannels() == 0) {
            return;
        }
        if (g.terms() == 0) {
            Arrays.fill(y, yo, yo + g.batch() * g.outChannels() * g.outPlane(), 0f);
        } else if (g.pointwise()) {
            pointwise(g, x, xo, w, wo, y, yo);
        } else if (g.groupIn() == 1 && g.groups() > 1) {
            new Depthwise(tiles).forward(g, x, xo, w, wo, y, yo);
        } else {
            ConvWeights weights = ConvWeights.pack(tiles, g, w, wo);
            ConvTasks tasks = ConvTasks.of(g, TASK);
            Parallel.forRange(tasks.count(), 1, (from, to) -> {
                for (int t = from; t < to; t++) {
                    for (int group = 0; group < g.groups(); group++) {
                        part(tasks.slab(t, g.groupIn()), tasks.image(t), group, x, xo, weights, y, yo);
                    }
                }
            });
        }
    }

    private void pointwise(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        Gemm gemm = new Gemm(tiles);
        int plane = g.inPlane();
        for (int group = 0; group < g.groups(); group++) {
            gemm.multiplyAll(
                    g.batch(),
                    g.groupOut(),
                    plane,
                    g.groupIn(),
                    Matrix.of(w, wo + group * g.groupOut() * g.groupIn(), g.groupIn()),
                    0,
                    Matrix.of(x, xo + group * g.groupIn() * plane, plane),
                    g.inChannels() * plane,
                    Matrix.of(y, yo + group * g.groupOut() * plane, plane),
                    g.outChannels() * plane,
                    false);
        }
    }

    /// One group's outputs of a slab.
    private void part(ConvSlab slab, int image, int group, float[] x, int xo, ConvWeights weights, float[] y, int yo) {
        Scratch scratch = Scratch.get();
        float[] padded = scratch.slab(slab.size());
        slab.fill(x, xo, image, group * slab.channels(), 0f, padded);
        Target target = Target.of(slab, image, group, y, yo);
        int width = tiles.width();
        if (ConvDirect.pays(slab, width, target.channels())) {
            new ConvDirect(tiles).part(slab, padded, weights, group, target);
            return;
        }
        int[] taps = slab.tapOffsets();
        target.clear();
        int block = Math.max(width, PIXELS / width * width);
        float[] right = scratch.right(Scratch.ALIGN + block * Math.min(TERMS, taps.length) + ConvSlab.SLACK);
        Runs runs = new Runs(slab, width);
        int all = slab.images() * slab.pixels();
        for (int p = 0; p < all; p += block) {
            int pixels = Math.min(block, all - p);
            for (int t = 0; t < taps.length; t += TERMS) {
                int depth = Math.min(TERMS, taps.length - t);
                for (int j = 0; j < pixels; j += width) {
                    runs.set(p + j, Math.min(width, pixels - j));
                    tiles.unfold(padded, runs, taps, t, t + depth, right, Scratch.ALIGN + j * depth, width);
                }
                for (int q = 0; q < weights.panels().count(); q++) {
                    for (int j = 0; j < pixels; j += width) {
                        int columns = Math.min(width, pixels - j);
                        tile(weights, group, q, t, depth, right, Scratch.ALIGN + j * depth, target, p + j, columns);
                    }
                }
            }
        }
    }

    private void tile(
            ConvWeights weights,
            int group,
            int q,
            int t,
            int depth,
            float[] b,
            int bo,
            Target target,
            int pixel,
            int columns) {
        Panels panels = weights.panels();
        int h = panels.height(q);
        int rows = panels.present(q);
        int first = panels.start(q);
        int ao = weights.index(group, q, t);
        int width = tiles.width();
        int[] dense = Scratch.get().packedRows(width, depth);
        if (rows == h && columns == width && target.whole(pixel, width)) {
            int co = target.index(first, pixel);
            tiles.multiply(h, weights.packed(), ao, b, bo, dense, target.y(), co, target.plane(), depth);
        } else {
            float[] aside = Scratch.get().tile(h * width);
            Arrays.fill(aside, 0, h * width, 0f);
            target.load(first, rows, pixel, columns, aside, width);
            tiles.multiply(h, weights.packed(), ao, b, bo, dense, aside, 0, width, depth);
            target.store(first, rows, pixel, columns, aside, width);
        }
    }
}
