package dev.gradus.cpu;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/// Checks that elementwise and row loops of both twins give the same bits.
public final class ElementTwins implements Runnable {
    private final Loops scalar = new ScalarLoops();
    private final Loops vector = new VectorLoops();

    @Override
    public void run() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int n : Twins.SIZES) {
            String what = "seed " + seed + ", " + VectorLoops.bits() + " bits, n " + n;
            elements(what, random, n, true);
            elements(what, random, n, false);
            norms(what, random, n);
            rows(what, Twins.wild(random, n + 5), Twins.tame(random, n + 5), n);
            rows(what, Twins.tame(random, n + 5), Twins.tame(random, n + 5), n);
        }
    }

    private void elements(String what, SplittableRandom random, int n, boolean wild) {
        float[] a = wild ? Twins.wild(random, n + 9) : Twins.tame(random, n + 9);
        float[] b = wild ? Twins.wild(random, n + 9) : Twins.tame(random, n + 9);
        float[] c = Twins.wild(random, n + 9);
        float y = wild ? Twins.wild(random, 1)[0] : 0.3f;
        for (UnaryLoop fn : UnaryLoop.values()) {
            both(what + " " + fn, n, (loops, o) -> loops.unary(fn, a, 3, o, 5, n));
            both(what + " " + fn + " in place", n, (loops, o) -> {
                System.arraycopy(a, 0, o, 0, n);
                loops.unary(fn, o, 0, o, 0, n);
            });
        }
        for (BinaryLoop fn : BinaryLoop.values()) {
            both(what + " " + fn, n, (loops, o) -> loops.binary(fn, a, 3, b, 1, o, 5, n));
            both(what + " " + fn + " with " + y, n, (loops, o) -> loops.binary(fn, a, 3, y, o, 5, n));
            both(what + " " + fn + " of " + y, n, (loops, o) -> loops.binary(fn, y, b, 3, o, 5, n));
        }
        both(what + " select", n, (loops, o) -> loops.select(c, 2, a, 3, b, 1, o, 5, n));
        both(what + " select with", n, (loops, o) -> loops.select(c, 2, a, 3, y, o, 5, n));
        both(what + " affine", n, (loops, o) -> loops.affine(a, 3, y, 1.7f, o, 5, n));
        both(what + " multiplyAdd", n, (loops, o) -> loops.multiplyAdd(a, 3, b, 1, c, 2, o, 5, n));
        both(what + " blend", n, (loops, o) -> loops.blend(a, 3, y, b, 1, 1.7f, o, 5, n));
    }

    private void rows(String what, float[] a, float[] b, int n) {
        both(what + " sum", 1, (loops, o) -> o[5] = loops.rows().sum(a, 3, n));
        both(what + " squares", 1, (loops, o) -> o[5] = loops.rows().squaredDeviations(a, 3, n, 0.3f));
        both(what + " dot", 1, (loops, o) -> o[5] = loops.rows().dot(a, 3, b, 1, n));
        both(what + " max", 1, (loops, o) -> o[5] = loops.rows().max(a, 3, n));
        both(what + " min", 1, (loops, o) -> o[5] = loops.rows().min(a, 3, n));
    }

    private void norms(String what, SplittableRandom random, int n) {
        float[] x = Twins.tame(random, n + 9);
        float[] w = Twins.tame(random, n);
        float[] b = Twins.tame(random, n);
        float[] g = Twins.tame(random, n + 9);
        both(what + " normalize", n, (loops, o) -> loops.norms().normalize(x, 3, 0.2f, 1.7f, w, b, o, 5, n));
        both(what + " gradient of a row", 5 * n, (loops, o) -> {
            float[] room = new float[2 * n];
            loops.norms().prepare(x, 3, 0.2f, 1.7f, w, g, 1, room, o, 5, n);
            System.arraycopy(room, 0, o, 5 + 2 * n, 2 * n);
            loops.norms().finish(room, 0.1f, -0.3f, 1.7f, o, 5 + 4 * n, n);
        });
    }

    /// Runs both twins on outputs of `n` floats from 5 on, with guards around them.
    private void both(String what, int n, BiConsumer<Loops, float[]> run) {
        float[] want = new float[n + 16];
        float[] got = new float[n + 16];
        Arrays.fill(want, 42f);
        Arrays.fill(got, 42f);
        run.accept(scalar, want);
        run.accept(vector, got);
        Twins.same(what, want, got);
        for (int i = n + 5; i < got.length; i++) {
            if (got[i] != 42f) {
                throw new AssertionError(what + " wrote past its end");
            }
        }
    }
}
