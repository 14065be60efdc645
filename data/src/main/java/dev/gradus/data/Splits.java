package dev.gradus.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Ways to keep samples aside. All are seeded: equal seeds give equal parts.
public final class Splits {
    private Splits() {}

    /// Two parts of a data set without a common sample.
    public record Parts(Dataset train, Dataset holdOut) {}

    /// A share of the samples put aside at random.
    ///
    /// @throws IllegalArgumentException if the share is not between 0 and 1, or one part would be empty
    public static Parts holdOut(Dataset data, double share, long seed) {
        requireShare(share);
        int[] order = Shuffle.permutation(data.size(), seed);
        int n = (int) Math.round(share * data.size());
        return parts(data, order, n, share);
    }

    /// A share of each class put aside at random, the same number in all as [#holdOut] would.
    ///
    /// @throws IllegalArgumentException if the data set has no classes, the share is not between 0 and 1, or
    ///     one
    ///     part would be empty
    public static Parts stratified(Dataset data, double share, long seed) {
        requireShare(share);
        if (!(data.target() instanceof Target.Classes)) {
            throw new IllegalArgumentException("split: only a data set of classes can be stratified");
        }
        int[] order = Shuffle.permutation(data.size(), seed);
        List<List<Integer>> classes = new ArrayList<>();
        for (int i : order) {
            int c = data.label(i);
            while (classes.size() <= c) {
                classes.add(new ArrayList<>());
            }
            classes.get(c).add(i);
        }
        int[] shares = shares(classes, share, (int) Math.round(share * data.size()));
        List<Integer> aside = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        for (int c = 0; c < shares.length; c++) {
            List<Integer> members = classes.get(c);
            aside.addAll(members.subList(0, shares[c]));
            rest.addAll(members.subList(shares[c], members.size()));
        }
        return check(
                data,
                aside.stream().mapToInt(Integer::intValue).toArray(),
                rest.stream().mapToInt(Integer::intValue).toArray(),
                share);
    }

    private static void requireShare(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("split: the share must lie between 0 and 1, not be " + share);
        }
    }

    /// How many of each class go aside so that they are `total` in all: each class's share rounded down, and
    /// one more where the rest is largest.
    private static int[] shares(List<List<Integer>> classes, double share, int total) {
        int[] counts = new int[classes.size()];
        int left = total;
        for (int c = 0; c < counts.length; c++) {
            counts[c] = (int) (share * classes.get(c).size());
            left -= counts[c];
        }
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(
                        c -> counts[c] - share * classes.get(c).size()))
                .limit(Math.max(0, left))
                .forEach(c -> counts[c]++);
        return counts;
    }

    /// `k` parts of nearly equal size, class by class where there are classes; fold `i` holds out part `i`.
    public static List<Parts> kFold(Dataset data, int k, long seed) {
        if (k < 2 || k > data.size()) {
            throw new IllegalArgumentException("k-fold: k must lie in 2 … " + data.size() + ", not " + k);
        }
        List<Integer> order = new ArrayList<>(
                IntStream.of(Shuffle.permutation(data.size(), seed)).boxed().toList());
        if (data.target() instanceof Target.Classes) {
            int[] labels = IntStream.range(0, data.size()).map(data::label).toArray();
            order.sort(Comparator.comparingInt(i -> labels[i]));
        }
        List<Parts> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int fold = f;
            // dealt like cards, so that neighbours of one class go to different folds
            int[] aside = IntStream.range(0, order.size())
                    .filter(i -> i % k == fold)
                    .map(order::get)
                    .toArray();
            int[] rest = IntStream.range(0, order.size())
                    .filter(i -> i % k != fold)
                    .map(order::get)
                    .toArray();
            folds.add(cut(data, rest, aside));
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
        return cut(data, rest, aside);
    }

    /// What a table learns from its rows it learns from the training part alone.
    private static Parts cut(Dataset data, int[] rest, int[] aside) {
        if (data instanceof TableDataset rows) {
            TableDataset train = rows.subset(rest).fitted();
            return new Parts(train, rows.subset(aside).encodedBy(train.table()));
        }
        return new Parts(data.subset(rest), data.subset(aside));
    }
}
