package dev.gradus.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.data.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NGramTest {
    private static int[] text(int length, int symbols, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // squares make some symbols common and some rare
        return random.doubles(length).mapToInt(u -> (int) (u * u * symbols)).toArray();
    }

    @Test
    void countsAreThoseOfACountByHand() {
        int[] text = text(3000, 9, 1);
        NGrams grams = new NGrams(text, 9, 4);
        Map<String, Integer> byHand = new HashMap<>();
        for (int k = 1; k <= 4; k++) {
            for (int i = 0; i + k <= text.length; i++) {
                byHand.merge(Arrays.toString(Arrays.copyOfRange(text, i, i + k)), 1, Integer::sum);
            }
        }
        int seen = 0;
        for (int k = 1; k <= 4; k++) {
            for (int[] row : grams.runs(k)) {
                int[] run = Arrays.copyOf(row, k);
                assertThat(byHand.get(Arrays.toString(run))).isEqualTo(row[k]).isEqualTo(grams.count(run));
                seen++;
            }
        }
        assertThat(seen).isEqualTo(byHand.size());
        assertThat(grams.count(8, 8, 8, 8)).isEqualTo(byHand.getOrDefault("[8, 8, 8, 8]", 0));
    }

    @Test
    void wittenBellByHand() {
        // a a b a: a came 3 times, b once, 2 different
        NGramModel model = new NGramModel(new int[] {0, 0, 1, 0}, 3, 2, Smoothing.WITTEN_BELL);
        double a = (3 + 2 / 3.0) / 6;
        assertThat(model.distribution(new int[0]))
                .usingComparatorWithPrecision(1e-15)
                .containsExactly(a, (1 + 2 / 3.0) / 6, 2 / 3.0 / 6);
        // after a: a once, b once
        assertThat(model.probability(new int[] {0, 0}, 1)).isCloseTo((1 + 2 * a) / 4, offset(1e-15));
        // after c nothing ever came
        assertThat(model.probability(new int[] {2, 0}, 1)).isCloseTo(a, offset(1e-15));
    }

    @Test
    void kneserNeyCountsContextsInLowerOrders() {
        // "san francisco": the word comes often, but after one word only
        int[] text = {0, 1, 2, 0, 1, 3, 0, 1, 4, 2, 3, 4, 3, 2};
        NGramModel model = new NGramModel(text, 5, 2, Smoothing.KNESER_NEY);
        double[] lower = model.distribution(new int[0]);
        assertThat(lower[1]).isLessThan(lower[3]);
        NGramModel plain = new NGramModel(text, 5, 2, Smoothing.WITTEN_BELL);
        assertThat(plain.distribution(new int[0])[1]).isGreaterThan(plain.distribution(new int[0])[4]);
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesArePositiveAndAddUpToOne(Smoothing smoothing) {
        int[] text = text(2000, 12, 2);
        for (int order : new int[] {1, 2, 3, 5, 8}) {
            NGramModel model = new NGramModel(text, 14, order, smoothing);
            for (int i = 0; i < 50; i++) {
                double[] p = model.distribution(Arrays.copyOfRange(text, 3 * i, 4 * i));
                assertThat(Arrays.stream(p).sum()).as("order %d", order).isCloseTo(1, offset(1e-12));
                assertThat(Arrays.stream(p).min().orElse(0)).isGreaterThan(0);
            }
            assertThat(new NGramModel(new int[0], 4, order, smoothing).distribution(new int[] {1}))
                    .containsOnly(0.25);
            assertThat(new NGramModel(new int[] {1}, 2, order, smoothing).nats(new int[] {0, 0, 1}))
                    .isFinite();
        }
    }

    @Test
    void aSampleFollowsTheDistributionAndItsSeed() {
        int[] text = text(4000, 6, 3);
        NGramModel model = new NGramModel(text, 6, 2, Smoothing.WITTEN_BELL);
        int[] sample = model.sample(new int[] {0}, 60_000, new SplittableRandom(7));
        assertThat(model.sample(new int[] {0}, 60_000, new SplittableRandom(7))).isEqualTo(sample);
        double[] expected = model.distribution(new int[] {0});
        int[] after = new int[6];
        int total = 0;
        for (int i = 1; i < sample.length; i++) {
            if (sample[i - 1] == 0) {
                after[sample[i]]++;
                total++;
            }
        }
        double chiSquared = 0;
        for (int s = 0; s < 6; s++) {
            double e = total * expected[s];
            chiSquared += (after[s] - e) * (after[s] - e) / e;
        }
        // 5 degrees of freedom: 15.09 at p = 0.01
        assertThat(chiSquared).isLessThan(15.09);
    }

    @Test
    void theLongestCopiedSpanIsFound() {
        int[] source = {0, 1, 2, 3, 0, 1};
        assertThat(CopiedSpan.longest(source, new int[] {4, 1, 2, 3, 0, 1, 3})).isEqualTo(new CopiedSpan(1, 5));
        assertThat(CopiedSpan.longest(source, new int[] {2, 2, 3, 0, 0, 1})).isEqualTo(new CopiedSpan(1, 3));
        assertThat(CopiedSpan.longest(source, new int[] {7})).isEqualTo(new CopiedSpan(0, 0));
        assertThat(CopiedSpan.longest(source, new int[0])).isEqualTo(new CopiedSpan(0, 0));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NGrams(new int[] {0}, 1, 13))
                .withMessageContaining("order is 13");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NGrams(new int[] {0, 5}, 5, 2))
                .withMessageContaining("symbol 1 is 5");
        NGramModel model = new NGramModel(new int[] {0, 1}, 2, 2, Smoothing.WITTEN_BELL);
        assertThatIllegalArgumentException().isThrownBy(() -> model.nats(new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> model.nats(new int[] {2}));
    }

    /// Known figures of tiny Shakespeare: 1.669 for Witten-Bell of order 5, 1.561, 1.523 and 1.517 for Kneser-Ney.
    @ParameterizedTest
    @CsvSource({"WITTEN_BELL,5,1.669", "KNESER_NEY,5,1.561", "KNESER_NEY,6,1.523", "KNESER_NEY,7,1.517"})
    void tinyShakespeare(Smoothing smoothing, int order, double nats) throws IOException {
        assumeTrue(System.getenv("GRADUS_DATA") != null, "GRADUS_DATA is not set");
        String text = Files.readString(Path.of(System.getenv("GRADUS_DATA"), "text", "tinyshakespeare.txt"));
        Vocabulary vocabulary = Vocabulary.characters(text);
        int[] symbols = vocabulary.encode(text);
        int cut = symbols.length * 9 / 10;
        NGramModel model = new NGramModel(Arrays.copyOf(symbols, cut), vocabulary.size(), order, smoothing);
        assertThat(model.nats(Arrays.copyOfRange(symbols, cut, symbols.length))).isCloseTo(nats, offset(0.0015));
    }
}
