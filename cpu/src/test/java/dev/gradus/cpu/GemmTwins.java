package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.SplittableRandom;

/// Checks that matrix products of both twins give the same bits.
public final class GemmTwins implements Runnable {
    @Override
    public void run() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        int threads = Parallel.threads();
        for (int round = 0; round < 60; round++) {
            Parallel.setThreads(round < 4 ? 1 : threads);
            // the first ones fill every block and its last panel to the brim
            GemmCase g =
                    round < 4 ? GemmCase.of(random, 70, 1300, 256) : GemmCase.random(random, round < 50 ? 70 : 300);
            if (round == 59) {
                g = GemmCase.ofTransposed(random, 30, 50, 4200);
            }
            float[] want = g.run(new ScalarTiles());
            float[] got = g.run(new VectorTiles());
            String name = "seed " + seed + ", " + VectorLoops.bits() + " bits, " + g;
            Twins.same(name, want, got);
            if (g.isPackable(new VectorTiles())) {
                Twins.same(name + ", packed before", want, g.runPacked(new VectorTiles()));
            }
        }
    }
}
