package dev.gradus.cpu;

/// A block of a product's right side: its first columns where they lie, the others packed.
///
/// @param b the matrix, where columns lie in place
/// @param bo position of the block's first element in it
/// @param whole number of columns in place
/// @param packed panels of the other columns, one behind the other
/// @param at where the first panel begins
record Right(TileLoops tiles, Matrix b, int bo, int whole, float[] packed, int at, int columns, int depth) {
    /// The right side of a product, block by block.
    interface Blocks {
        /// A block for products of `rows` rows. Valid until the calling thread asks for the next one.
        Right block(int rows, Grid.Range columns, int p, int depth);
    }

    /// Columns of the tile that begins at column `j`, as far as it sticks out of the block.
    int reach(int j) {
        return tiles.reach((j < whole ? whole : columns) - j);
    }

    /// The array that holds that tile's columns.
    float[] data(int j) {
        return j < whole ? b.data() : packed;
    }

    /// Position of their first element.
    int offset(int j) {
        return j < whole ? bo + j : at + (j - whole) * depth;
    }

    /// Where their rows begin, counted from there.
    int[] rows(int j, int reach) {
        return Scratch.get().places(j < whole ? b.stride() : reach, depth);
    }
}
