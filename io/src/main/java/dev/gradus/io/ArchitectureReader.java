package dev.gradus.io;

import dev.gradus.nn.ModelTree;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model's structure from the plain values that [ArchitectureWriter] made, compared with the tensors that
/// shall be its parameters.
final class ArchitectureReader {
    private static final int MAX_NAMES = 8;

    private final Map<String, Tensor> tensors;
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> different = new LinkedHashSet<>();

    ArchitectureReader(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /// What does not fit, one text for each kind of fault. To be asked after reading.
    List<String> faults() {
        Set<String> surplus = new LinkedHashSet<>(tensors.keySet());
        surplus.removeAll(used);
        List<String> faults = new ArrayList<>();
        add(faults, "missing: ", missing);
        add(faults, "of another type: ", different);
        add(faults, "surplus: ", surplus);
        return faults;
    }

    private static void add(List<String> faults, String kind, Set<String> names) {
        if (!names.isEmpty()) {
            String some = String.join(", ", names.stream().limit(MAX_NAMES).toList());
            faults.add(kind + some + (names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : ""));
        }
    }

    /// @throws IllegalArgumentException if a value is none that the writer makes
    ModelTree read(@Nullable Object value) {
        return switch (value) {
            case Integer v -> new ModelTree.Whole(v);
            case Long v -> new ModelTree.Whole(v);
            case Double v -> new ModelTree.Real(v);
            case Boolean v -> new ModelTree.Flag(v);
            case String v -> new ModelTree.Text(v);
            case List<?> v -> new ModelTree.Items(items(v));
            case Map<?, ?> v when !v.isEmpty() -> object(v);
            case null, default -> throw bad(value);
        };
    }

    private ModelTree object(Map<?, ?> object) {
        return switch (String.valueOf(object.keySet().iterator().next())) {
            case "record" -> record(object);
            case "parameter" -> parameter(object);
            case "sizes" -> new ModelTree.Wholes(wholes(field(object, "sizes", List.class)));
            case "optional" -> optional(items(field(object, "optional", List.class)));
            case "real" -> new ModelTree.Real(real(field(object, "real", String.class)));
            default -> throw bad(object);
        };
    }

    private ModelTree record(Map<?, ?> object) {
        Map<String, ModelTree> components = new LinkedHashMap<>();
        for (Map.Entry<?, ?> e : ((Map<?, ?>) field(object, "components", Map.class)).entrySet()) {
            components.put(String.valueOf(e.getKey()), read(e.getValue()));
        }
        return new ModelTree.Node(field(object, "record", String.class), components);
    }

    private ModelTree parameter(Map<?, ?> object) {
        String name = field(object, "parameter", String.class);
        String dtype = field(object, "dtype", String.class);
        List<Integer> shape = wholes(field(object, "shape", List.class));
        boolean trained = field(object, "trained", Boolean.class);
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            missing.add(name);
            return new ModelTree.Text(name);
        }
        used.add(name);
        int[] sizes = shape.stream().mapToInt(i -> i).toArray();
        if (!tensor.dtype().label().equals(dtype)
                || !Arrays.equals(tensor.shape().toArray(), sizes)) {
            different.add(name + " (" + tensor.type() + ", but the model needs " + dtype + shape + ")");
        }
        return new ModelTree.Weight(name, tensor.type(), trained);
    }

    private List<ModelTree> items(List<?> values) {
        List<ModelTree> items = new ArrayList<>();
        for (Object value : values) {
            items.add(read(value));
        }
        return items;
    }

    private static ModelTree optional(List<ModelTree> content) {
        if (content.size() > 1) {
            throw bad(content);
        }
        return new ModelTree.Maybe(content.stream().findFirst());
    }

    private static double real(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw bad(text);
        };
    }

    private static List<Integer> wholes(List<?> values) {
        List<Integer> all = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof Integer whole)) {
                throw bad(values);
            }
            all.add(whole);
        }
        return all;
    }

    private static <T> T field(Map<?, ?> object, String key, Class<T> type) {
        Object value = object.get(key);
        if (!type.isInstance(value)) {
            throw bad(object);
        }
        return type.cast(value);
    }

    private static IllegalArgumentException bad(@Nullable Object value) {
        return new IllegalArgumentException("the architecture holds what it cannot: " + value);
    }
}
