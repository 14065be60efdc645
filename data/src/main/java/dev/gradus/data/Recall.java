package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/// Associative recall: six pairs of a key and a value, then all six keys in another order; asked is the value
/// of each. Sixteen keys `a` … `p` and sixteen values `A` … `P` are paired anew in each sample: what followed a
/// key elsewhere tells nothing, so counting neighbours must fail, and looking back is the only way. Samples are
/// drawn anew for each epoch.
///
/// @param size number of samples
/// @param number of the epoch
record Recall(int size, long seed, int number) implements Dataset {
    static final int TRAIN = 40_000;
    static final int TEST = 4_000;
    static final int PAIRS = 6;

    private static final int STEPS = 3 * PAIRS;
    private static final int SYMBOLS = 16;
    private static final Vocabulary VOCABULARY = new Vocabulary(
            Vocabulary.Unit.CHARACTER,
            IntStream.concat(IntStream.range('a', 'a' + SYMBOLS), IntStream.range('A', 'A' + SYMBOLS))
                    .mapToObj(Character::toString)
                    .toList());

    static Source source(int train, int test, long seed) {
        Recall learned = new Recall(train, Key.mix(seed), 0);
        Recall asked = new Recall(test, Key.mix(~seed), 0);
        String note = String.format(
                Locale.ROOT,
                "the commonest value of the six pairs is right in %.1f %% of the test samples, the value that most "
                        + "often follows the asked key elsewhere in %.1f %%",
                100 * asked.commonestValue(),
                100 * asked.counted(learned));
        return new Source("recall", learned, Optional.of(asked), List.of(note));
    }

    @Override
    public Dataset epoch(int newNumber) {
        return new Recall(size, seed, newNumber);
    }

    @Override
    public Shape inputShape() {
        return Shape.of(STEPS);
    }

    @Override
    public Target target() {
        return new Target.Symbols(VOCABULARY.symbols(), STEPS);
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(VOCABULARY);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        Dice dice = Dice.of(Key.mix(seed ^ Key.mix(number)), Objects.checkIndex(index, size));
        List<Integer> keys = numbers(SYMBOLS);
        List<Integer> pairs = numbers(PAIRS);
        for (int pair = 0; pair < PAIRS; pair++) {
            x[xo + 2 * pair] = drawn(keys, dice);
            x[xo + 2 * pair + 1] = SYMBOLS + dice.below(SYMBOLS);
        }
        Arrays.fill(y, yo, yo + 2 * PAIRS, Target.Symbols.NONE);
        for (int t = 2 * PAIRS; t < STEPS; t++) {
            int asked = drawn(pairs, dice);
            x[xo + t] = x[xo + 2 * asked];
            y[yo + t] = x[xo + 2 * asked + 1];
        }
    }

    /// One of some numbers, which are one less then.
    private static int drawn(List<Integer> numbers, Dice dice) {
        Collections.swap(numbers, dice.below(numbers.size()), numbers.size() - 1);
        return numbers.removeLast();
    }

    private static List<Integer> numbers(int bound) {
        return new ArrayList<>(IntStream.range(0, bound).boxed().toList());
    }

    /// How often the commonest of a sample's six values answers the last question, the first one of several.
    double commonestValue() {
        return share((x, y) -> {
            int[] counts = new int[2 * SYMBOLS];
            int best = (int) x[1];
            for (int t = 1; t < 2 * PAIRS; t += 2) {
                counts[(int) x[t]]++;
            }
            for (int t = 1; t < 2 * PAIRS; t += 2) {
                best = counts[(int) x[t]] > counts[best] ? (int) x[t] : best;
            }
            return best == y[STEPS - 1];
        });
    }

    /// How often the value that follows the asked key most often in other samples is right.
    double counted(Recall others) {
        int[][] counts = new int[SYMBOLS][2 * SYMBOLS];
        others.share((x, _) -> {
            for (int t = 0; t < 2 * PAIRS; t += 2) {
                counts[(int) x[t]][(int) x[t + 1]]++;
            }
            return false;
        });
        return share((x, y) -> {
            int[] after = counts[(int) x[STEPS - 1]];
            int best = IntStream.range(0, after.length)
                    .reduce((a, b) -> after[b] > after[a] ? b : a)
                    .orElseThrow();
            return best == y[STEPS - 1];
        });
    }

    private interface Test {
        boolean holds(float[] x, float[] y);
    }

    private double share(Test test) {
        float[] x = new float[STEPS];
        float[] y = new float[STEPS];
        int n = 0;
        for (int i = 0; i < size; i++) {
            read(i, x, 0, y, 0);
            n += test.holds(x, y) ? 1 : 0;
        }
        return n / (double) size;
    }
}
