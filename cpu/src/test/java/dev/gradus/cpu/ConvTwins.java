package dev.gradus.cpu;

import java.util.SplittableRandom;

/// Checks that convolutions and their gradients by both twins have the same bits.
public final class ConvTwins implements Runnable {
    @Override
    public void run() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        Loops scalar = new ScalarLoops();
        Loops vector = new VectorLoops();
        for (int round = 0; round < 60; round++) {
            ConvCase c = round == 0
                    ? ConvCase.manyChannels(random)
                    : round % 10 == 0 ? ConvCase.winograd(random) : ConvCase.random(random);
            String what = "seed " + seed + ", " + VectorLoops.bits() + " bits, " + c;
            Twins.same(what + " forward", c.forward(scalar), c.forward(vector));
            Twins.same(what + " input gradient", c.inputGradient(scalar), c.inputGradient(vector));
            Twins.same(what + " weight gradient", c.weightGradient(scalar), c.weightGradient(vector));
        }
    }
}
