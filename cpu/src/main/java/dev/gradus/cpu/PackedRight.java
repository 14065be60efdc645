package dev.gradus.cpu;

import dev.gradus.exec.Parallel;

/// A right side that has been packed for many products of equal sizes, such as a layer's weights.
///
/// The bits of a product are those of a fresh right side.
///
/// @param grid cut of the products into tasks
/// @param k depth
/// @param packed the blocks in the order of their columns, each one deep layer after the other
record PackedRight(TileLoops tiles, Grid grid, int k, float[] packed) implements Right.Blocks {
    /// Packs `b`, a (k, n) matrix, for products of `m` rows.
    static PackedRight of(TileLoops tiles, int m, int n, int k, Matrix b) {
        Grid grid = Grid.of(m, n, k, tiles);
        int padded = Grid.up(n, tiles.reach(1));
        PackedRight right = new PackedRight(tiles, grid, k, new float[Scratch.ALIGN + padded * k]);
        Parallel.forRange(grid.across(), 1, (from, to) -> {
            for (int t = from; t < to; t++) {
                right.fill(grid.columns(t), new FreshRight(tiles, b));
            }
        });
        return right;
    }

    private void fill(Grid.Range columns, FreshRight from) {
        for (int p = 0; p < k; p += Gemm.DEPTH) {
            int depth = Math.min(Gemm.DEPTH, k - p);
            for (Grid.Range block : columns.blocks()) {
                from.pack(block, p, depth, packed, at(block, p));
            }
        }
    }

    private int at(Grid.Range columns, int p) {
        return Scratch.ALIGN + columns.from() * k + Grid.up(columns.size(), tiles.reach(1)) * p;
    }

    @Override
    public Right block(int rows, Grid.Range columns, int p, int depth) {
        return new Right(tiles, Matrix.of(packed, 0, 0), 0, 0, packed, at(columns, p), columns.size(), depth);
    }
}
