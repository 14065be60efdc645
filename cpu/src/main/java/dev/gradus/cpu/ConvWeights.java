package dev.gradus.cpu;

/// A convolution's weights, packed into panels for the left side of a matrix product: one row an output
/// channel, one depth a channel and tap.
///
/// @param packed panels of all groups, one group after the other
/// @param panels cut of a group's output channels
/// @param terms depth
record ConvWeights(float[] packed, Panels panels, int terms) {
    /// Packs the weights of every group into the calling thread's shared memory.
    static ConvWeights pack(TileLoops tiles, ConvGeometry g, float[] w, int wo) {
        Panels panels = Panels.of(g.groupOut(), tiles.height());
        int terms = g.terms();
        float[] packed = Scratch.get().shared(g.groups() * panels.padded() * terms);
        Packing packing = new Packing(tiles);
        for (int group = 0; group < g.groups(); group++) {
            Matrix m = Matrix.of(w, wo + group * g.groupOut() * terms, terms);
            for (int q = 0; q < panels.count(); q++) {
                int at = (group * panels.padded() + panels.start(q)) * terms;
                packing.rows(m, panels.start(q), panels.present(q), 0, terms, panels.height(q), packed, at);
            }
        }
        return new ConvWeights(packed, panels, terms);
    }

    /// Position of a group's panel `q` from depth `t` on.
    int index(int group, int q, int t) {
        return (group * panels.padded() + panels.start(q)) * terms + t * panels.height(q);
    }
}
