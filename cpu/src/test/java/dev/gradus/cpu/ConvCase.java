package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import java.util.SplittableRandom;

/// One convolution with its arrays, and its three results by the definition in double.
record ConvCase(ConvGeometry g, float[] x, float[] w, float[] dy) {
    private static final int OFFSET = 3;

    static ConvCase random(SplittableRandom random) {
        int rank = 1 + random.nextInt(3);
        int groups = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
        int in = groups * (random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(9));
        int out = groups * (1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 9));
        int limit = rank == 3 ? 7 : rank == 2 ? 14 : 60;
        Axis depth = rank == 3 ? axis(random, limit) : Axis.NONE;
        Axis height = rank >= 2 ? axis(random, limit) : Axis.NONE;
        return of(random, new ConvGeometry(random.nextInt(5), groups, in, out, depth, height, axis(random, limit)));
    }

    /// A 3×3 convolution of many channels, paddings of its own at each side.
    static ConvCase winograd(SplittableRandom random) {
        int groups = 1 + random.nextInt(2);
        int in = groups * (32 + random.nextInt(20));
        int out = groups * (32 + random.nextInt(40));
        Axis height = Axis.of(4 + random.nextInt(20), 3, 1, random.nextInt(3), random.nextInt(3), 1);
        Axis width = Axis.of(4 + random.nextInt(40), 3, 1, random.nextInt(3), random.nextInt(3), 1);
        int tiles = Math.ceilDiv(height.out(), 2) * Math.ceilDiv(width.out(), 2);
        int batch = Math.ceilDiv(200, tiles) + random.nextInt(2);
        return of(random, new ConvGeometry(batch, groups, in, out, Axis.NONE, height, width));
    }

    /// A 3×3 convolution whose channels are cut into parts and do not fill whole tiles.
    static ConvCase manyChannels(SplittableRandom random) {
        Axis axis = Axis.of(15, 3, 1, 1, 1, 1);
        return of(random, new ConvGeometry(9, 1, 150, 132, Axis.NONE, axis, axis));
    }

    static ConvCase of(SplittableRandom random, ConvGeometry g) {
        return new ConvCase(
                g,
                Twins.tame(random, OFFSET + g.batch() * g.inChannels() * g.inPlane()),
                Twins.tame(random, OFFSET + g.outChannels() * g.terms()),
                Twins.tame(random, OFFSET + g.batch() * g.outChannels() * g.outPlane()));
    }

    private static Axis axis(SplittableRandom random, int limit) {
        boolean plain = random.nextBoolean();
        int kernel = 1 + random.nextInt(4);
        int dilation = plain ? 1 : 1 + random.nextInt(2);
        int span = dilation * (kernel - 1) + 1;
        int padLow = random.nextInt(plain ? kernel : 4);
        int padHigh = random.nextInt(plain ? kernel : 4);
        int in = Math.max(1, span - padLow - padHigh) + random.nextInt(limit);
        return Axis.of(in, kernel, plain ? 1 : 1 + random.nextInt(3), padLow, padHigh, dilation);
    }

    float[] forward(Loops loops) {
        float[] y = new float[dy.length];
        java.util.Arrays.fill(y, 9f);
        new Conv(loops).forward(g, x, OFFSET, w, OFFSET, y, OFFSET);
        return y;
    }

    float[] inputGradient(Loops loops) {
        float[] dx = new float[x.length];
        java.util.Arrays.fill(dx, 9f);
        new ConvInputGradient(loops).compute(g, dy, OFFSET, w, OFFSET, dx, OFFSET);
        return dx;
    }

    float[] weightGradient(Loops loops) {
        float[] dw = new float[w.length];
        java.util.Arrays.fill(dw, 9f);
        new ConvWeightGradient(loops).compute(g, x, OFFSET, dy, OFFSET, dw, OFFSET);
        return dw;
    }

    /// A visitor of every product in the convolution.
    interface Products {
        void at(int y, int x, int w);
    }

    void forEach(Products products) {
        for (int n = 0; n < g.batch(); n++) {
            for (int o = 0; o < g.outChannels(); o++) {
                for (int z = 0; z < g.depth().out(); z++) {
                    for (int r = 0; r < g.height().out(); r++) {
                        for (int c = 0; c < g.width().out(); c++) {
                            window(n, o, z, r, c, products);
                        }
                    }
                }
            }
        }
    }

    private void window(int n, int o, int z, int r, int c, Products products) {
        int y = OFFSET
                + (((n * g.outChannels() + o) * g.depth().out() + z)
                                        * g.height().out()
                                + r)
                        * g.width().out()
                + c;
        for (int i = 0; i < g.groupIn(); i++) {
            int channel = n * g.inChannels() + o / g.groupOut() * g.groupIn() + i;
            for (int kz = 0; kz < g.depth().kernel(); kz++) {
                for (int ky = 0; ky < g.height().kernel(); ky++) {
                    for (int kx = 0; kx < g.width().kernel(); kx++) {
                        int iz = place(g.depth(), z, kz);
                        int iy = place(g.height(), r, ky);
                        int ix = place(g.width(), c, kx);
                        int weight = (((o * g.groupIn() + i) * g.depth().kernel() + kz)
                                                        * g.height().kernel()
                                                + ky)
                                        * g.width().kernel()
                                + kx;
                        if (iz >= 0 && iy >= 0 && ix >= 0) {
                            int input = ((channel * g.depth().in() + iz)
                                                            * g.height().in()
                                                    + iy)
                                            * g.width().in()
                                    + ix;
                            products.at(y, OFFSET + input, OFFSET + weight);
                        }
                    }
                }
            }
        }
    }

    private static int place(Axis a, int out, int tap) {
        int i = out * a.stride() - a.padLow() + tap * a.dilation();
        return i < a.in() ? i : -1;
    }

    /// Fails unless `got` is near the sums, and untouched before its offset.
    static void near(String what, double[] want, float[] got) {
        for (int i = 0; i < want.length; i++) {
            double expected = i < OFFSET ? 9 : want[i];
            if (!(Math.abs(got[i] - expected) <= 2e-4 * (1 + Math.abs(expected)))) {
                throw new AssertionError(what + ", element " + i + ": " + got[i] + " instead of " + expected);
            }
        }
    }

    @Override
    public String toString() {
        return g.toString();
    }
}
