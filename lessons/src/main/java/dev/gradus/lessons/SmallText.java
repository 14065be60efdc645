package dev.gradus.lessons;

import dev.gradus.nn.CrossEntropy;
import dev.gradus.nn.Layer;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/// A small network of symbols, trained in seconds.
///
/// @param layer from numbers of symbols (N, T) to scores (N, T, symbols)
/// @param length T, the most symbols it reads
record SmallText(Layer layer, int symbols, int length) {
    private static final int BATCH = 32;
    private static final float RATE = 3e-3f;

    /// Where windows of a text begin.
    interface Windows {
        /// A window's symbols, one more than the network reads.
        int[] draw(int length, SplittableRandom random);
    }

    /// Windows from anywhere.
    static Windows anywhere(int[] text) {
        return (length, random) -> {
            int from = random.nextInt(text.length - length);
            return java.util.Arrays.copyOfRange(text, from, from + length + 1);
        };
    }

    /// Windows that are whole blocks.
    static Windows blocks(int[] text, int block) {
        return (length, random) -> {
            int from = block * random.nextInt(text.length / block);
            return java.util.Arrays.copyOfRange(text, from, from + length + 1);
        };
    }

    static SmallText train(WordsByNetwork.Maker maker, int symbols, int length, Windows windows, int steps, long seed) {
        Layer net = maker.of(symbols, length, Key.of(seed));
        Updater updater = Updater.of(net, Adam.DEFAULT);
        Step step = Step.capture(in -> {
            Tensor loss = CrossEntropy.DEFAULT.of(
                    net.forward(in.get(0)).reshape(-1, symbols), in.get(1).flatten(0));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        SplittableRandom random = new SplittableRandom(seed);
        for (int t = 0; t < steps; t++) {
            int[] x = new int[BATCH * length];
            int[] y = new int[BATCH * length];
            for (int b = 0; b < BATCH; b++) {
                int[] window = windows.draw(length, random);
                System.arraycopy(window, 0, x, b * length, length);
                System.arraycopy(window, 1, y, b * length, length);
            }
            float rate = RATE * (1 - (float) t / steps);
            step.run(Tensor.of(x, BATCH, length), Tensor.of(y, BATCH, length), Tensor.scalar(rate));
        }
        return new SmallText(net, symbols, length);
    }

    /// Scores (T, symbols) after each symbol.
    private double[] scores(int[] read) {
        return layer.forward(Tensor.of(read, 1, read.length)).toDoubleArray();
    }

    /// The likeliest symbol after each of those read.
    int[] likeliest(int[] read) {
        double[] scores = scores(read);
        int[] best = new int[read.length];
        for (int i = 0; i < scores.length; i++) {
            int t = i / symbols;
            best[t] = scores[i] > scores[t * symbols + best[t]] ? i % symbols : best[t];
        }
        return best;
    }

    /// The mean of −ln p of a text's symbols but the first, read window by window.
    double nats(int[] text) {
        double sum = 0;
        int count = 0;
        for (int from = 0; from + 1 < text.length; from += length) {
            int n = Math.min(length, text.length - 1 - from);
            double[] scores = scores(java.util.Arrays.copyOfRange(text, from, from + n));
            for (int t = 0; t < n; t++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int s = 0; s < symbols; s++) {
                    most = Math.max(most, scores[t * symbols + s]);
                }
                double total = 0;
                for (int s = 0; s < symbols; s++) {
                    total += StrictMath.exp(scores[t * symbols + s] - most);
                }
                sum += StrictMath.log(total) + most - scores[t * symbols + text[from + t + 1]];
                count++;
            }
        }
        return sum / count;
    }
}
