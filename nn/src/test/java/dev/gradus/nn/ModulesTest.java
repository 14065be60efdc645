package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModulesTest {
    record Block(MultiHeadAttention attention, List<Linear> mlp, Optional<BatchNorm> norm) implements Module {}

    record Model(Embedding tokens, List<Block> blocks, Linear head) implements Module {}

    private static Model model() {
        Key key = Key.of(1);
        Linear shared = Linear.of(4, 4).init(key.fold(9));
        Block first = new Block(MultiHeadAttention.of(4, 2).init(key), List.of(shared), Optional.empty());
        Block second = new Block(
                MultiHeadAttention.of(4, 2).bias(false).init(key),
                List.of(shared, shared),
                Optional.of(BatchNorm.of(4).init(key)));
        Embedding tokens = Embedding.of(5, 4).init(key);
        return new Model(tokens, List.of(first, second), new Linear(tokens.weight(), Optional.empty()));
    }

    @Test
    void namesAreThePathsOfComponents() {
        Map<String, Parameter> found = Modules.parameters(model());
        assertThat(found.keySet())
                .containsExactly(
                        "tokens.weight",
                        "blocks.0.attention.query.weight",
                        "blocks.0.attention.query.bias",
                        "blocks.0.attention.key.weight",
                        "blocks.0.attention.key.bias",
                        "blocks.0.attention.value.weight",
                        "blocks.0.attention.value.bias",
                        "blocks.0.attention.output.weight",
                        "blocks.0.attention.output.bias",
                        "blocks.0.mlp.0.weight",
                        "blocks.0.mlp.0.bias",
                        "blocks.1.attention.query.weight",
                        "blocks.1.attention.key.weight",
                        "blocks.1.attention.value.weight",
                        "blocks.1.attention.output.weight",
                        "blocks.1.norm.weight",
                        "blocks.1.norm.bias",
                        "blocks.1.norm.runningMean",
                        "blocks.1.norm.runningVariance");
        assertThat(Modules.trained(model()).keySet())
                .hasSize(17)
                .doesNotContain("blocks.1.norm.runningMean", "blocks.1.norm.runningVariance");
        assertThat(Modules.parameterCount(model())).isEqualTo(20 + 4 * 20 + 20 + 4 * 16 + 16);
    }

    @Test
    void treeAndBuildKeepStructureNamesAndSharing() {
        Registry registry = Registry.standard().with(Model.class, Block.class);
        ModelTree tree = Modules.tree(model());
        Model again = (Model) Modules.build(tree, registry);
        assertThat(Modules.tree(again)).isEqualTo(tree);
        assertThat(Modules.parameters(again).keySet())
                .isEqualTo(Modules.parameters(model()).keySet());
        assertThat(again.head().weight()).isSameAs(again.tokens().weight());
        assertThat(Modules.parameters(again).values())
                .allSatisfy(p -> assertThat(p.value().toDoubleArray()).containsOnly(0));
    }

    @Test
    void buildTakesParametersFromElsewhere() {
        Linear linear = Linear.of(2, 3).init(Key.of(5));
        Map<String, Parameter> own = Modules.parameters(linear);
        Linear again = (Linear) Modules.build(
                Modules.tree(linear), Registry.standard(), w -> Objects.requireNonNull(own.get(w.name())));
        assertThat(again.weight()).isSameAs(linear.weight());
    }

    @Test
    void buildNamesWhatItDoesNotKnow() {
        ModelTree tree = Modules.tree(model());
        assertThatThrownBy(() -> Modules.build(tree, Registry.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev.gradus.nn")
                .hasMessageContaining("Model.class");
        ModelTree wrong = new ModelTree.Node("Dropout", Map.of("rate", new ModelTree.Text("much")));
        assertThatThrownBy(() -> Modules.build(wrong, Registry.standard()))
                .hasMessage("model: 'rate' needs a double, not a String");
        ModelTree lacks = new ModelTree.Node("Dropout", Map.of());
        assertThatThrownBy(() -> Modules.build(lacks, Registry.standard())).hasMessageContaining("lacks");
        ModelTree more = new ModelTree.Node("Relu", Map.of("slope", new ModelTree.Real(1)));
        assertThatThrownBy(() -> Modules.build(more, Registry.standard())).hasMessageContaining("slope");
        ModelTree noModule = new ModelTree.Node("Padding.Same", Map.of());
        assertThatThrownBy(() -> Modules.build(noModule, Registry.standard())).hasMessageContaining("Module");
        ModelTree outOfRange = new ModelTree.Node("Dropout", Map.of("rate", new ModelTree.Real(2)));
        assertThatThrownBy(() -> Modules.build(outOfRange, Registry.standard())).hasMessageContaining("[0, 1)");
        ModelTree foreign = new ModelTree.Node("java.lang.Runtime", Map.of());
        assertThatThrownBy(() -> Modules.build(foreign, Registry.standard())).hasMessageContaining("not known");
    }

    record Hidden(Map<String, Linear> layers) implements Module {}

    record Arrays(Linear[] layers) implements Module {}

    record Wild(Layer layer) implements Module {}

    @Test
    void hiddenParametersAreAnErrorNotASilence() {
        Linear linear = Linear.of(1, 1).init(Key.of(1));
        assertThatThrownBy(() -> Modules.parameters(new Hidden(Map.of("a", linear))))
                .hasMessageContaining("component 'layers'")
                .hasMessageContaining("use records, lists and optionals");
        assertThatThrownBy(() -> Modules.parameters(new Arrays(new Linear[] {linear})))
                .hasMessageContaining("Linear[]");
        assertThatThrownBy(() -> Modules.parameters(new Wild(x -> x))).hasMessageContaining("component 'layer'");
    }

    @Test
    void castAndMapMakeIndependentCopiesThatKeepSharing() {
        Model model = model();
        Model wide = Modules.cast(model, DType.F64);
        assertThat(wide.head().weight()).isSameAs(wide.tokens().weight());
        assertThat(wide.head().weight().type().dtype()).isEqualTo(DType.F64);
        assertThat(Modules.trained(wide).keySet())
                .isEqualTo(Modules.trained(model).keySet());
        wide.head().weight().assign(Tensor.full(DType.F64, 0, 5, 4));
        assertThat(model.head().weight().value().abs().sum().item()).isPositive();
    }
}
