package dev.gradus.cpu;

import java.util.SplittableRandom;

/// Checks copies, indexing, reductions and pooling of both twins against plain loops; sums of both twins must
/// have the same bits.
public final class MovementTwins implements Runnable {
    @Override
    public void run() {
        long seed = 1;
        for (Loops loops : new Loops[] {new ScalarLoops(), new VectorLoops()}) {
            MovementCheck check = new MovementCheck(loops, new SplittableRandom(seed));
            try {
                for (int round = 0; round < 25; round++) {
                    check.stridedCopy();
                    check.indexing();
                    check.reductions();
                    check.windows();
                    check.squares();
                }
            } catch (AssertionError e) {
                throw new AssertionError(
                        "seed " + seed + ", " + loops.getClass().getSimpleName() + ": " + e.getMessage(), e);
            }
        }
        sums(new SplittableRandom(seed));
    }

    private static void sums(SplittableRandom random) {
        float[] a = Twins.tame(random, 300 * 1000);
        float[] want = new float[1000];
        float[] got = new float[1000];
        new Reductions(new ScalarLoops()).columns(Reductions.Fn.SUM, a, 0, 1, 300, 1000, want, 0);
        new Reductions(new VectorLoops()).columns(Reductions.Fn.SUM, a, 0, 1, 300, 1000, got, 0);
        Twins.same("column sums", want, got);
        new Reductions(new ScalarLoops()).rows(Reductions.Fn.SUM, a, 0, 3, 100_000, want, 0);
        new Reductions(new VectorLoops()).rows(Reductions.Fn.SUM, a, 0, 3, 100_000, got, 0);
        Twins.same("row sums", want, got);
    }
}
