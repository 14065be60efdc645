package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// Convolution in binary32 over one to three spatial axes, as a product of the weights with patches that are
/// never copied out of the padded input: [ConvDirect] on wide images and for few channels, else [ConvPlaced].
///
/// Each output is one chain of fused multiply-adds over channels and taps, whatever the way and the threads;
/// but many 3×3 kernels go by [Winograd].
record Conv(Loops loops) {
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
            new Depthwise(loops.tiles()).forward(g, x, xo, w, wo, y, yo);
        } else if (Winograd.suits(g)) {
            new Winograd(loops).forward(g, x, xo, w, wo, y, yo);
        } else {
            patches(g, x, xo, w, wo, y, yo);
        }
    }

    private void patches(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        ConvTasks tasks = ConvTasks.of(g, TASK);
        boolean direct = new ConvDirect(loops.tiles()).pays(tasks.slab(0, g.groupIn()));
        Patches way = direct ? directly(g, w, wo) : placed(g, w, wo);
        // where images are too few for all threads, each fills the slab and computes some channels
        int shares = Math.min(way.panels(), Math.ceilDiv(Parallel.threads(), tasks.count()));
        Parallel.forRange(tasks.count() * shares, 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                int t = i / shares;
                Share share = new Share(i % shares, shares);
                ConvSlab slab = tasks.slab(t, g.groupIn());
                float[] padded = Scratch.get().slab(slab.size());
                for (int group = 0; group < g.groups(); group++) {
                    slab.fill(x, xo, tasks.image(t), group * slab.channels(), 0f, padded);
                    Target target = Target.of(slab, tasks.image(t), group, y, yo);
                    way.part(slab, padded, group, share, target);
                }
            }
        });
    }

    private void pointwise(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        Gemm gemm = new Gemm(loops.tiles());
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

    /// A way to compute the outputs of a filled slab.
    ///
    /// @param panels number of parts that a group's channels can be shared out by
    private record Patches(int panels, Part part) {
        void part(ConvSlab slab, float[] padded, int group, Share share, Target target) {
            part.compute(slab, padded, group, share, target);
        }
    }

    private interface Part {
        void compute(ConvSlab slab, float[] padded, int group, Share share, Target target);
    }

    private Patches directly(ConvGeometry g, float[] w, int wo) {
        ConvWeights weights = ConvWeights.pack(loops.tiles(), g, w, wo);
        ConvDirect direct = new ConvDirect(loops.tiles());
        return new Patches(
                weights.panels().count(),
                (slab, padded, group, share, target) -> direct.part(slab, padded, weights, group, share, target));
    }

    private Patches placed(ConvGeometry g, float[] w, int wo) {
        ConvPlaced.Weights weights = ConvPlaced.Weights.pack(loops.tiles(), g, w, wo);
        ConvPlaced placed = new ConvPlaced(loops.tiles());
        return new Patches(
                weights.padded() / weights.width(),
                (slab, padded, group, share, target) -> placed.part(slab, padded, weights, group, share, target));
    }
}
