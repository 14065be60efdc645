package dev.gradus.cpu;

/// A right side that is packed when it is needed, or, for few rows, read where it lies.
record FreshRight(TileLoops tiles, Matrix b) implements Right.Blocks {
    /// From this many rows on, packing costs less than reading in place.
    private static final int PACK_ROWS = 64;

    @Override
    public Right block(int rows, Grid.Range columns, int p, int depth) {
        int n = columns.size();
        int whole = b.transposed() || rows >= PACK_ROWS ? 0 : whole(n);
        float[] packed = Scratch.get().right(Scratch.ALIGN + Grid.up(n - whole, tiles.width()) * depth);
        pack(new Grid.Range(columns.from() + whole, columns.to()), p, depth, packed, Scratch.ALIGN);
        return new Right(tiles, b, b.index(p, columns.from()), whole, packed, Scratch.ALIGN, n, depth);
    }

    /// Packs columns into panels as wide as the tiles that read them.
    void pack(Grid.Range columns, int p, int depth, float[] packed, int at) {
        Packing packing = new Packing(tiles);
        for (int j = 0, reach; j < columns.size(); j += reach) {
            int rest = columns.size() - j;
            reach = tiles.reach(rest);
            packing.columns(b, columns.from() + j, Math.min(reach, rest), p, depth, reach, packed, at + j * depth);
        }
    }

    /// Columns that whole tiles cover.
    private int whole(int columns) {
        int unit = columns % tiles.reach(1) == 0 ? tiles.reach(1) : tiles.width();
        return columns / unit * unit;
    }
}
