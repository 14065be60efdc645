package dev.gradus.cpu;

import java.util.Arrays;

/// Attention of one head's queries to its keys, a block of queries at a time: a block's weights are held with a
/// row for each key and a lane for each query, so that softmax goes down the lanes and the weights are at once
/// a packed panel for the next product. All keys, or the whole (T, S) weights, are never held.
///
/// @param keys (N, S, K, D)
/// @param values (N, S, K, E)
/// @param width queries of a block
record HeadAttention(
        AttentionSizes sizes,
        TileLoops tiles,
        ColumnLoops columns,
        AttentionRoom room,
        float[] keys,
        float[] values,
        int width) {
    static final int AT = Scratch.ALIGN;
    private static final float BLOCKED = -1e30f;

    /// Leaves the weights, not yet divided by their sums, of the queries from `first` on.
    ///
    /// @param seen number of keys that the block's last query sees
    void weights(float[] queries, int at, int first, int seen) {
        int present = Math.min(width, sizes.queries() - first);
        turn(queries, at + first * sizes.queryStride(), sizes.queryStride(), present, sizes.depth());
        product(seen, keys, room.keyPlaces, room.depths, sizes.depth(), room.turned, room.weights);
        for (int key = sizes.seen(first); key < seen; key++) {
            int row = AT + key * width;
            int unseeing = key - sizes.seen(first) + 1;
            Arrays.fill(room.weights, row, row + unseeing, BLOCKED);
        }
        columns.exponentials(room.weights, AT, width, seen, scale(), room.inverse);
    }

    float scale() {
        return (float) (1 / Math.sqrt(sizes.depth()));
    }

    /// Transposes `count` lines into the turned panel, whose missing lanes are 0.
    void turn(float[] x, int at, int stride, int count, int depth) {
        Matrix lines = Matrix.of(x, at, stride).transpose();
        new Packing(tiles).columns(lines, 0, count, 0, depth, width, room.turned, AT);
    }

    /// `C = A·B` for `lines` rows of a matrix A that lies where it lies, B one panel.
    void product(int lines, float[] a, int[] rows, int[] depths, int depth, float[] b, float[] c) {
        Panels panels = Panels.of(lines, tiles.placedHeight());
        Arrays.fill(c, AT, AT + panels.padded() * width, 0f);
        add(panels, width, a, rows, depths, depth, b, AT, c, AT, width);
    }

    private void add(
            Panels panels,
            int columnsOfB,
            float[] a,
            int[] rows,
            int[] depths,
            int depth,
            float[] b,
            int bo,
            float[] c,
            int co,
            int ldc) {
        for (int q = 0; q < panels.count(); q++) {
            int start = panels.start(q);
            int at = co + start * ldc;
            tiles.multiplyPlaced(
                    panels.height(q), columnsOfB, columnsOfB, a, rows, start, depths, 0, b, bo, c, at, ldc, depth);
        }
    }

    /// Adds the products of the block's weights, or of their gradients, with lines of queries or outputs.
    ///
    /// @param factors weights or gradients, one row a key
    /// @param sums one row a key, `ld` apart
    void spread(int seen, float[] factors, float[] x, int at, int stride, int count, int depth, float[] sums, int ld) {
        int across = tiles.placedWidth(depth);
        Panels panels = Panels.of(seen, tiles.placedHeight());
        // the last panel may reach keys that are not seen
        Arrays.fill(factors, AT + seen * width, AT + panels.padded() * width, 0f);
        Matrix lines = Matrix.of(x, at, stride);
        for (int j = 0; j < depth; j += across) {
            int n = Math.min(across, depth - j);
            new Packing(tiles).columns(lines, j, n, 0, count, across, room.rows, AT);
            add(panels, across, factors, room.weightPlaces, room.lanes, count, room.rows, AT, sums, AT + j, ld);
        }
    }

    /// Writes the result's first `count` lanes as lines of `depth` numbers.
    void write(int depth, int count, float[] o, int at, int stride) {
        int whole = depth / 4 * 4;
        for (int d = 0; d < whole; d += 4) {
            tiles.transpose4(room.result, AT + d * width, width, count, o, at + d, stride);
        }
        for (int d = whole; d < depth; d++) {
            for (int i = 0; i < count; i++) {
                o[at + i * stride + d] = room.result[AT + d * width + i];
            }
        }
    }
}
