package dev.gradus.data;

import java.util.ArrayList;
import java.util.List;

/// Ways to keep samples aside. All are seeded: equal seeds give equal parts.
public final class Splits {
    private Splits() {}

    /// Two parts of a data set without a common sample.
    public record Parts(Dataset train, Dataset holdOut) {}

    /// A share of the samples put aside at random.
    public static Parts holdOut(Dataset data, double share, long seed) {
        int[] order = Shuffle.permutation(data.size(), seed);
        int n = (int) Math.round(share * data.size());
        return parts(data, order, n, share);
    }

    /// A share of each class put aside at random.
    public static Parts stratified(Dataset data, double share, long seed) {
        int[] order = Shuffle.permutation(data.size(), seed);
        List<List<Integer>> classes = new ArrayList<>();
        for (int i : order) {
            int c = data.label(i);
            while (classes.size() <= c) {
                classes.add(new ArrayList<>());
            }
            classes.get(c).add(i);
        }
        List<Integer> aside = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (List<Integer> members : classes) {
            int n = (int) Math.round(share * members.size());
            aside.addAll(members.subList(0, n));
            rest.addAll(members.subList(n, members.size()));
        }
        return check(
                data,
                aside.stream().mapToInt(Integer::intValue).toArray(),
                rest.stream().mapToInt(Integer::intValue).toArray(),
                share);
    }

    /// `k` parts of nearly equal size; fold `i` holds out part `i`.
    public static List<Parts> kFold(Dataset data, int k, long seed) {
        if (k < 2 || k > data.size()) {
            throw new IllegalArgumentException("k-fold: k must lie in 2 … " + data.size() + ", not " + k);
        }
        int[] order = Shuffle.permutation(data.size(), seed);
        List<Parts> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int from = (int) ((long) order.length * f / k);
            int to = (int) ((long) order.length * (f + 1) / k);
            int[] aside = java.util.Arrays.copyOfRange(order, from, to);
            int[] rest = new int[order.length - aside.length];
            System.arraycopy(order, 0, rest, 0, from);
            System.arraycopy(order, to, rest, from, order.length - to);
            folds.add(new Parts(data.subset(rest), data.subset(aside)));
        }
        return folds;
    }

    private static Parts parts(Dataset data, int[] order, int n, double share) {
        int[] aside = java.util.Arrays.copyOfRange(order, 0, n);
        int[] rest = java.util.Arrays.copyOfRange(order, n, order.length);
        return check(data, aside, rest, share);
    }

    private static Parts check(Dataset data, int[] aside, int[] rest, double share) {
        if (aside.length == 0 || rest.length == 0) {
            throw new IllegalArgumentException(
                    "split: a share of " + share + " of " + data.size() + " samples leaves one part empty");
        }
        return new Parts(data.subset(rest), data.subset(aside));
    }
}
