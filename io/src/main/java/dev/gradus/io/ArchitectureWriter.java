package dev.gradus.io;

import dev.gradus.nn.ModelTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model's structure as plain values for JSON. Numbers, texts, truth values and lists are themselves; the
/// other kinds are objects told apart by their first key:
///
/// - `{"record": "Linear", "components": {…}}`
/// - `{"parameter": "0.weight", "dtype": "f32", "shape": [10, 784], "trained": true}`
/// - `{"sizes": [2, 2]}` for [dev.gradus.tensor.Ints]
/// - `{"optional": []}` or `{"optional": [x]}`
/// - `{"real": "NaN"}` for numbers that JSON lacks
final class ArchitectureWriter {
    private ArchitectureWriter() {}

    static Object write(ModelTree tree) {
        return switch (tree) {
            case ModelTree.Node(String type, Map<String, ModelTree> components) -> {
                Map<String, Object> written = new LinkedHashMap<>();
                components.forEach((name, component) -> written.put(name, write(component)));
                yield object("record", type, "components", written);
            }
            case ModelTree.Weight(var name, var type, boolean trained) ->
                object(
                        "parameter",
                        name,
                        "dtype",
                        type.dtype().label(),
                        "shape",
                        type.shape().toArray(),
                        "trained",
                        trained);
            case ModelTree.Whole(long value) -> value;
            case ModelTree.Real(double value) when Double.isFinite(value) -> value;
            case ModelTree.Real(double value) -> object("real", String.valueOf(value));
            case ModelTree.Flag(boolean value) -> value;
            case ModelTree.Text(String value) -> value;
            case ModelTree.Wholes(List<Integer> values) -> object("sizes", values);
            case ModelTree.Items(List<ModelTree> items) ->
                items.stream().map(ArchitectureWriter::write).toList();
            case ModelTree.Maybe(var content) ->
                object(
                        "optional",
                        content.stream().map(ArchitectureWriter::write).toList());
        };
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
