package dev.gradus.bench;

import dev.gradus.exec.Parallel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The speed of independent fused multiply-adds in registers: what no kernel can beat on this machine now.
final class Peak {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int STEPS = 2_000_000;
    private static final int ROUNDS = 15;
    private static final int CHAINS = 16;

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
        FloatVector a12 = d.add(12f);
        FloatVector a13 = d.add(13f);
        FloatVector a14 = d.add(14f);
        FloatVector a15 = d.add(15f);
        for (int i = 0; i < n; i++) {
            a0 = a0.fma(m, d);
            a1 = a1.fma(m, d);
            a2 = a2.fma(m, d);
            a3 = a3.fma(m, d);
            a4 = a4.fma(m, d);
            a5 = a5.fma(m, d);
            a6 = a6.fma(m, d);
            a7 = a7.fma(m, d);
            a8 = a8.fma(m, d);
            a9 = a9.fma(m, d);
            a10 = a10.fma(m, d);
            a11 = a11.fma(m, d);
            a12 = a12.fma(m, d);
            a13 = a13.fma(m, d);
            a14 = a14.fma(m, d);
            a15 = a15.fma(m, d);
        }
        FloatVector s = a0.add(a1).add(a2).add(a3).add(a4).add(a5).add(a6).add(a7);
        s.add(a8).add(a9).add(a10).add(a11).add(a12).add(a13).add(a14).add(a15).intoArray(sink, at);
    }
}
