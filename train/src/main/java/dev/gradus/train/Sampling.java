package dev.gradus.train;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/// How a symbol is drawn from a model's scores.
///
/// @param temperature by which scores are divided: below 1 likely symbols become likelier, 0 always takes the
///     likeliest
/// @param topK draw from so many of the likeliest symbols only; 0 for all
/// @param topP draw from the fewest likeliest symbols that have this probability together (Holtzman et al.
///     2019,
///     arXiv 1904.09751); 1 for all
public record Sampling(double temperature, int topK, double topP) {
    /// Symbols as likely as the model says.
    public static final Sampling DEFAULT = new Sampling(1, 0, 1);

    /// Checks the ranges.
    public Sampling {
        if (!(temperature >= 0 && temperature <= 1e6)) {
            throw new IllegalArgumentException(
                    "sampling: the temperature must not be negative, nor above a million, as " + temperature + " is");
        }
        if (topK < 0) {
            throw new IllegalArgumentException("sampling: top-k must not be negative, not " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "sampling: top-p must lie above 0 and be at most 1, not %s", topP));
        }
    }

    /// The number of the symbol that a random number picks.
    ///
    /// @param scores logits of the symbols
    /// @param random in [0, 1)
    public int choose(float[] scores, double random) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (temperature == 0) {
            return order[0];
        }
        int n = topK > 0 ? Math.min(topK, order.length) : order.length;
        double[] sums = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += StrictMath.exp(((double) scores[order[i]] - scores[order[0]]) / temperature);
            sums[i] = sum;
        }
        int last = first(sums, topP * sum, n - 1);
        return order[first(sums, random * sums[last], last)];
    }

    /// The first place whose sum goes beyond a bound, at most `last`.
    private static int first(double[] sums, double bound, int last) {
        int i = 0;
        while (i < last && sums[i] <= bound) {
            i++;
        }
        return i;
    }
}
