package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Convolution in binary32 over one to three spatial axes, as a product of the weights with patches that are
/// never copied out of the padded input: [ConvDirect] on wide images and for few channels, else [ConvPlaced].
///
/// Each output is one chain of fused multiply-adds over channels and taps, whatever the way and the threads;
/// but many 3×3 kernels go by [Winograd].
record Conv(Loops loops) {
    /// Pixels that make a task worth its hand-over.
    private static final int TASK = 1024;

    /// A convolution that knows its weights, which must not change.
    interface Prepared {
        /// Computes outputs from inputs, each beginning at its offset.
        ///
        /// @param g the convolution's geometry, or that of a part of its batch
        void run(ConvGeometry g, float[] x, int xo, float[] y, int yo);
    }

    /// Computes `y` from input `x` and weights `w`, each beginning at its offset.
    void forward(ConvGeometry g, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
        prepare(g, w, wo, Scratch.get()::shared).run(g, x, xo, y, yo);
    }

    /// Packs the weights `w` that begin at `wo`, the way that is best for the whole batch.
    ///
    /// @param memory room for so many packed weights, while the convolution is used
    Prepared prepare(ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
        if (g.batch() * g.outPlane() * g.outChannels() == 0) {
            return (_, _, _, _, _) -> {};
        }
        if (g.terms() == 0) {
            return (part, _, _, y, yo) ->
                    Arrays.fill(y, yo, yo + part.batch() * part.outChannels() * part.outPlane(), 0f);
        }
        if (g.pointwise()) {
            return (part, x, xo, y, yo) -> pointwise(part, x, xo, w, wo, y, yo);
        }
        if (g.depthwise()) {
            return (part, x, xo, y, yo) -> new Depthwise(loops.tiles()).forward(part, x, xo, w, wo, y, yo);
        }
        if (Winograd.suits(g)) {
            WinogradWeights weights = WinogradWeights.pack(loops, g, w, wo, memory);
            return (part, x, xo, y, yo) -> new Winograd(loops).forward(part, x, xo, weights, y, yo);
        }
        boolean direct =
                new ConvDirect(loops.tiles()).pays(ConvTasks.of(g, TASK).slab(0, g.groupIn()));
        Patches way = direct ? directly(g, w, wo, memory) : placed(g, w, wo, memory);
        return (part, x, xo, y, yo) -> patches(part, x, xo, way, y, yo);
    }

    /// Images whose outputs come out of common work.
    int together(ConvGeometry g) {
        return Winograd.suits(g) ? Winograd.together(g) : ConvTasks.of(g, TASK).images();
    }

    private static void patches(ConvGeometry g, float[] x, int xo, Patches way, float[] y, int yo) {
        ConvTasks tasks = ConvTasks.of(g, TASK);
        // where images are too few for all threads, each fills the slab and computes some channels
        int shares = Math.min(way.panels(), Math.ceilDiv(Parallel.team(), tasks.count()));
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

    private Patches directly(ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
        ConvWeights weights = ConvWeights.pack(loops.tiles(), g, w, wo, memory);
        ConvDirect direct = new ConvDirect(loops.tiles());
        return new Patches(
                weights.panels().count(),
                (slab, padded, group, share, target) -> direct.part(slab, padded, weights, group, share, target));
    }

    private Patches placed(ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
        ConvPlaced.Weights weights = ConvPlaced.Weights.pack(loops.tiles(), g, w, wo, memory);
        ConvPlaced placed = new ConvPlaced(loops.tiles());
        return new Patches(
                weights.padded() / weights.width(),
                (slab, padded, group, share, target) -> placed.part(slab, padded, weights, group, share, target));
    }
}
