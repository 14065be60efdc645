package dev.gradus.cpu;

import java.util.SplittableRandom;

/// Checks that matrix products of both twins give the same bits.
public final class GemmTwins implements Runnable {
    @Override
    public void run() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            GemmCase g = GemmCase.random(random, round < 50 ? 70 : 300);
            float[] want = g.run(new ScalarTiles());
            float[] got = g.run(new VectorTiles());
            Twins.same("seed " + seed + ", " + VectorLoops.bits() + " bits, " + g, want, got);
        }
    }
}
