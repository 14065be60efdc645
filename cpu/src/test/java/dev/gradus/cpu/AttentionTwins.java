package dev.gradus.cpu;

import dev.gradus.exec.Kernel;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Checks that attention and its gradient by both twins have the same bits.
public final class AttentionTwins implements Runnable {
    private final SplittableRandom random;
    private final long seed = 1;

    /// Random sizes and values.
    public AttentionTwins() {
        random = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        for (int round = 0; round < 40; round++) {
            compare();
        }
    }

    private void compare() {
        boolean causal = random.nextBoolean();
        int n = 1 + random.nextInt(3);
        int keyHeads = 1 + random.nextInt(2);
        int heads = keyHeads * (1 + random.nextInt(2));
        int s = 1 + random.nextInt(70);
        int t = 1 + random.nextInt(s);
        int d = 1 + random.nextInt(40);
        int e = 1 + random.nextInt(40);
        List<TensorType> in =
                List.of(type(n, t, heads, d), type(n, s, keyHeads, d), type(n, s, keyHeads, e), type(n, t, heads, e));
        Storage[] x = in.stream()
                .map(a -> new Storage.F32(Twins.tame(random, a.shape().intSize())))
                .toArray(Storage[]::new);
        String what = "seed " + seed + ", " + VectorLoops.bits() + " bits, causal " + causal + ", " + in;
        int out = in.get(3).shape().intSize();
        int all = (int) in.stream().limit(3).mapToLong(a -> a.shape().size()).sum();
        Loops scalar = new ScalarLoops();
        Loops vector = new VectorLoops();
        Twins.same(
                what,
                run(AttentionKernels.forward(scalar, causal, in), x, out),
                run(AttentionKernels.forward(vector, causal, in), x, out));
        Twins.same(
                what + " gradient",
                run(AttentionKernels.gradient(scalar, causal, in), x, all),
                run(AttentionKernels.gradient(vector, causal, in), x, all));
    }

    private static float[] run(Optional<Kernel> kernel, Storage[] x, int size) {
        float[] out = new float[size];
        Arrays.fill(out, Float.NaN);
        kernel.orElseThrow().run(x, new Storage[] {new Storage.F32(out)});
        return out;
    }

    private static TensorType type(int... sizes) {
        return new TensorType(Shape.of(sizes), DType.F32);
    }
}
