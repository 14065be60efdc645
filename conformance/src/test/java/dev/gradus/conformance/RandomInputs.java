package dev.gradus.conformance;

import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The inputs of a [RandomGraph].
final class RandomInputs {
    private RandomInputs() {}

    /// Inputs of a seed: half of them whole numbers from -4 to 4, the others real ones in [-1, 1].
    static List<Tensor> of(long seed, boolean smooth, long values) {
        SplittableRandom random = new SplittableRandom(seed);
        SplittableRandom numbers = new SplittableRandom(values);
        List<Tensor> out = new ArrayList<>();
        int widest = smooth ? 5 : random.nextInt(4) == 0 ? 300 : 9;
        for (int i = 0; i < 4; i++) {
            Shape s = shape(random, smooth ? 1 : random.nextInt(25) == 0 ? 0 : 1, widest);
            float[] v = new float[s.intSize()];
            for (int k = 0; k < v.length; k++) {
                v[k] = isWhole(i, smooth) ? numbers.nextInt(-4, 5) : (float) numbers.nextDouble(-1, 1);
            }
            out.add(Tensor.of(v, s.toArray()).reshape(s));
        }
        return out;
    }

    /// Whether an input holds whole numbers.
    static boolean isWhole(int input, boolean smooth) {
        return input % 2 == 0 && !smooth;
    }

    private static Shape shape(SplittableRandom random, int least, int widest) {
        int[] sizes = new int[random.nextInt(1, 5)];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = random.nextInt(least, i == sizes.length - 1 ? widest + 1 : 6);
        }
        return Shape.of(sizes);
    }
}
