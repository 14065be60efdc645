package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.Arrays;

/// The gradient of a convolution with respect to its input.
///
/// Without strides it is itself a convolution: of the output's gradient with the kernel turned round and
/// input and output channels exchanged. With strides, the weights' transpose times the output's gradient
/// gives what each tap owes to its input, added up tap after tap.
record ConvInputGradient(Loops loops) {
    private static final int TERMS = 256;

    /// Computes the input gradient `dx` from the output gradient `dy` and the weights `w`, each beginning at
    /// its offset.
    void compute(ConvGeometry g, float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo) {
        if (g.batch() * g.outPlane() * g.terms() * g.outChannels() == 0) {
            Arrays.fill(dx, dxo, dxo + g.batch() * g.inChannels() * g.inPlane(), 0f);
        } else if (g.strided()) {
            strided(g, dy, dyo, w, wo, dx, dxo);
        } else {
            float[] turned = Scratch.get().columns(g.outChannels() * g.terms());
            turn(g, w, wo, turned);
            new Conv(loops).forward(g.backward(), dy, dyo, turned, 0, dx, dxo);
        }
    }

    private static void turn(ConvGeometry g, float[] w, int wo, float[] turned) {
        int taps = g.taps();
        Parallel.forRange(g.outChannels(), Math.max(1, ConvWeights.TASK / g.terms()), (first, end) -> {
            for (int o = first; o < end; o++) {
                int group = o / g.groupOut();
                for (int c = 0; c < g.groupIn(); c++) {
                    int from = wo + (o * g.groupIn() + c) * taps;
                    int to = ((group * g.groupIn() + c) * g.groupOut() + o % g.groupOut()) * taps;
                    for (int t = 0; t < taps; t++) {
                        turned[to + t] = w[from + taps - 1 - t];
                    }
                }
            }
        });
    }

    private void strided(ConvGeometry g, float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo) {
        Panels panels = Panels.of(g.terms(), loops.tiles().height());
        int depth = g.groupOut();
        float[] packed = Scratch.get().shared(g.groups() * panels.padded() * depth);
        Packing packing = new Packing(loops.tiles());
        for (int group = 0; group < g.groups(); group++) {
            Matrix transposed =
                    Matrix.of(w, wo + group * depth * g.terms(), g.terms()).transpose();
            for (int q = 0; q < panels.count(); q++) {
                int at = (group * panels.padded() + panels.start(q)) * depth;
                packing.rows(transposed, panels.start(q), panels.present(q), 0, depth, panels.height(q), packed, at);
            }
        }
        Parallel.forRange(g.batch() * g.groups(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                image(g, i / g.groups(), i % g.groups(), packed, panels, dy, dyo, dx, dxo);
            }
        });
    }

    private void image(
            ConvGeometry g,
            int image,
            int group,
            float[] packed,
            Panels panels,
            float[] dy,
            int dyo,
            float[] dx,
            int dxo) {
        Scratch scratch = Scratch.get();
        ConvSlab slab = ConvSlab.whole(g, g.groupIn(), 1);
        float[] padded = scratch.slab(slab.size());
        Arrays.fill(padded, 0, slab.size(), 0f);
        int[] taps = slab.tapOffsets();
        TileLoops tiles = loops.tiles();
        int pixels = g.outPlane();
        int unit = tiles.reach(1);
        int ld = Math.ceilDiv(pixels, unit) * unit;
        int depth = g.groupOut();
        float[] right = scratch.right(Scratch.ALIGN + ld * depth);
        Matrix gradient = Matrix.of(dy, dyo + (image * g.outChannels() + group * depth) * pixels, pixels);
        for (int j = 0, reach; j < pixels; j += reach) {
            reach = tiles.reach(pixels - j);
            int columns = Math.min(reach, pixels - j);
            new Packing(tiles).columns(gradient, j, columns, 0, depth, reach, right, Scratch.ALIGN + j * depth);
        }
        float[] owed = scratch.columns(tiles.height() * ld);
        for (int q = 0; q < panels.count(); q++) {
            int h = panels.height(q);
            int at = (group * panels.padded() + panels.start(q)) * depth;
            Arrays.fill(owed, 0, h * ld, 0f);
            for (int p = 0; p < depth; p += TERMS) {
                int part = Math.min(TERMS, depth - p);
                for (int j = 0, reach; j < pixels; j += reach) {
                    reach = tiles.reach(pixels - j);
                    int bo = Scratch.ALIGN + j * depth + p * reach;
                    int[] dense = scratch.places(reach, part);
                    tiles.multiply(
                            h, reach, packed, at + p * h, 1, h, right, bo, dense, owed, j, ld, owed, j, ld, part);
                }
            }
            for (int r = 0; r < panels.present(q); r++) {
                spread(slab, owed, r * ld, padded, taps[panels.start(q) + r]);
            }
        }
        slab.drain(padded, dx, dxo, image, group * g.groupIn());
    }

    /// Adds one tap's row of pixels to the inputs that it saw.
    private void spread(ConvSlab slab, float[] owed, int from, float[] padded, int tap) {
        int wide = slab.geometry().width().out();
        int at = from;
        for (int z = 0; z < slab.depths(); z++) {
            for (int y = 0; y < slab.rows(); y++) {
                loops.tiles().addScaled(1f, owed, at, padded, slab.window(z, y, 0) + tap, wide);
                at += wide;
            }
        }
    }
}
