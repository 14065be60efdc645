package dev.gradus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.exec.ReferenceMachine;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.GradientCheck;
import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.UnaryFn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpTableTest {
    static Stream<Row> rows() {
        return OpTable.rows().stream();
    }

    static Stream<Row> differentiable() {
        return rows().filter(r -> r.order() > 0
                && r.inputs().stream()
                        .allMatch(i -> i.shape().size() > 0 && i.shape().size() < 1000));
    }

    private static double[] on(dev.gradus.exec.Backend backend, boolean fuse, Row row, List<Tensor> inputs) {
        double[][] out = new double[1][];
        Engine.with(backend, fuse, () -> out[0] = row.formula().apply(inputs).toDoubleArray());
        return out[0];
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theCpuAgreesWithTheReferenceFusedOrNotOnAnyNumberOfThreads(Row row) {
        List<Tensor> in = row.make(1);
        double[] fused = on(new CpuBackend(), true, row, in);
        double[] unfused = on(new CpuBackend(), false, row, in);
        int threads = Parallel.threads();
        double[] alone;
        Parallel.setThreads(1);
        try {
            alone = on(new CpuBackend(), true, row, in);
        } finally {
            Parallel.setThreads(threads);
        }
        assertThat(fused).isEqualTo(unfused);
        assertThat(fused).isEqualTo(alone);
        double[] reference = on(Engine.reference(), false, row, in);
        assertThat(fused).hasSameSizeAs(reference);
        for (int i = 0; i < fused.length; i++) {
            assertThat(fused[i])
                    .as("element " + i)
                    .isCloseTo(reference[i], within(row.tolerance() * Math.max(1, Math.abs(reference[i])) + 1e-300));
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theEngineOverTheReferenceIsTheReference(Row row) {
        List<Tensor> in = row.make(2);
        Tensor t = row.formula().apply(in);
        Storage direct = ReferenceMachine.evaluate(List.of(t)).get(0);
        double[] planned = on(Engine.reference(), true, row, in);
        assertThat(planned).hasSize(t.shape().intSize());
        for (int i = 0; i < planned.length; i++) {
            assertThat(planned[i]).isEqualTo(direct.getDouble(i));
        }
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void gradientsAgreeWithDifferences(Row row) {
        GradientCheck check = new GradientCheck(row.order(), 3, 1e-4, 1e-5);
        GradientCheck.Report report = check.check(row.formula(), row.make(3).toArray(Tensor[]::new));
        assertThat(report.passed()).as(report.message()).isTrue();
    }

    @Test
    void aStoppedGradientIsNoGradient() {
        Tensor x = Tensor.of(new double[] {1, 2});
        Tensor y = x.stopGradient().mul(x).sum();
        assertThat(Autodiff.grad(y, x).toDoubleArray()).containsExactly(1, 2);
    }

    @Test
    void noOpAndNoFunctionIsWithoutARow() {
        Set<Object> seen = new HashSet<>();
        for (Row row : OpTable.rows()) {
            for (Tensor t : Graph.topological(List.of(row.formula().apply(row.make(1))))) {
                seen.add(t.op().getClass());
                switch (t.op()) {
                    case Op.Unary(UnaryFn fn) -> seen.add(fn);
                    case Op.Binary(BinaryFn fn) -> seen.add(fn);
                    case Op.Compare(CompareFn fn) -> seen.add(fn);
                    case Op.Reduce(ReduceFn fn, var _) -> seen.add(fn);
                    default -> {}
                }
            }
        }
        Set<Object> all = new HashSet<>(Arrays.asList(Op.class.getPermittedSubclasses()));
        all.remove(Op.Custom.class);
        all.addAll(Arrays.asList(UnaryFn.values()));
        all.addAll(Arrays.asList(BinaryFn.values()));
        all.addAll(Arrays.asList(CompareFn.values()));
        all.addAll(Arrays.asList(ReduceFn.values()));
        assertThat(seen).containsAll(all);
    }
}
