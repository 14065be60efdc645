package dev.gradus.cli;

import dev.gradus.classic.NGramModel;
import dev.gradus.classic.NGrams;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import java.util.Arrays;
import java.util.function.Consumer;

/// Counting of which symbol follows which, smoothed by Witten and Bell's rule. What is asked after a symbol stands
/// behind it, where it is not the next symbol anyway.
///
/// @param order the longest run counted
record NGramContender(String name, int order) implements Contender {
    /// Where the user names no order.
    static final int ORDER = 5;

    /// Refuses an order that cannot be counted.
    NGramContender {
        if (order > NGrams.MOST) {
            throw new UsageException("--models: order of '" + name + "' must be 1 to " + NGrams.MOST);
        }
    }

    @Override
    public void check(Dataset train) {
        if (!(train.target() instanceof Target.Symbols)) {
            throw new IllegalArgumentException("ngram counts symbols, and the data's inputs are quantities");
        }
    }

    @Override
    public Learned fit(Dataset train, long seed, Consumer<String> progress) {
        int symbols = train.vocabulary().orElseThrow().size();
        int[] text = new int[2 * train.size() * train.target().width()];
        int length = 0;
        for (int i = 0; i < train.size(); i++) {
            int[] window = window(train, i);
            System.arraycopy(window, 0, text, length, window.length);
            length += window.length;
        }
        progress.accept("counts " + length + " symbols");
        NGramModel model = new NGramModel(Arrays.copyOf(text, length), symbols, order, Smoothing.WITTEN_BELL);
        return samples -> {
            float[][] answers = new float[samples.size()][symbols];
            for (int i = 0; i < answers.length; i++) {
                int[] window = window(samples, i);
                double[] p = model.distribution(Arrays.copyOf(window, window.length - 1));
                for (int k = 0; k < symbols; k++) {
                    answers[i][k] = (float) p[k];
                }
            }
            return answers;
        };
    }

    /// A sample's symbols, each followed by what is asked after it.
    private static int[] window(Dataset data, int index) {
        int steps = data.target().width();
        float[] x = new float[steps];
        float[] y = new float[steps];
        data.read(index, x, 0, y, 0);
        int[] text = new int[2 * steps];
        int length = 0;
        for (int t = 0; t < steps; t++) {
            text[length++] = (int) x[t];
            boolean isNext = t + 1 < steps && y[t] == x[t + 1];
            if (y[t] != Target.Symbols.NONE && !isNext) {
                text[length++] = (int) y[t];
            }
        }
        return Arrays.copyOf(text, length);
    }
}
