package dev.gradus.cpu;

import java.util.SplittableRandom;

/// One matrix product with offsets and strides that leave gaps.
record GemmCase(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean accumulate) {
    static GemmCase random(SplittableRandom random, int limit) {
        return of(random, size(random, limit), size(random, limit), size(random, 2 * limit));
    }

    private static int size(SplittableRandom random, int limit) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(3);
            case 1 -> 12 * random.nextInt(1 + limit / 12);
            case 2 -> 32 * random.nextInt(1 + limit / 32);
            default -> random.nextInt(limit);
        };
    }

    static GemmCase of(SplittableRandom random, int m, int n, int k) {
        return new GemmCase(
                m,
                n,
                k,
                matrix(random, m, k, random.nextBoolean()),
                matrix(random, k, n, random.nextBoolean()),
                matrix(random, m, n, false),
                random.nextBoolean());
    }

    /// A product of a transposed matrix with another, as weights' gradients are.
    static GemmCase ofTransposed(SplittableRandom random, int m, int n, int k) {
        return new GemmCase(
                m,
                n,
                k,
                matrix(random, m, k, true),
                matrix(random, k, n, false),
                matrix(random, m, n, false),
                random.nextBoolean());
    }

    private static Matrix matrix(SplittableRandom random, int rows, int columns, boolean transposed) {
        int stride = (transposed ? rows : columns) + random.nextInt(3);
        int offset = random.nextInt(4);
        float[] data = Twins.tame(random, offset + stride * (transposed ? columns : rows) + 2);
        return new Matrix(data, offset, stride, transposed);
    }

    /// C's whole array after the product.
    float[] run(TileLoops tiles) {
        float[] data = c.data().clone();
        new Gemm(tiles).multiply(m, n, k, a, b, Matrix.of(data, c.offset(), c.stride()), accumulate);
        return data;
    }

    /// Whether B may be packed before.
    boolean isPackable(TileLoops tiles) {
        return !accumulate && new Gemm(tiles).packs(m, n, k, a.transposed(), b.transposed());
    }

    /// The same array with a B that was packed before.
    float[] runPacked(TileLoops tiles) {
        float[] data = c.data().clone();
        PackedRight right = PackedRight.of(tiles, m, n, k, b);
        new Gemm(tiles).multiply(a, right, Matrix.of(data, c.offset(), c.stride()));
        return data;
    }

    /// Whether the product is one of dot products along the depth, or the transpose of one.
    boolean isOfDots() {
        return Dots.suits(m, n, k, a.transposed(), b.transposed())
                || Dots.suits(n, m, k, !b.transposed(), !a.transposed());
    }

    /// C's whole array by the definition, one chain of fused multiply-adds an element.
    float[] expected() {
        return expected(1);
    }

    /// The same with a chain for each part of the depth.
    float[] expected(int parts) {
        float[] data = c.data().clone();
        int each = Math.ceilDiv(k, parts);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                int at = c.index(i, j);
                float sum = chain(i, j, 0, Math.min(k, each), accumulate ? data[at] : 0f);
                for (int part = 1; part < parts; part++) {
                    sum += chain(i, j, part * each, Math.min(k, (part + 1) * each), 0f);
                }
                data[at] = sum;
            }
        }
        return data;
    }

    private float chain(int i, int j, int from, int to, float start) {
        float s = start;
        for (int p = from; p < to; p++) {
            s = Math.fma(a.data()[a.index(i, p)], b.data()[b.index(p, j)], s);
        }
        return s;
    }

    @Override
    public String toString() {
        return m + "x" + n + "x" + k + (a.transposed() ? " At" : "") + (b.transposed() ? " Bt" : "")
                + (accumulate ? " +=" : "");
    }
}
