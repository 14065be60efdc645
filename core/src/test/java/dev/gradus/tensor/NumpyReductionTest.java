package dev.gradus.tensor;

import static dev.gradus.tensor.Numpy.check;

import org.junit.jupiter.api.Test;

/// Reductions, running sums and sorting by NumPy's rules, with NaN, infinities and empty axes.
class NumpyReductionTest {
    private final Tensor x = Numpy.counted(2, 3, 4);
    private final Tensor a = Tensor.of(new float[] {3, Float.NaN, 1, Float.NEGATIVE_INFINITY, 2, 2}, 2, 3);

    @Test
    void sumsAndMeans() {
        check("x.sum()", x.sum());
        check("x.sum(0)", x.sum(0));
        check("x.sum((-1, 0))", x.sum(-1, 0));
        check("x.sum(1, keepdims=True)", x.sumKeep(1));
        check("x.sum(keepdims=True)", x.sumKeep());
        check("x.mean(1)", x.mean(1));
        check("x.var(2)", x.variance(2));
        check("x.var(0, keepdims=True)", x.varianceKeep(0));
        check("np.zeros((2, 0)).sum(1)", Tensor.zeros(2, 0).sum(1));
        check("np.zeros((0, 2)).sum(1)", Tensor.zeros(0, 2).sum(1));
        check("f32(4).sum()", Tensor.scalar(4f).sum());
        check("np.linalg.norm(x, axis=2)", x.norm(2));
    }

    @Test
    void extremesAndNan() {
        check("a.max(0)", a.max(0));
        check("a.min(1)", a.min(1));
        check("a.argmax(1)", a.argMax(1));
        check("a.argmin(1)", a.argMin(1));
        check("a.argmax(0)", a.argMax(0));
        check("np.isnan(a)", a.isNan());
        check("np.isfinite(a)", a.isFinite());
        check(
                "np.isfinite([2**31 - 1, -2**31])",
                Tensor.of(new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}).isFinite());
        check("x.max((1, 2))", x.max(1, 2));
        check("x.argmin(-1)", x.argMin(-1));
        check("np.argmax([2, 7, 7])", Tensor.of(new int[] {2, 7, 7}).argMax(0));
        check("(x > 5).any(2)", x.gt(5).any(2));
        check("(x > 5).all(2)", x.gt(5).all(2));
        check("(np.zeros(0) > 0).all()", Tensor.zeros(0).gt(0).all());
    }

    @Test
    void products() {
        check("(x + 1).prod(2)", x.add(1).prod(2));
        check("x.prod(1)", x.prod(1));
        check("x[:, :, :3].prod(-1)", x.slice(2, 0, 3).prod(-1));
        check("np.zeros((2, 0)).prod(1)", Tensor.zeros(2, 0).prod(1));
        check(
                "np.prod([2, -3, 4, 5, -6])",
                Tensor.of(new int[] {2, -3, 4, 5, -6}).prod(0));
    }

    @Test
    void runningSumsAndOrder() {
        check("x.cumsum(0)", x.cumsum(0));
        check("x.cumsum(1)", x.cumsum(1));
        check("x.cumsum(-1)", x.cumsum(-1));
        check("np.sort(a, 1)", a.sort(1, false));
        check("np.sort(a, 1)[:, ::-1]", a.sort(1, true));
        check(
                "np.argsort([3, 1, 3, 2, 1], stable=True)",
                Tensor.of(new int[] {3, 1, 3, 2, 1}).argSort(0, false));
        check(
                "np.argsort([-3, -1, -3, -2, -1], stable=True)",
                Tensor.of(new int[] {3, 1, 3, 2, 1}).argSort(0, true));
        check("np.sort(-x, 1)", x.neg().sort(1, false));
        check("-np.sort(-x, -1)[..., :2]", x.topK(-1, 2).values());
        check("np.argsort(-x, 1, stable=True)[:, :2]", x.topK(1, 2).indices());
    }

    @Test
    void logSumExpAndSoftmax() {
        check(
                "np.logaddexp.reduce(f32([[-inf, 0], [-inf, -inf]]), 1)",
                Tensor.of(
                                new float[] {
                                    Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY
                                },
                                2,
                                2)
                        .logSumExp(1));
        check("f32(inf)", Tensor.of(new float[] {Float.POSITIVE_INFINITY, 0}).logSumExp(0));
        check("np.logaddexp(1000, 1000)", Tensor.of(new float[] {1000, 1000}).logSumExp(0));
        check(
                "np.logaddexp(-1000, -1000)",
                Tensor.of(new float[] {-1000, -1000}).logSumExp(-1));
        check("f32([-inf, -inf])", Tensor.zeros(2, 0).logSumExp(1));
        check(
                "f32([0.5, 0.5, 0])",
                Tensor.of(new float[] {1000, 1000, Float.NEGATIVE_INFINITY}).softmax(0));
        check(
                "f32([1000, 999]) - np.logaddexp(1000, 999)",
                Tensor.of(new float[] {1000, 999}).logSoftmax(0));
    }
}
