package dev.gradus.cpu;

/// A panel of a product's left side, packed or where it lies.
///
/// @param height rows that a tile computes, a multiple of 4
/// @param present rows that exist
/// @param offset position of its first element
/// @param down distance of neighbouring rows
/// @param along distance of a row's neighbouring elements
record Left(int height, int present, float[] data, int offset, int down, int along) {
    /// Whether the tiles read the panel where it lies: a transposed one would lie a stride apart for each
    /// depth, and a panel that isn't full would end behind the matrix.
    static boolean isInPlace(TileLoops tiles, Matrix a, Panels panels, int q) {
        return tiles.readsRows() && !a.transposed() && panels.present(q) == panels.height(q);
    }

    static Left inPlace(Panels panels, int q, Matrix a, int row, int depth) {
        return new Left(panels.height(q), panels.present(q), a.data(), a.index(row, depth), a.stride(), 1);
    }

    /// Panel `q` of those packed one behind the other, all `depth` deep.
    static Left packed(Panels panels, int q, float[] data, int depth) {
        int height = panels.height(q);
        return new Left(height, panels.present(q), data, Scratch.ALIGN + panels.start(q) * depth, 1, height);
    }
}
