package dev.gradus.bench;

import dev.gradus.exec.Parallel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The speed of independent fused multiply-adds in registers: what no kernel can beat on this machine now.
final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEPS = 2_000_000;
    private static final int ROUNDS = 15;
    private static final int CHAINS = 12;

    private Peak() {}

    /// Floating-point operations a second of so many threads together: the best of some rounds.
    static double flops(int threads) {
        float[] sink = new float[threads * SPECIES.length()];
        double best = 0;
        for (int r = 0; r < ROUNDS; r++) {
            long start = System.nanoTime();
            Parallel.forRange(threads, 1, (from, to) -> run(STEPS, sink, from * SPECIES.length()));
            double seconds = (System.nanoTime() - start) / 1e9;
            best = Math.max(best, 2.0 * CHAINS * SPECIES.length() * STEPS * threads / seconds);
        }
        return best;
    }

    private static void run(int n, float[] sink, int at) {
        FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector d = FloatVector.broadcast(SPECIES, 0.001f);
        FloatVector a0 = d.add(0f);
        FloatVector a1 = d.add(1f);
        FloatVector a2 = d.add(2f);
        FloatVector a3 = d.add(3f);
        FloatVector a4 = d.add(4f);
        FloatVector a5 = d.add(5f);
        FloatVector a6 = d.add(6f);
        FloatVector a7 = d.add(7f);
        FloatVector a8 = d.add(8f);
        FloatVector a9 = d.add(9f);
        FloatVector a10 = d.add(10f);
        FloatVector a11 = d.add(11f);
        for (int i = 0; i < n; i++) {
            a0 = m.fma(d, a0);
            a1 = m.fma(d, a1);
            a2 = m.fma(d, a2);
            a3 = m.fma(d, a3);
            a4 = m.fma(d, a4);
            a5 = m.fma(d, a5);
            a6 = m.fma(d, a6);
            a7 = m.fma(d, a7);
            a8 = m.fma(d, a8);
            a9 = m.fma(d, a9);
            a10 = m.fma(d, a10);
            a11 = m.fma(d, a11);
        }
        FloatVector s = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
        s.add(a8).add(a9).add(a10).add(a11).intoArray(sink, at);
    }
}
