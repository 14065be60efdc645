package dev.gradus.cpu;

/// The pixels of a convolution's input, or of its output's gradient, that a block's tiles see, for some channels
/// side by side.
///
/// @param block the block
/// @param plane the planes that the pixels are taken from
/// @param size side of a tile's window
/// @param width channels side by side
/// @param firstLine first line of the planes that the block sees
/// @param lines lines that it sees
/// @param places for each tile where its window's pixels begin, in a panel of pixels by channels whose first pixel
///     stands for those outside the image
record WinogradPixels(WinogradBlock block, Plane plane, int size, int width, int firstLine, int lines, int[] places) {
    /// What the planes are like.
    ///
    /// @param channels planes of an image
    /// @param top line of the first tile's window, 0 or less
    /// @param left its column, 0 or less
    record Plane(int channels, int high, int wide, int top, int left) {}

    /// The windows of the input: 4 by 4, overlapping.
    static WinogradPixels ofInput(WinogradBlock block, int width) {
        ConvGeometry g = block.blocks().geometry();
        Plane plane = new Plane(
                g.inChannels(),
                g.height().in(),
                g.width().in(),
                -g.height().padLow(),
                -g.width().padLow());
        return of(block, plane, 4, width);
    }

    /// The windows of the output: 2 by 2, side by side.
    static WinogradPixels ofOutput(WinogradBlock block, int width) {
        ConvGeometry g = block.blocks().geometry();
        Plane plane = new Plane(g.outChannels(), g.height().out(), g.width().out(), 0, 0);
        return of(block, plane, 2, width);
    }

    private static WinogradPixels of(WinogradBlock block, Plane plane, int size, int width) {
        int top = 2 * block.firstRow() + plane.top;
        int firstLine = Math.max(0, top);
        int lines = Math.max(0, Math.min(plane.high, top + 2 * block.rows() + size - 2) - firstLine);
        int across = block.blocks().across();
        int[] places = new int[block.images() * block.rows() * across * size * size];
        int i = 0;
        for (int n = 0; n < block.images(); n++) {
            for (int r = 0; r < block.rows(); r++) {
                for (int x = 0; x < across; x++) {
                    for (int p = 0; p < size * size; p++) {
                        int line = top + 2 * r + p / size - firstLine;
                        int column = plane.left + 2 * x + p % size;
                        boolean exists = line >= 0 && line < lines && column >= 0 && column < plane.wide;
                        places[i++] = exists ? (1 + (n * lines + line) * plane.wide + column) * width : 0;
                    }
                }
            }
        }
        return new WinogradPixels(block, plane, size, width, firstLine, lines, places);
    }

    /// Number of tiles.
    int tiles() {
        return places.length / (size * size);
    }

    /// The pixels of channels `first … first+channels-1`, in the thread's room for results; zeros for channels up
    /// to the width.
    float[] panel(Loops loops, float[] source, int offset, int first, int channels) {
        int some = lines * plane.wide;
        float[] panel = Scratch.get().result((1 + block.images() * some) * width);
        java.util.Arrays.fill(panel, 0, width, 0f);
        Packing packing = new Packing(loops.tiles());
        int size = plane.high * plane.wide;
        for (int n = 0; n < block.images(); n++) {
            int from = offset + ((block.firstImage() + n) * plane.channels + first) * size + firstLine * plane.wide;
            Matrix pixels = Matrix.of(source, from, size).transpose();
            packing.columns(pixels, 0, channels, 0, some, width, panel, (1 + n * some) * width);
        }
        return panel;
    }
}
