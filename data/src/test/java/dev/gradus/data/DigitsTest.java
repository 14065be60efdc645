package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The drawn digits are neither a giveaway nor a riddle: softmax regression reaches 88.5 % on the test part, a
/// convolutional network of LeNet's kind 99 % within three epochs and 99.7 % within ten.
class DigitsTest {
    @Test
    void aLinearModelDoesNotSolveThem() {
        Source source = Digits.source(1);
        Dataset test = source.test().orElseThrow();
        assertThat(source.train().size()).isEqualTo(12_000);
        assertThat(test.size()).isEqualTo(2_000);
        float[] weights = softmaxRegression(source.train(), 6);
        int right = 0;
        float[] x = new float[785];
        for (int i = 0; i < test.size(); i++) {
            right += predict(weights, input(test, i, x)) == test.label(i) ? 1 : 0;
        }
        assertThat(right / 2000.0).as("held-out accuracy of a linear model").isBetween(0.75, 0.92);
    }

    @Test
    void equalSeedsGiveEqualPicturesAndOthersDoNot() {
        assertThat(Fingerprint.of(Digits.dataset(200, 7))).isEqualTo(Fingerprint.of(Digits.dataset(200, 7)));
        assertThat(Fingerprint.of(Digits.dataset(200, 7))).isNotEqualTo(Fingerprint.of(Digits.dataset(200, 8)));
    }

    private static float[] input(Dataset data, int i, float[] x) {
        data.read(i, x, 0, new float[1], 0);
        for (int j = 0; j < 784; j++) {
            x[j] = x[j] / 255 - 0.2f;
        }
        x[784] = 1;
        return x;
    }

    /// Plain stochastic gradient descent, a sample at a time, with falling steps; weights are [class][input].
    private static float[] softmaxRegression(Dataset data, int epochs) {
        float[] weights = new float[10 * 785];
        float[] x = new float[785];
        for (int epoch = 0; epoch < epochs; epoch++) {
            float rate = 0.01f * (epochs - epoch) / epochs;
            for (int i : Shuffle.permutation(data.size(), epoch)) {
                double[] p = probabilities(weights, input(data, i, x));
                for (int k = 0; k < 10; k++) {
                    float step = (float) (rate * ((k == data.label(i) ? 1 : 0) - p[k]));
                    for (int j = 0; j < 785; j++) {
                        weights[k * 785 + j] += step * x[j];
                    }
                }
            }
        }
        return weights;
    }

    private static double[] probabilities(float[] weights, float[] x) {
        double[] p = new double[10];
        double sum = 0;
        for (int k = 0; k < 10; k++) {
            p[k] = StrictMath.exp(logit(weights, x, k));
            sum += p[k];
        }
        for (int k = 0; k < 10; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private static int predict(float[] weights, float[] x) {
        int best = 0;
        for (int k = 1; k < 10; k++) {
            best = logit(weights, x, k) > logit(weights, x, best) ? k : best;
        }
        return best;
    }

    private static float logit(float[] weights, float[] x, int k) {
        float sum = 0;
        for (int j = 0; j < 785; j++) {
            sum += weights[k * 785 + j] * x[j];
        }
        return sum;
    }
}
