package dev.gradus.cpu;

import dev.gradus.cpu.ConvGeometry.Axis;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Checks copies, indexing, reductions and pooling of one twin against plain loops.
record MovementCheck(Loops loops, SplittableRandom random) {
    void stridedCopy() {
        int rank = 1 + random.nextInt(4);
        int[] sizes = new int[rank];
        int[] to = new int[rank];
        int[] from = new int[rank];
        int[] order = order(rank);
        int total = 1;
        for (int i = rank - 1; i >= 0; i--) {
            sizes[i] = 1 + random.nextInt(random.nextInt(4) == 0 ? 140 : 12);
            sizes[i] = total * sizes[i] > 200_000 ? 2 : sizes[i];
            to[i] = total;
            total *= sizes[i];
        }
        int span = 1;
        int start = 0;
        for (int i : order) {
            int kind = random.nextInt(8);
            from[i] = kind == 0 ? 0 : kind == 1 ? -span : kind == 2 ? 2 * span : span;
            start += from[i] < 0 ? -from[i] * (sizes[i] - 1) : 0;
            span = Math.max(span, Math.abs(from[i]) * sizes[i]);
        }
        float[] a = Twins.tame(random, span + start + 3);
        float[] want = new float[total + 2];
        for (int e = 0; e < total; e++) {
            int at = 3 + start;
            for (int i = 0; i < rank; i++) {
                at += e / to[i] % sizes[i] * from[i];
            }
            want[e + 2] = a[at];
        }
        float[] got = new float[total + 2];
        StridedCopy.of(sizes, from, to).run(loops.tiles(), a, 3 + start, got, 2);
        Twins.same("copy " + Arrays.toString(sizes) + Arrays.toString(from), want, got);
    }

    private int[] order(int rank) {
        int[] order = new int[rank];
        for (int i = 0; i < rank; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    void indexing() {
        Indexing at = new Indexing(random.nextInt(4), 1 + random.nextInt(9), random.nextInt(300));
        int n = random.nextInt(20);
        int[] rows = random.ints(n + 1, 0, at.size()).toArray();
        int[] each = random.ints(at.outer() * n * at.inner() + 1, 0, at.size()).toArray();
        float[] big = Twins.tame(random, at.outer() * at.size() * at.inner() + 1);
        float[] small = Twins.tame(random, at.outer() * n * at.inner() + 1);
        float[][] want = {new float[small.length], new float[big.length], new float[small.length], new float[big.length]
        };
        for (int p = 0; p < at.outer(); p++) {
            for (int i = 0; i < n; i++) {
                for (int q = 0; q < at.inner(); q++) {
                    int s = 1 + (p * n + i) * at.inner() + q;
                    int b = 1 + (p * at.size() + rows[i + 1]) * at.inner() + q;
                    int c = 1 + (p * at.size() + each[s]) * at.inner() + q;
                    want[0][s] = big[b];
                    want[1][b] += small[s];
                    want[2][s] = big[c];
                    want[3][c] += small[s];
                }
            }
        }
        float[][] got = {new float[small.length], new float[big.length], new float[small.length], new float[big.length]
        };
        at.gather(big, 1, rows, 1, n, got[0], 1);
        at.scatterAdd(loops, small, 1, rows, 1, n, got[1], 1);
        at.gatherAlong(big, 1, each, 1, n, got[2], 1);
        at.scatterAddAlong(small, 1, each, 1, n, got[3], 1);
        for (int k = 0; k < 4; k++) {
            Twins.same("indexing " + k + " " + at + " " + n, want[k], got[k]);
        }
    }

    void reductions() {
        int outer = 1 + random.nextInt(4);
        int rows = random.nextInt(random.nextInt(3) == 0 ? 300 : 20);
        int columns = random.nextInt(random.nextInt(5) == 0 ? 20_000 : 70);
        rows = Math.min(rows, 400_000 / Math.max(1, columns));
        float[] a = Twins.tame(random, 1 + outer * rows * columns);
        for (Reductions.Fn fn : Reductions.Fn.values()) {
            double[] across = new double[outer * columns];
            double[] along = new double[outer * rows];
            double nothing = fn == Reductions.Fn.SUM ? 0 : fn == Reductions.Fn.MAX ? -1e300 : 1e300;
            Arrays.fill(across, nothing);
            Arrays.fill(along, nothing);
            for (int i = 0; i < outer * rows * columns; i++) {
                int c = i / columns / rows * columns + i % columns;
                across[c] = combine(fn, across[c], a[1 + i]);
                along[i / columns] = combine(fn, along[i / columns], a[1 + i]);
            }
            float[] got = new float[outer * columns];
            new Reductions(loops).columns(fn, a, 1, outer, rows, columns, got, 0);
            near(fn + " columns " + outer + " " + rows + " " + columns, across, got);
            got = new float[outer * rows];
            new Reductions(loops).rows(fn, a, 1, outer * rows, columns, got, 0);
            near(fn + " rows " + outer * rows + " " + columns, along, got);
        }
    }

    private static double combine(Reductions.Fn fn, double x, double y) {
        return switch (fn) {
            case SUM -> x + y;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
        };
    }

    private static void near(String what, double[] want, float[] got) {
        for (int i = 0; i < want.length; i++) {
            boolean infinite = Math.abs(want[i]) == 1e300;
            if (infinite
                    ? got[i] != (float) want[i]
                    : !(Math.abs(want[i] - got[i]) <= 2e-4 * (1 + Math.abs(want[i])))) {
                throw new AssertionError(what + ", element " + i + ": " + got[i] + " instead of " + want[i]);
            }
        }
    }

    void windows() {
        int channels = 1 + random.nextInt(3);
        boolean deep = random.nextInt(4) == 0;
        ConvGeometry g = new ConvGeometry(
                1 + random.nextInt(3), channels, channels, channels, deep ? window() : Axis.NONE, window(), window());
        float[] x = Twins.wild(random, 1 + g.batch() * channels * g.inPlane());
        int[] got = new int[1 + g.batch() * channels * g.outPlane()];
        new WindowArgMax(loops).compute(g, x, 1, got, 1);
        int at = 1;
        for (int plane = 0; plane < g.batch() * channels; plane++) {
            for (int z = 0; z < g.depth().out(); z++) {
                for (int y = 0; y < g.height().out(); y++) {
                    for (int c = 0; c < g.width().out(); c++, at++) {
                        int want = largest(g, x, 1 + plane * g.inPlane(), z, y, c);
                        if (got[at] != want) {
                            throw new AssertionError(
                                    g + ", output " + (at - 1) + ": " + got[at] + " instead of " + want);
                        }
                    }
                }
            }
        }
    }

    /// Two rows of windows of two by two, with gaps: many equal numbers, zeros of both signs, and in some rounds
    /// infinities and NaN.
    void squares() {
        int n = 1 + random.nextInt(40);
        int lower = 3 + 2 * n + random.nextInt(3);
        boolean wild = random.nextInt(3) == 0;
        float[] x = wild ? Twins.wild(random, lower + 2 * n) : Twins.tame(random, lower + 2 * n);
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextInt(3) > 0 ? random.nextInt(-2, 1) * 0.5f : x[i];
            x[i] = wild && random.nextInt(9) == 0 ? Float.NEGATIVE_INFINITY : x[i];
        }
        float[] g = Twins.tame(random, 1 + n);
        float[] largest = new float[2 + n];
        float[] given = new float[x.length];
        Arrays.fill(given, 7f);
        loops.largestOfSquares(x, 3, lower, largest, 2, n);
        loops.giveToLargest(x, 3, lower, g, 1, given, n);
        float[] wantLargest = new float[2 + n];
        float[] wantGiven = new float[x.length];
        Arrays.fill(wantGiven, 7f);
        for (int i = 0; i < n; i++) {
            int[] four = {3 + 2 * i, 4 + 2 * i, lower + 2 * i, lower + 2 * i + 1};
            int best = four[0];
            for (int at : four) {
                best = x[at] > x[best] || (Float.isNaN(x[at]) && !Float.isNaN(x[best])) ? at : best;
                wantGiven[at] = 0f;
            }
            wantLargest[2 + i] = x[best];
            wantGiven[best] = g[1 + i];
        }
        Twins.same("largest of squares, " + n, wantLargest, largest);
        Twins.same("given to the largest, " + n, wantGiven, given);
    }

    private Axis window() {
        int kernel = 1 + random.nextInt(3);
        int dilation = 1 + random.nextInt(2);
        int span = dilation * (kernel - 1) + 1;
        int pad = random.nextInt((span + 1) / 2);
        return Axis.of(span + random.nextInt(40), kernel, 1 + random.nextInt(3), pad, pad, dilation);
    }

    private static int largest(ConvGeometry g, float[] x, int xo, int z, int y, int c) {
        int best = -1;
        for (int kz = 0; kz < g.depth().kernel(); kz++) {
            for (int ky = 0; ky < g.height().kernel(); ky++) {
                for (int kx = 0; kx < g.width().kernel(); kx++) {
                    int iz = place(g.depth(), z, kz);
                    int iy = place(g.height(), y, ky);
                    int ix = place(g.width(), c, kx);
                    if (iz >= 0 && iy >= 0 && ix >= 0) {
                        int i = (iz * g.height().in() + iy) * g.width().in() + ix;
                        float v = x[xo + i];
                        boolean better = best < 0 || v > x[xo + best] || (Float.isNaN(v) && !Float.isNaN(x[xo + best]));
                        best = better ? i : best;
                    }
                }
            }
        }
        return best;
    }

    private static int place(Axis a, int out, int tap) {
        int i = out * a.stride() - a.padLow() + tap * a.dilation();
        return i < a.in() ? i : -1;
    }
}
