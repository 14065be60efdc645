package dev.gradus.cpu;

/// The cut of a 3×3 convolution's outputs into blocks of tiles of 2 by 2.
///
/// A block is some tile rows of some images. Its tiles are counted row by row, and within a row image by image,
/// so that vectors are full where one image's row is short.
///
/// @param across tiles in an image's row
/// @param down tile rows of an image
/// @param images images of a block
/// @param rows tile rows of a block
record WinogradBlocks(ConvGeometry geometry, int across, int down, int images, int rows) {
    /// Tiles of a line are made up to a multiple of this.
    private static final int LANES = 16;

    private static final int MOST_TILES = 128;

    /// @param channels input channels that are transformed at a time
    /// @param values transformed input values that a block may have: with what comes out of the products they
    ///     should stay in the second cache
    static WinogradBlocks of(ConvGeometry g, int channels, int values) {
        int across = Math.ceilDiv(g.width().out(), 2);
        int down = Math.ceilDiv(g.height().out(), 2);
        int images = 1;
        double least = waste(across);
        for (int n = 2; n <= g.batch() && n * across <= 4 * LANES; n++) {
            if (waste(n * across) < least) {
                images = n;
                least = waste(n * across);
            }
        }
        int line = line(images * across);
        int tiles = Math.max(2 * LANES, Math.min(MOST_TILES, values / 16 / channels));
        int rows = Math.max(1, Math.min(down, tiles / line));
        return new WinogradBlocks(g, across, down, images, Math.ceilDiv(down, Math.ceilDiv(down, rows)));
    }

    private static int line(int tiles) {
        return Math.ceilDiv(tiles, LANES) * LANES;
    }

    private static double waste(int tiles) {
        return (double) line(tiles) / tiles;
    }

    /// Distance of a block's tile rows, in tiles.
    int line() {
        return line(images * across);
    }

    /// Tiles of a block, the made-up ones included.
    int tiles() {
        return rows * line();
    }

    private int rowBlocks() {
        return Math.ceilDiv(down, rows);
    }

    /// Number of blocks.
    int count() {
        return Math.ceilDiv(geometry.batch(), images) * rowBlocks();
    }

    /// First image of a block.
    int firstImage(int block) {
        return block / rowBlocks() * images;
    }

    /// Images of a block that exist.
    int presentImages(int block) {
        return Math.min(images, geometry.batch() - firstImage(block));
    }

    /// First tile row of a block.
    int firstRow(int block) {
        return block % rowBlocks() * rows;
    }

    /// Tile rows of a block that exist.
    int presentRows(int block) {
        return Math.min(rows, down - firstRow(block));
    }
}
