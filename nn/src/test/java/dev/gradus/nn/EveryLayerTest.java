package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What must hold for each layer of [LayerCases].
class EveryLayerTest {
    private static Stream<DynamicTest> each(Consumer<LayerCases.Case> test) {
        return LayerCases.all().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> test.accept(e.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> gradientsAreRightToSecondOrder() {
        return each(c -> Checks.gradients(c.layer(), c.input()));
    }

    @TestFactory
    Stream<DynamicTest> gradientsInTrainingAreRightToSecondOrder() {
        return each(c -> Checks.gradients(
                c.layer(), (model, in) -> Training.call(Key.of(8), () -> model.forward(in.get(0))), c.input()));
    }

    @TestFactory
    Stream<DynamicTest> structureSurvivesTheTree() {
        return each(c -> {
            Layer layer = c.layer();
            ModelTree tree = Modules.tree(layer);
            Map<String, Parameter> values = Modules.parameters(layer);
            Layer again =
                    (Layer) Modules.build(tree, Registry.standard(), w -> Objects.requireNonNull(values.get(w.name())));
            assertThat(again).isEqualTo(layer);
            assertThat(Modules.tree(Modules.build(tree, Registry.standard()))).isEqualTo(tree);
        });
    }

    @TestFactory
    Stream<DynamicTest> blueprintsCountWhatTheyMake() {
        return each(c -> assertThat(c.blueprint().parameterCount()).isEqualTo(Modules.parameterCount(c.layer())));
    }

    @TestFactory
    Stream<DynamicTest> equalKeysMakeEqualLayersAndOthersDoNot() {
        return each(c -> {
            Layer a = c.blueprint().init(Key.of(3));
            Layer b = c.blueprint().init(Key.of(3));
            Modules.parameters(a).forEach((name, p) -> {
                Parameter q = Modules.parameters(b).getOrDefault(name, p);
                assertThat(q).isNotSameAs(p);
                assertThat(q.value().toDoubleArray()).isEqualTo(p.value().toDoubleArray());
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> f32AgreesWithF64() {
        return each(c -> {
            Layer layer = c.layer();
            boolean symbols = c.input().dtype() == DType.I32;
            Tensor narrow = layer.forward(symbols ? c.input() : c.input().cast(DType.F32));
            Tensor wide = Modules.cast(layer, DType.F64).forward(c.input());
            assertThat(narrow.dtype()).isEqualTo(DType.F32);
            Checks.close(narrow, wide, 1e-5);
        });
    }

    @Test
    void everyRecordOfTheRegistryOccursInACase() {
        Set<Class<?>> seen = new HashSet<>();
        LayerCases.all().values().forEach(c -> collect(c.layer(), seen));
        assertThat(seen).containsAll(StandardRecords.ALL);
    }

    private static void collect(Object value, Set<Class<?>> seen) {
        if (value instanceof List<?> list) {
            list.forEach(v -> collect(v, seen));
        } else if (value instanceof Record record) {
            seen.add(record.getClass());
            for (var component : record.getClass().getRecordComponents()) {
                collect(Fields.read(record, component), seen);
            }
        }
    }
}
