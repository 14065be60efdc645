package dev.gradus.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassMetricsTest {
    private static final Offset<Double> EXACT = Offset.offset(1e-12);
    private static final float NAN = Float.NaN;

    /// Six samples of three classes; class 2 is never answered: right are samples 0, 1 and 4.
    private static final float[] OUTPUTS = {
        5, 1, 0,
        0, 3, 2,
        1, 2, 0,
        4, 0, 3,
        -1, 9, 3,
        2, 1, 0
    };

    private static final float[] TARGETS = {0, 1, 0, 2, 1, 1};

    private static double fed(Metric m, float[] outputs, float[] targets) {
        m.update(outputs, targets, targets.length);
        return m.value();
    }

    @Test
    void theSixSamplesGiveTheValuesCountedByHand() {
        ConfusionMatrix m = new ConfusionMatrix(3);
        assertThat(fed(m, OUTPUTS, TARGETS)).isCloseTo(3 / 6.0, EXACT);
        assertThat(m.counts()).isDeepEqualTo(new long[][] {{1, 1, 0}, {1, 2, 0}, {1, 0, 0}});
        assertThat(m.of(ClassScore.PRECISION, 0)).isCloseTo(1 / 3.0, EXACT);
        assertThat(m.of(ClassScore.RECALL, 0)).isCloseTo(1 / 2.0, EXACT);
        assertThat(m.of(ClassScore.F1, 0)).isCloseTo(2 / 5.0, EXACT);
        assertThat(m.of(ClassScore.F1, 1)).isCloseTo(2 / 3.0, EXACT);
        assertThat(m.of(ClassScore.PRECISION, 2)).isZero();
        assertThat(m.macro(ClassScore.PRECISION)).isCloseTo((1 / 3.0 + 2 / 3.0) / 3, EXACT);
        assertThat(m.macro(ClassScore.RECALL)).isCloseTo((1 / 2.0 + 2 / 3.0) / 3, EXACT);
        assertThat(m.macro(ClassScore.F1)).isCloseTo((2 / 5.0 + 2 / 3.0) / 3, EXACT);
        assertThat(m.micro(ClassScore.F1)).isCloseTo(0.5, EXACT);
        assertThat(fed(new Accuracy(3), OUTPUTS, TARGETS)).isCloseTo(0.5, EXACT);
        assertThat(fed(new TopK(3, 2), OUTPUTS, TARGETS)).isCloseTo(1, EXACT);
        assertThat(fed(new TopK(3, 1), OUTPUTS, TARGETS)).isCloseTo(0.5, EXACT);
        assertThat(fed(AveragedScore.macro(ClassScore.F1, 3), OUTPUTS, TARGETS))
                .isCloseTo((2 / 5.0 + 2 / 3.0) / 3, EXACT);
        assertThat(fed(AveragedScore.micro(ClassScore.RECALL, 3), OUTPUTS, TARGETS))
                .isCloseTo(0.5, EXACT);
        assertThat(AveragedScore.micro(ClassScore.RECALL, 3).name()).isEqualTo("recall-micro");
    }

    @Test
    void classesThatNeitherOccurNorAreAnsweredDoNotCount() {
        ConfusionMatrix m = new ConfusionMatrix(4);
        m.update(new float[] {1, 0, 0, 0, 0, 1, 0, 0}, new float[] {0, 1}, 2);
        assertThat(m.macro(ClassScore.F1)).isEqualTo(1);
        // class 2 is answered once, wrongly: from now on it counts, with 0
        m.update(new float[] {0, 0, 1, 0}, new float[] {1}, 1);
        assertThat(m.macro(ClassScore.F1)).isCloseTo((1 + 2 / 3.0 + 0) / 3, EXACT);
    }

    @Test
    void batchesAddUp() {
        Metric[] whole = {
            new Accuracy(3),
            new TopK(3, 2),
            new ConfusionMatrix(3),
            new RocAuc(3),
            new AveragePrecision(3),
            Perplexity.ofLogits(3)
        };
        Metric[] parts = {
            new Accuracy(3),
            new TopK(3, 2),
            new ConfusionMatrix(3),
            new RocAuc(3),
            new AveragePrecision(3),
            Perplexity.ofLogits(3)
        };
        for (int k = 0; k < whole.length; k++) {
            whole[k].update(OUTPUTS, TARGETS, 6);
            parts[k].update(OUTPUTS, TARGETS, 2);
            parts[k].update(Arrays.copyOfRange(OUTPUTS, 6, 18), Arrays.copyOfRange(TARGETS, 2, 6), 4);
            assertThat(parts[k].value()).as(whole[k].name()).isEqualTo(whole[k].value());
            assertThat(whole[k].value()).isFinite();
        }
    }

    @Test
    void ofEqualOutputsTheFirstCountsAndNanIsBehindAll() {
        float[] equal = {7, 7, 7};
        assertThat(fed(new Accuracy(3), equal, new float[] {0})).isEqualTo(1);
        assertThat(fed(new Accuracy(3), equal, new float[] {1})).isZero();
        assertThat(fed(new TopK(3, 2), equal, new float[] {1})).isEqualTo(1);
        assertThat(fed(new TopK(3, 2), equal, new float[] {2})).isZero();
        assertThat(fed(new Accuracy(3), new float[] {NAN, -1, NAN}, new float[] {1}))
                .isEqualTo(1);
        assertThat(fed(new TopK(3, 3), new float[] {NAN, -1, NAN}, new float[] {0}))
                .isZero();
        assertThatThrownBy(() -> fed(new RocAuc(1), new float[] {NAN}, new float[] {1}))
                .hasMessageContaining("not a number");
    }

    @Test
    void withoutSamplesNothingIsClaimed() {
        for (Metric m : new Metric[] {
            new Accuracy(2),
            new TopK(2, 1),
            new ConfusionMatrix(2),
            AveragedScore.macro(ClassScore.F1, 2),
            AveragedScore.micro(ClassScore.F1, 2),
            new RocAuc(2),
            new AveragePrecision(3),
            Perplexity.ofLogits(2)
        }) {
            assertThat(m.value()).as(m.name()).isNaN();
        }
    }

    @Test
    void wrongArraysAndClassesAreRefused() {
        assertThatThrownBy(() -> new Accuracy(3).update(new float[5], new float[2], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accuracy: 5 answers and 2 targets do not hold 2 rows of 3 and 1");
        assertThatThrownBy(() -> new TopK(3, 2).update(new float[3], new float[] {3}, 1))
                .hasMessage("top2: class 3.0 is none of 0 to 2");
        assertThatThrownBy(() -> new ConfusionMatrix(3).update(new float[3], new float[] {0.5f}, 1))
                .hasMessageContaining("0.5");
        assertThatThrownBy(() -> new ConfusionMatrix(3).update(new float[3], new float[] {-1}, 1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new TopK(3, 0)).hasMessageContaining("k must be positive");
    }

    /// Four positives and five negatives of 20 pairs: won are 5 (by 0.9) + 4 + ½ (by 0.6) + 3 (by 0.5) + 1 (by
    /// 0.2).
    @Test
    void theAreaUnderTheCurveIsTheShareOfPairsWon() {
        float[] scores = {0.9f, 0.6f, 0.5f, 0.2f, 0.6f, 0.55f, 0.3f, 0.25f, 0.1f};
        float[] classes = {1, 1, 1, 1, 0, 0, 0, 0, 0};
        assertThat(fed(new RocAuc(1), scores, classes)).isCloseTo((5 + 4.5 + 3 + 1) / 20, EXACT);
        // precision 1/1, 2/3, 3/5, 4/8 at the four positives
        assertThat(fed(new AveragePrecision(1), scores, classes))
                .isCloseTo((1 + 2 / 3.0 + 3 / 5.0 + 4 / 8.0) / 4, EXACT);
        assertThat(fed(new RocAuc(1), new float[] {0, -0.0f}, new float[] {0, 1}))
                .isEqualTo(0.5);
        assertThat(fed(new RocAuc(1), new float[] {1, 2}, new float[] {0, 1})).isEqualTo(1);
        assertThat(fed(new RocAuc(1), new float[] {1, 2}, new float[] {1, 1})).isNaN();
    }

    /// Two outputs are logits or probabilities: only their difference ranks.
    @Test
    void twoOutputsAreRankedByTheirDifference() {
        float[] logits = {100, 101, 3, 1, -5, -4.5f, 0, -3};
        float[] classes = {1, 0, 1, 0};
        assertThat(fed(new RocAuc(2), logits, classes)).isEqualTo(1);
        assertThat(fed(new AveragePrecision(2), logits, classes)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rankingsAgreeWithBruteForce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 2 + random.nextInt(200);
        int width = seed % 2 == 0 ? 1 : 4;
        int classes = Math.max(2, width);
        float[] scores = new float[n * width];
        float[] labels = new float[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(classes);
            for (int c = 0; c < width; c++) {
                // few different values make many ties
                scores[i * width + c] = random.nextInt(12) + (labels[i] == Math.max(1, c) ? 2 : 0);
            }
        }
        double auc = 0;
        double precision = 0;
        int seen = 0;
        for (int c = width == 1 ? 1 : 0; c < classes; c++) {
            int column = width == 1 ? 0 : c;
            int cc = c;
            int[] in = IntStream.range(0, n).filter(i -> labels[i] == cc).toArray();
            int[] out = IntStream.range(0, n).filter(i -> labels[i] != cc).toArray();
            if (in.length == 0 || out.length == 0) {
                continue;
            }
            seen++;
            double won = 0;
            double sum = 0;
            for (int i : in) {
                float mine = scores[i * width + column];
                for (int j : out) {
                    float other = scores[j * width + column];
                    won += mine > other ? 1 : mine == other ? 0.5 : 0;
                }
                // the precision at this sample's threshold
                double above = IntStream.range(0, n)
                        .filter(j -> scores[j * width + column] >= mine)
                        .count();
                double right = Arrays.stream(in)
                        .filter(j -> scores[j * width + column] >= mine)
                        .count();
                sum += right / above;
            }
            auc += won / in.length / out.length;
            precision += sum / in.length;
        }
        assertThat(fed(new RocAuc(width), scores, labels)).as("seed " + seed).isCloseTo(auc / seen, EXACT);
        assertThat(fed(new AveragePrecision(width), scores, labels))
                .as("seed " + seed)
                .isCloseTo(precision / seen, EXACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsAgreeWithBruteForce(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 300;
        int classes = 7;
        float[] outputs = new float[n * classes];
        float[] labels = new float[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(classes - 1);
            for (int c = 0; c < classes; c++) {
                outputs[i * classes + c] = random.nextInt(5) + (c == labels[i] ? 2 : 0);
            }
        }
        for (int k = 1; k <= classes; k++) {
            int right = 0;
            for (int i = 0; i < n; i++) {
                int row = i * classes;
                int[] order = IntStream.range(0, classes)
                        .boxed()
                        .sorted((a, b) -> Float.compare(outputs[row + b], outputs[row + a]))
                        .mapToInt(Integer::intValue)
                        .toArray();
                int label = (int) labels[i];
                right += Arrays.stream(order, 0, k).anyMatch(c -> c == label) ? 1 : 0;
            }
            assertThat(fed(new TopK(classes, k), outputs, labels)).as("k " + k).isEqualTo(right / (double) n);
            if (k == 1) {
                assertThat(fed(new Accuracy(classes), outputs, labels)).isEqualTo(right / (double) n);
                assertThat(fed(new ConfusionMatrix(classes), outputs, labels)).isEqualTo(right / (double) n);
            }
        }
    }

    @Test
    void perplexityIsTheNumberOfEquallyLikelyChoices() {
        float[] uniform = {2, 2, 2, 2};
        assertThat(fed(Perplexity.ofLogits(4), uniform, new float[] {3})).isCloseTo(4, EXACT);
        // p of the right token is 1/2 and 1/8: the geometric mean is 1/4
        float[] p = {0.5f, 0.25f, 0.25f, 0.125f, 0.375f, 0.5f};
        assertThat(fed(Perplexity.ofProbabilities(3), p, new float[] {0, 0})).isCloseTo(4, EXACT);
        float[] shifted = {1000 + (float) Math.log(0.5), 1000 + (float) Math.log(0.5)};
        assertThat(fed(Perplexity.ofLogits(2), shifted, new float[] {0})).isCloseTo(2, EXACT);
        Perplexity mixed = Perplexity.ofLogits(4);
        mixed.update(uniform, new float[] {0}, 1);
        mixed.update(Math.log(16), 1);
        assertThat(mixed.value()).isCloseTo(8, EXACT);
        assertThat(mixed.isBetterLarge()).isFalse();
    }
}
