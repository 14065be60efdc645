package dev.gradus.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.exec.Backend;
import dev.gradus.exec.Engine;
import dev.gradus.exec.ReferenceMachine;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every op against values that NumPy computed in double precision, on every machine.
class GoldenTest {
    /// Ops without golden values, with the reason.
    private static final Map<Class<?>, String> EXEMPT = Map.of(
            Op.Leaf.class, "computes nothing",
            Op.Custom.class, "open to users; what it means is the formula it decomposes into");

    static Stream<GoldenCase> cases() {
        return GoldenCase.all().stream();
    }

    static Stream<GoldenCase> single() {
        return cases().filter(GoldenCase::isSingle);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReferenceMachineGivesNumPysValues(GoldenCase c) {
        double tight = c.output().type().dtype() == DType.F64 ? 4e-15 : 0;
        compare(c, c.output().type().dtype(), reference(c, false), tight);
    }

    @ParameterizedTest
    @MethodSource("single")
    void theReferenceMachineGivesThemInDoublePrecision(GoldenCase c) {
        compare(c, DType.F64, reference(c, true), 4e-15);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCpuGivesThem(GoldenCase c) {
        boolean single = c.output().type().dtype() == DType.F32;
        compare(c, c.output().type().dtype(), on(new CpuBackend(), c), single ? 2e-6 : 4e-15);
    }

    private static Storage reference(GoldenCase c, boolean asDouble) {
        return ReferenceMachine.evaluate(List.of(node(c, asDouble))).get(0);
    }

    private static Storage on(Backend backend, GoldenCase c) {
        Storage[] out = new Storage[1];
        Engine.with(backend, true, () -> out[0] = node(c, false).storage());
        return out[0];
    }

    private static Tensor node(GoldenCase c, boolean asDouble) {
        List<Tensor> in = c.inputs().stream()
                .map(v -> v.tensor(
                        asDouble && v.type().dtype() == DType.F32
                                ? DType.F64
                                : v.type().dtype()))
                .toList();
        return Tensor.node(asDouble ? wide(c.op()) : c.op(), in);
    }

    /// Ops that name their type, in f64.
    private static Op wide(Op op) {
        return switch (op) {
            case Op.Fill(TensorType t, double value) -> new Op.Fill(new TensorType(t.shape(), DType.F64), value);
            case Op.Iota(TensorType t, int axis) -> new Op.Iota(new TensorType(t.shape(), DType.F64), axis);
            default -> op;
        };
    }

    private static void compare(GoldenCase c, DType dtype, Storage got, double tolerance) {
        assertThat(got.dtype()).isEqualTo(dtype);
        // a sum's error is relative to its terms, not to what is left of them
        double floor = c.op() instanceof Op.Unary || c.op() instanceof Op.Binary ? 0 : 1;
        for (int i = 0; i < c.output().numbers().size(); i++) {
            if (!dtype.isFloat()) {
                assertThat(got.getLong(i))
                        .as("element " + i)
                        .isEqualTo(Long.parseLong(c.output().numbers().get(i)));
                continue;
            }
            // the nearest number of the dtype
            double want = c.output().tensor(dtype).storage().getDouble(i);
            if (Double.isFinite(want)) {
                assertThat(got.getDouble(i))
                        .as("element " + i)
                        .isCloseTo(want, within(tolerance * Math.max(floor, Math.abs(want)) + Float.MIN_VALUE));
            } else {
                assertThat(got.getDouble(i)).as("element " + i).isEqualTo(Double.valueOf(want));
            }
        }
    }

    @Test
    void noOpAndNoFunctionIsWithoutGoldenValues() {
        Set<Object> seen = new HashSet<>(EXEMPT.keySet());
        for (GoldenCase c : GoldenCase.all()) {
            seen.add(c.op().getClass());
            switch (c.op()) {
                case Op.Unary(UnaryFn fn) -> seen.add(fn);
                case Op.Binary(BinaryFn fn) -> seen.add(fn);
                case Op.Compare(CompareFn fn) -> seen.add(fn);
                case Op.Reduce(ReduceFn fn, Ints _) -> seen.add(fn);
                default -> {}
            }
        }
        Set<Object> all = new HashSet<>(Arrays.asList(Op.class.getPermittedSubclasses()));
        all.addAll(Arrays.asList(UnaryFn.values()));
        all.addAll(Arrays.asList(BinaryFn.values()));
        all.addAll(Arrays.asList(CompareFn.values()));
        all.addAll(Arrays.asList(ReduceFn.values()));
        assertThat(seen).containsAll(all);
    }
}
