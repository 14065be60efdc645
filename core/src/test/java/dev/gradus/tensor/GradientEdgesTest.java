package dev.gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Gradients where a function has a kink or a limit: the choices that the documentation promises.
class GradientEdgesTest {
    private static double[] gradient(UnaryOperator<Tensor> f, double... at) {
        Tensor x = Tensor.of(at);
        // 0 + makes -0 a 0
        return Autodiff.grad(f.apply(x).sum(), x).add(0).toDoubleArray();
    }

    /// An op of one's own that takes its gradient from its formula.
    private record Weighted() implements Op.Custom {
        @Override
        public Tensor decompose(List<Tensor> in) {
            return in.get(0).mul(3).add(in.get(1).mul(5));
        }
    }

    @Test
    void aTensorGivenTwiceToACustomOpCountsTwice() {
        assertThat(gradient(x -> Tensor.node(new Weighted(), x, x), 1, 2)).containsExactly(8, 8);
    }

    @Test
    void aTensorGivenDirectlyAndThroughAnotherCountsInEachPlaceOnce() {
        assertThat(gradient(x -> Tensor.node(new Weighted(), x, x.square()), 1, 2))
                .containsExactly(13, 23);
    }

    @Test
    void equalWinnersOfAReductionShare() {
        assertThat(gradient(x -> x.max(0), 2, 5, 5, 5)).containsExactly(0, 1 / 3., 1 / 3., 1 / 3.);
        assertThat(gradient(x -> x.min(0), 2, 5, 2, 3)).containsExactly(0.5, 0, 0.5, 0);
    }

    @Test
    void aTieOfTwoTensorsIsShared() {
        Tensor other = Tensor.of(new double[] {1, 2, 3});
        assertThat(gradient(x -> x.maximum(other), 2, 2, 2)).containsExactly(1, 0.5, 0);
        assertThat(gradient(other::maximum, 2, 2, 2)).containsExactly(1, 0.5, 0);
        assertThat(gradient(x -> x.minimum(other), 2, 2, 2)).containsExactly(0, 0.5, 1);
    }

    @Test
    void aTieWithAConstantIsTheConstants() {
        assertThat(gradient(Tensor::relu, -1, 0, 1)).containsExactly(0, 0, 1);
        assertThat(gradient(x -> x.clip(-1, 1), -2, -1, 0, 1, 2)).containsExactly(0, 0, 1, 0, 0);
        assertThat(gradient(Tensor::abs, -2, 0, 2)).containsExactly(-1, 0, 1);
    }

    @Test
    void aPoolingWindowsFirstWinnerTakesAll() {
        WindowSpec window = new WindowSpec(Ints.of(2), ConvSpec.of(1).stride(2));
        assertThat(gradient(x -> x.reshape(1, 1, 4).maxPool(window), 3, 3, 1, 2))
                .containsExactly(1, 0, 0, 1);
    }

    @Test
    void powersHaveNoNanAtZero() {
        Tensor zero = Tensor.of(new double[] {0, 0, 0});
        assertThat(gradient(x -> x.pow(zero), 0, 2, -2)).containsExactly(0, 0, 0);
        assertThat(gradient(x -> x.pow(Tensor.of(new double[] {1, 2, 2.5})), 0, 0, 0))
                .containsExactly(1, 0, 0);
        assertThat(gradient(zero::pow, 1, 2, 0.5)).containsExactly(0, 0, 0);
        assertThat(gradient(Tensor.of(new double[] {-1, -2, 1})::pow, 2, 3, 5)).containsExactly(0, 0, 0);
    }

    @Test
    void thePowerZeroHasFiniteSecondDerivatives() {
        Tensor zero = Tensor.of(new double[] {0, 0});
        Tensor x = Tensor.of(new double[] {0, 2});
        Tensor slope = Autodiff.grad(x.pow(zero).sum(), x);
        assertThat(Autodiff.grad(slope.sum(), x).add(0).toDoubleArray()).containsExactly(0, 0);
        Tensor b = Tensor.of(new double[] {0});
        Tensor two = Tensor.of(new double[] {2});
        Tensor mixed = Autodiff.grad(Autodiff.grad(two.pow(b).sum(), two).sum(), b);
        assertThat(mixed.toDoubleArray()).containsExactly(0.5);
    }

    @Test
    void productsWithZerosAreExact() {
        assertThat(gradient(x -> x.prod(0), 2, 0, 3)).containsExactly(0, 6, 0);
        assertThat(gradient(x -> x.prod(0), 0, 0, 3, 4, 5)).containsExactly(0, 0, 0, 0, 0);
    }

    @Test
    void aRemainderLosesWholeMultiplesOfTheDivisor() {
        Tensor a = Tensor.of(new double[] {7, -7, 7, 1});
        assertThat(gradient(a::mod, 3, 3, -3, 0.1)).containsExactly(-2, 3, 3, -9);
    }

    @Test
    void whatIsNotReachedHasNoGradient() {
        assertThat(gradient(x -> Tensor.of(new double[] {1, 2}), 5, 6)).containsExactly(0, 0);
        assertThat(gradient(x -> x.gt(1).where(x.mul(3), x.stopGradient()), 0, 2))
                .containsExactly(0, 3);
        assertThat(gradient(x -> x.round().add(x.argSort(0, true).cast(DType.F64)), 1.5, 2.5))
                .containsExactly(0, 0);
    }
}
