package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ActivationsTest {
    /// x, then by name the values and the slopes there, from the closed forms in 50 digits.
    private static final double[] X = {-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3};

    private static Map<String, UnaryOperator<Tensor>> functions() {
        Map<String, UnaryOperator<Tensor>> all = new LinkedHashMap<>();
        all.put("relu", Activations::relu);
        all.put("gelu_erf", Activations::gelu);
        all.put("gelu_tanh", Activations::geluTanh);
        all.put("softplus", Activations::softplus);
        all.put("silu", Activations::silu);
        all.put("sigmoid", Tensor::sigmoid);
        all.put("elu_a1", x -> Activations.elu(x, 1));
        all.put("selu", Activations::selu);
        all.put("leaky_0.01", x -> Activations.leakyRelu(x, 0.01));
        all.put("prelu_0.25", x -> Activations.prelu(x, Tensor.full(x.dtype(), 0.25)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> valuesAndSlopesMatchTheTable() {
        Table values = Table.read("activations.csv");
        Table slopes = Table.read("activation_slopes.csv");
        assertThat(values.rows().keySet()).containsAll(functions().keySet());
        return functions().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    UnaryOperator<Tensor> f = e.getValue();
                    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
                        Tensor x = Tensor.of(X).cast(dtype);
                        Checks.close(f.apply(x), 1e-6, values.row(e.getKey()));
                        // the table's slopes of SELU are those of λ and α rounded to six digits
                        double tolerance = e.getKey().equals("selu") ? 4e-6 : 1e-6;
                        Checks.close(Autodiff.grad(f.apply(x).sum(), x), tolerance, slopes.row(e.getKey()));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRightToSecondOrder() {
        Map<String, UnaryOperator<Tensor>> all = functions();
        all.put("swish", x -> Activations.swish(x, 1.7));
        all.put("softsign", Activations::softsign);
        all.put("softmax", x -> x.softmax(-1));
        all.put("tanh", Tensor::tanh);
        return all.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    UnaryOperator<Tensor> f = e.getValue();
                    Checks.gradients(
                            new Identity(), (_, in) -> f.apply(in.get(0)), Tensor.of(new double[] {-2.2, -0.4, 0.3, 1.9
                            }));
                }));
    }

    @Test
    void extremeInputsStayFinite() {
        Tensor x = Tensor.of(new float[] {-1000, -100, 100, 1000});
        Checks.close(Activations.softplus(x), 0, 0, 3.783505853677006e-44, 100, 1000);
        Checks.close(x.sigmoid(), 1e-40, 0, 0, 1, 1);
        Checks.close(Activations.silu(x), 1e-40, 0, 0, 100, 1000);
        Checks.close(Activations.elu(x, 1), 0, -1, -1, 100, 1000);
        for (UnaryOperator<Tensor> f : functions().values()) {
            assertThat(Autodiff.grad(f.apply(x).sum(), x).isFinite().all().item())
                    .isEqualTo(1);
        }
    }

    @Test
    void swishScalesItsGateByBeta() {
        Tensor x = Tensor.of(new double[] {-2, 0.5});
        double[] expected = {-2 / (1 + Math.exp(2 * 1.7)), 0.5 / (1 + Math.exp(-0.5 * 1.7))};
        Checks.close(Activations.swish(x, 1.7), 1e-12, expected);
        Checks.close(Activations.swish(x, Tensor.full(DType.F64, 1.7)), 1e-12, expected);
        Checks.close(Activations.swish(x, 1), Activations.silu(x), 1e-15);
    }

    @Test
    void minimaLieWhereCalculusPutsThem() {
        Tensor gelu = Tensor.of(new double[] {-0.7518});
        assertThat(Activations.gelu(gelu).itemDouble()).isCloseTo(-0.16997, Offset.offset(1e-5));
        Tensor silu = Tensor.of(new double[] {-1.2785});
        assertThat(Activations.silu(silu).itemDouble()).isCloseTo(-0.27846, Offset.offset(1e-5));
    }

    /// x = (1, -2), W = [[1, ½], [-1, ¼]], V = [[2, -1], [½, 1]], b = (0, 1), c = (1, 0) give u = (3, 1)… and v
    /// = (2, -3) with W and V acting on columns: x·W + b and x·V + c.
    @Test
    void gatedUnitsGiveTheWorkedExample() {
        Tensor x = Tensor.of(new double[] {1, -2}, 1, 2);
        Tensor u = x.matmul(Tensor.of(new double[] {1, 0.5, -1, 0.25}, 2, 2)).add(Tensor.of(new double[] {0, 1}));
        Tensor v = x.matmul(Tensor.of(new double[] {2, -1, 0.5, 1}, 2, 2)).add(Tensor.of(new double[] {1, 0}));
        Checks.close(u, 1e-12, 3, 1);
        Checks.close(v, 1e-12, 2, -3);
        Checks.close(Activations.reglu(u, v), 1e-6, 6, -3);
        Checks.close(Activations.geglu(u, v), 1e-6, 5.991901, -2.524034);
        Checks.close(Activations.swiglu(u, v, 1), 1e-6, 5.715445, -2.193176);
        Checks.gradients(GatedLinear.of(3, 2, Swish.of(1.5)).init(Key.of(1)), Checks.uniform(1, 2, 3));
    }
}
