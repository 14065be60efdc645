package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From a module to its [ModelTree].
final class TreeWriter {
    private final Map<Parameter, String> names = new IdentityHashMap<>();

    private TreeWriter(Object model) {
        Modules.parameters(model).forEach((name, p) -> names.put(p, name));
    }

    static ModelTree write(Object model) {
        return new TreeWriter(model).tree(model, "");
    }

    private ModelTree tree(Object value, String path) {
        return switch (value) {
            case Parameter p -> new ModelTree.Weight(names.getOrDefault(p, path), p.type(), p.isTrained());
            case Integer v -> new ModelTree.Whole(v);
            case Long v -> new ModelTree.Whole(v);
            case Double v -> new ModelTree.Real(v);
            case Float v -> new ModelTree.Real(v);
            case Boolean v -> new ModelTree.Flag(v);
            case String v -> new ModelTree.Text(v);
            case Enum<?> v -> new ModelTree.Text(v.name());
            case Ints v ->
                new ModelTree.Wholes(Arrays.stream(v.toArray()).boxed().toList());
            case Optional<?> v -> new ModelTree.Maybe(v.map(content -> tree(content, path)));
            case List<?> v -> items(v, path);
            case Record v -> node(v, path);
            default ->
                throw new IllegalArgumentException("module: component '" + path + "' is a "
                        + value.getClass().getTypeName()
                        + ", which a model file cannot hold: use numbers, strings, enums,"
                        + " Ints, records, lists and optionals of them");
        };
    }

    private ModelTree items(List<?> list, String path) {
        List<ModelTree> items = new ArrayList<>();
        for (Object v : list) {
            items.add(tree(v, Modules.join(path, String.valueOf(items.size()))));
        }
        return new ModelTree.Items(items);
    }

    private ModelTree node(Record record, String path) {
        Map<String, ModelTree> components = new LinkedHashMap<>();
        for (RecordComponent c : record.getClass().getRecordComponents()) {
            components.put(c.getName(), tree(Fields.read(record, c), Modules.join(path, c.getName())));
        }
        return new ModelTree.Node(Registry.name(record.getClass()), components);
    }
}
