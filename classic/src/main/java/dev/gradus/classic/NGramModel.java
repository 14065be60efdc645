package dev.gradus.classic;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A language model that counts: how likely a symbol is after the symbols before it.
///
/// Each order is mixed with the next lower one, down to the uniform distribution:
/// `p(w | h) = (c(hw) − D) / t(h) + γ(h) · p(w | h without its first symbol)`,
/// with counts c, discounts D, totals t and shares γ as the [Smoothing] says. No symbol has probability 0.
public final class NGramModel {
    private final NGrams grams;
    /// By node: its count, or the number of different symbols before it; for [Smoothing#KNESER_NEY].
    private final int[] counts;
    /// By node as a context: what counts are divided by, and what is left to the lower order.
    private final double[] totals;

    private final double[] shares;
    /// By depth: the discounts of the counts 1, 2, and 3 and more.
    private final double[][] discounts;

    /// By node: the node of its run without the first symbol.
    private final int[] suffixes;

    /// A model of a text.
    ///
    /// @param text symbols from 0 to before `symbols`
    /// @param symbols how many symbols there are
    /// @param order the longest run counted, 1 to [NGrams#MOST]: a context is one symbol shorter
    /// @throws IllegalArgumentException if the order or a symbol is not in its range
    public NGramModel(int[] text, int symbols, int order, Smoothing smoothing) {
        this.grams = new NGrams(text, symbols, order);
        int nodes = grams.nodes();
        suffixes = new int[nodes];
        for (int node = 1; node < nodes; node++) {
            suffixes[node] = grams.depth(node) == 1 ? 0 : grams.next(suffixes[grams.parent(node)], grams.last(node));
        }
        counts = new int[nodes];
        totals = new double[nodes];
        shares = new double[nodes];
        discounts = new double[order + 1][4];
        switch (smoothing) {
            case WITTEN_BELL -> wittenBell();
            case KNESER_NEY -> kneserNey();
        }
    }

    private void wittenBell() {
        int[] followers = new int[counts.length];
        for (int node = 1; node < counts.length; node++) {
            counts[node] = grams.count(node);
            totals[grams.parent(node)] += counts[node];
            followers[grams.parent(node)]++;
        }
        for (int node = 0; node < counts.length; node++) {
            totals[node] += followers[node];
            shares[node] = totals[node] == 0 ? 1 : followers[node] / totals[node];
        }
    }

    private void kneserNey() {
        int order = grams.order();
        for (int node = 1; node < counts.length; node++) {
            if (grams.depth(node) == order) {
                counts[node] = grams.count(node);
            }
            if (grams.depth(node) > 1) {
                counts[suffixes[node]] += grams.depth(suffixes[node]) == order ? 0 : 1;
            }
        }
        long[][] of = new long[order + 1][5];
        for (int node = 1; node < counts.length; node++) {
            if (counts[node] >= 1 && counts[node] <= 4) {
                of[grams.depth(node)][counts[node]]++;
            }
        }
        for (int depth = 1; depth <= order; depth++) {
            discounts[depth] = discounts(of[depth]);
        }
        for (int node = 1; node < counts.length; node++) {
            totals[grams.parent(node)] += counts[node];
            shares[grams.parent(node)] += discount(node);
        }
        for (int node = 0; node < counts.length; node++) {
            shares[node] = totals[node] == 0 ? 1 : shares[node] / totals[node];
        }
    }

    /// The discounts of the counts 0 to 3, from how many runs came once, twice, three and four times.
    private static double[] discounts(long[] n) {
        double[] d = new double[4];
        double y = n[1] / (n[1] + 2.0 * n[2]);
        for (int k = 1; k <= 3; k++) {
            d[k] = k - (k + 1) * y * n[k + 1] / n[k];
            if (!(d[k] > 0 && d[k] < k)) {
                // too small a text for the estimate
                d[k] = 0.5 * k;
            }
        }
        return d;
    }

    private double discount(int node) {
        return discounts[grams.depth(node)][Math.min(3, counts[node])];
    }

    /// The longest run counted.
    public int order() {
        return grams.order();
    }

    /// The runs that were counted.
    public NGrams grams() {
        return grams;
    }

    /// The probability of the symbol at a place, given those before it.
    public double probability(int[] text, int at) {
        return mixed(context(text, at), text[at]);
    }

    private double mixed(int context, int symbol) {
        double lower = context == 0 ? 1.0 / grams.symbols() : mixed(suffixes[context], symbol);
        if (totals[context] == 0) {
            return lower;
        }
        int node = grams.next(context, symbol);
        double own = node < 0 ? 0 : Math.max(0, counts[node] - discount(node)) / totals[context];
        return own + shares[context] * lower;
    }

    /// The node of the longest context before a place that came in the text.
    private int context(int[] text, int at) {
        for (int length = Math.min(at, grams.order() - 1); length > 0; length--) {
            int node = grams.node(text, at - length, at);
            if (node >= 0) {
                return node;
            }
        }
        return 0;
    }

    /// The probabilities of all symbols after a text.
    public double[] distribution(int[] before) {
        int context = context(before, before.length);
        double[] p = new double[grams.symbols()];
        for (int s = 0; s < p.length; s++) {
            p[s] = mixed(context, s);
        }
        return p;
    }

    /// The mean of −ln p over a text's symbols, in nats a symbol; its exponential is the perplexity.
    ///
    /// @throws IllegalArgumentException if the text is empty or has a symbol that is not in its range
    public double nats(int[] text) {
        if (text.length == 0) {
            throw new IllegalArgumentException("n-grams: no symbol to measure");
        }
        double sum = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] < 0 || text[i] >= grams.symbols()) {
                throw new IllegalArgumentException(
                        "n-grams: symbol " + i + " is " + text[i] + ", which must be below " + grams.symbols());
            }
            sum -= StrictMath.log(probability(text, i));
        }
        return sum / text.length;
    }

    /// A text continued by `count` symbols, each drawn from its distribution.
    public int[] sample(int[] before, int count, RandomGenerator random) {
        int[] text = Arrays.copyOf(before, before.length + count);
        for (int i = before.length; i < text.length; i++) {
            int context = context(text, i);
            double left = random.nextDouble();
            int symbol = -1;
            do {
                symbol++;
                left -= mixed(context, symbol);
            } while (left >= 0 && symbol < grams.symbols() - 1);
            text[i] = symbol;
        }
        return text;
    }
}
