package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LossesTest {
    private static final Tensor A = Checks.uniform(1, 3, 4);
    private static final Tensor B = Checks.uniform(2, 3, 4);

    private static void item(Tensor loss, double expected) {
        assertThat(loss.itemDouble()).isCloseTo(expected, Offset.offset(1e-12));
    }

    @Test
    void errorsOfRegressionMatchLoops() {
        double[] a = A.toDoubleArray();
        double[] b = B.toDoubleArray();
        double squares = 0;
        double absolute = 0;
        double huber = 0;
        for (int i = 0; i < a.length; i++) {
            double d = Math.abs(a[i] - b[i]);
            squares += d * d;
            absolute += d;
            huber += d <= 0.5 ? d * d / 2 : 0.5 * (d - 0.25);
        }
        item(Losses.mse(A, B), squares / 12);
        item(Losses.mse(A, B, Reduction.SUM), squares);
        item(Losses.mae(A, B), absolute / 12);
        item(new Huber(0.5, Reduction.MEAN).of(A, B), huber / 12);
        item(Losses.huber(A.mul(0), A.mul(0).add(3)), 2.5);
        assertThat(Losses.mae(A, B, Reduction.NONE).shape()).isEqualTo(A.shape());
        Checks.gradients(new Identity(), (_, in) -> Losses.mse(in.get(0), in.get(1)), A, B);
        Checks.gradients(new Identity(), (_, in) -> new Huber(0.5, Reduction.SUM).of(in.get(0), in.get(1)), A, B);
        assertThatThrownBy(() -> Losses.mse(A, B.slice(1, 0, 1)))
                .hasMessage("mse: prediction (3, 4) and target (3, 1) must have one shape");
    }

    /// Softmax cross-entropy by loops, with everything that can be set.
    private static double crossEntropy(
            double[][] logits, int[] labels, double[] weights, double smoothing, int ignored) {
        double sum = 0;
        double total = 0;
        for (int n = 0; n < labels.length; n++) {
            if (labels[n] == ignored) {
                continue;
            }
            double norm = 0;
            for (double x : logits[n]) {
                norm += Math.exp(x);
            }
            for (int c = 0; c < logits[n].length; c++) {
                double truth = smoothing / logits[n].length + (c == labels[n] ? 1 - smoothing : 0);
                sum -= weights[c] * truth * (logits[n][c] - Math.log(norm));
            }
            total += weights[labels[n]];
        }
        return sum / total;
    }

    @Test
    void crossEntropyMatchesLoops() {
        double[] flat = A.toDoubleArray();
        double[][] logits = new double[3][4];
        for (int i = 0; i < 12; i++) {
            logits[i / 4][i % 4] = flat[i];
        }
        int[] labels = {2, 0, 3};
        double[] even = {1, 1, 1, 1};
        double[] weights = {0.5, 2, 1.5, 3};
        Tensor y = Tensor.of(labels);
        Tensor w = Tensor.of(weights);
        CrossEntropy plain = CrossEntropy.DEFAULT;
        item(Losses.crossEntropy(A, y), crossEntropy(logits, labels, even, 0, -1));
        item(plain.smoothing(0.1).of(A, y), crossEntropy(logits, labels, even, 0.1, -1));
        item(plain.classWeights(w).of(A, y), crossEntropy(logits, labels, weights, 0, -1));
        item(plain.classWeights(w).smoothing(0.3).of(A, y), crossEntropy(logits, labels, weights, 0.3, -1));
        item(plain.ignore(0).of(A, y), crossEntropy(logits, labels, even, 0, 0));
        item(plain.ignore(0).smoothing(0.2).classWeights(w).of(A, y), crossEntropy(logits, labels, weights, 0.2, 0));
        item(plain.ignore(-100).of(A, Tensor.of(new int[] {2, -100, 3})), crossEntropy(logits, labels, even, 0, 0));
        item(plain.reduction(Reduction.SUM).of(A, y), 3 * crossEntropy(logits, labels, even, 0, -1));
        Checks.close(plain.ignore(0).reduction(Reduction.NONE).of(A, y).slice(0, 1, 2), 0, 0);
        Checks.gradients(
                new Identity(),
                (_, in) -> plain.ignore(0).smoothing(0.2).classWeights(w).of(in.get(0), in.get(1)),
                A,
                y);
        // labels of pixels: (N, C, height, width) and (N, height, width)
        Tensor picture = Checks.uniform(3, 2, 3, 2, 2);
        Tensor pixels = Tensor.of(new int[] {0, 1, 2, 0, 1, 1, 2, 2}, 2, 2, 2);
        Tensor rows = picture.permute(0, 2, 3, 1).reshape(8, 3);
        item(
                plain.smoothing(0.1).of(picture, pixels),
                plain.smoothing(0.1).of(rows, pixels.flatten(0)).itemDouble());
    }

    @Test
    void sharesOfClassesAreMixturesOfLabels() {
        Tensor y = Tensor.of(new int[] {2, 0, 3});
        Tensor z = Tensor.of(new int[] {1, 1, 3});
        Tensor first = Tensor.of(new double[] {0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1}, 3, 4);
        Tensor second = Tensor.of(new double[] {0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1}, 3, 4);
        Tensor w = Tensor.of(new double[] {0.5, 2, 1.5, 3});
        CrossEntropy plain = CrossEntropy.DEFAULT;
        for (CrossEntropy loss : new CrossEntropy[] {
            plain,
            plain.smoothing(0.3),
            plain.classWeights(w),
            plain.smoothing(0.1).classWeights(w)
        }) {
            item(loss.of(A, first), loss.of(A, y).itemDouble());
        }
        item(
                plain.smoothing(0.1).of(A, first.mul(0.7).add(second.mul(0.3))),
                0.7 * plain.smoothing(0.1).of(A, y).itemDouble()
                        + 0.3 * plain.smoothing(0.1).of(A, z).itemDouble());
        Checks.gradients(new Identity(), (_, in) -> plain.of(in.get(0), in.get(1)), A, second);
        assertThatThrownBy(() -> plain.ignore(0).of(A, first)).hasMessageContaining("nothing to ignore");
    }

    @Test
    void crossEntropyStaysFiniteAndRefusesWrongLabels() {
        Tensor far = Tensor.of(new float[] {1000, -1000, 0}, 1, 3);
        item(Losses.crossEntropy(far, Tensor.of(new int[] {1})), 2000);
        assertThatThrownBy(() -> Losses.crossEntropy(A, Tensor.of(new int[] {1, 2})))
                .hasMessageContaining("logits (3, 4) and labels (2,)");
        assertThatThrownBy(() -> Losses.crossEntropy(A, Tensor.of(new float[3])))
                .hasMessageContaining("i32");
        assertThatThrownBy(() ->
                        Losses.crossEntropy(A, Tensor.of(new int[] {1, 2, 4})).item())
                .isInstanceOf(RuntimeException.class)
                .hasMessageContaining("4");
    }

    @Test
    void binaryCrossEntropyMatchesLoopsAndStaysFinite() {
        Tensor truth = B.gt(0).cast(DType.F64);
        double[] x = A.toDoubleArray();
        double[] y = truth.toDoubleArray();
        double plain = 0;
        double weighted = 0;
        for (int i = 0; i < x.length; i++) {
            double p = 1 / (1 + Math.exp(-x[i]));
            plain -= y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
            weighted -= 3 * y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
        }
        item(Losses.binaryCrossEntropy(A, truth), plain / 12);
        BinaryCrossEntropy heavy = BinaryCrossEntropy.DEFAULT.positiveWeight(Tensor.of(new double[] {3}));
        item(heavy.of(A, truth), weighted / 12);
        Checks.gradients(new Identity(), (_, in) -> heavy.of(in.get(0), truth), A);
        Tensor far = Tensor.of(new float[] {1000, -1000, 1000, -1000});
        Tensor t = Tensor.of(new float[] {1, 0, 0, 1});
        Checks.close(BinaryCrossEntropy.DEFAULT.reduction(Reduction.NONE).of(far, t), 0, 0, 0, 1000, 1000);
        Checks.close(Autodiff.grad(Losses.binaryCrossEntropy(far, t), far), 1e-6, 0, 0, 0.25, -0.25);
    }

    @Test
    void divergenceMatchesLoopsAndIsZeroForEqualDistributions() {
        Tensor p = A.logSoftmax(-1);
        Tensor q = B.logSoftmax(-1);
        double[] lp = p.toDoubleArray();
        double[] lq = q.toDoubleArray();
        double sum = 0;
        for (int i = 0; i < lp.length; i++) {
            sum += Math.exp(lp[i]) * (lp[i] - lq[i]);
        }
        item(Losses.klDivergence(q, p), sum / 3);
        item(Losses.klDivergence(p, p), 0);
        Checks.gradients(
                new Identity(),
                (_, in) ->
                        Losses.klDivergence(in.get(0).logSoftmax(-1), in.get(1).logSoftmax(-1)),
                B,
                A);
        Tensor sure = Tensor.of(new double[] {0, Double.NEGATIVE_INFINITY});
        Tensor even = Tensor.of(new double[] {Math.log(0.5), Math.log(0.5)});
        Tensor loss = Losses.klDivergence(even, sure);
        item(loss, Math.log(2));
        Checks.close(Autodiff.grad(loss, even), 1e-12, -1, 0);
        Checks.close(Autodiff.grad(loss, sure), 1e-12, 1 + Math.log(2), 0);
    }

    @Test
    void boxesMatchTheDrawing() {
        // a 4 × 4 square and one that overlaps it in 2 × 3
        Tensor a = Tensor.of(new double[] {0, 0, 4, 4}, 1, 4);
        Tensor b = Tensor.of(new double[] {2, 1, 4, 3}, 1, 4);
        Checks.close(Boxes.iou(a, b), 1e-12, 6.0 / 22);
        Checks.close(Boxes.giou(a, b), 1e-12, 6.0 / 22 - 2.0 / 24);
        item(Boxes.squares(a, b), 4 + 1 + 0 + 1);
        item(Boxes.iouLoss(a, a), 0);
        item(Boxes.giouLoss(a, a), 0);
        Tensor away = Tensor.of(new double[] {6, 0, 2, 4}, 1, 4);
        Checks.close(Boxes.iou(a, away), 0, 0);
        Checks.close(Boxes.giou(a, away), 1e-12, -8.0 / 32);
        Tensor none = Tensor.of(new double[] {1, 1, 0, -3}, 1, 4);
        Checks.close(Boxes.iou(none, none), 0, 0);
        // a negative height counts as 0: the hull is the first box
        Checks.close(Boxes.giou(a, Tensor.of(new double[] {1, 1, 2, -3}, 1, 4)), 0, 0);
        assertThat(Boxes.giou(a, none).isFinite().all().item()).isEqualTo(1);
        assertThat(Autodiff.grad(Boxes.giouLoss(none, a), none).isFinite().all().item())
                .isEqualTo(1);
        Tensor lower = b.add(0.25); // no two edges on one line, where the slope would jump
        Checks.gradients(new Identity(), (_, in) -> Boxes.giouLoss(in.get(0), in.get(1)), a, lower);
        Checks.gradients(new Identity(), (_, in) -> Boxes.iouLoss(in.get(0), in.get(1)), a, lower);
        Tensor pull = Autodiff.grad(Boxes.giouLoss(away, a), away);
        assertThat(pull.toDoubleArray()[0]).as("moving right makes it worse").isPositive();
        assertThatThrownBy(() -> Boxes.iou(a, b.squeeze(0))).hasMessageContaining("(…, 4)");
    }
}
