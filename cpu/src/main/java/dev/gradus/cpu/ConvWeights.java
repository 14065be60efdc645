package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.function.IntFunction;

/// A convolution's weights, packed into panels for the left side of a matrix product: one row an output
/// channel, one depth a channel and tap.
///
/// @param packed panels of all groups, one group after the other
/// @param panels cut of a group's output channels
/// @param terms depth
record ConvWeights(float[] packed, Panels panels, int terms) {
    /// Weights that make packing worth a hand-over.
    static final int TASK = 1 << 14;

    /// Packs the weights of every group into the given memory.
    static ConvWeights pack(TileLoops tiles, ConvGeometry g, float[] w, int wo, IntFunction<float[]> memory) {
        Panels panels = Panels.of(g.groupOut(), tiles.height(), tiles.rowUnit(g.groupOut()));
        int terms = g.terms();
        float[] packed = memory.apply(g.groups() * panels.padded() * terms);
        Packing packing = new Packing(tiles);
        int each = Math.max(1, TASK / (tiles.height() * terms));
        Parallel.forRange(g.groups() * panels.count(), each, (from, to) -> {
            for (int i = from; i < to; i++) {
                int group = i / panels.count();
                int q = i % panels.count();
                Matrix m = Matrix.of(w, wo + group * g.groupOut() * terms, terms);
                int at = (group * panels.padded() + panels.start(q)) * terms;
                packing.rows(m, panels.start(q), panels.present(q), 0, terms, panels.height(q), packed, at);
            }
        });
        return new ConvWeights(packed, panels, terms);
    }

    /// Position of a group's panel `q` from depth `t` on.
    int index(int group, int q, int t) {
        return (group * panels.padded() + panels.start(q)) * terms + t * panels.height(q);
    }
}
