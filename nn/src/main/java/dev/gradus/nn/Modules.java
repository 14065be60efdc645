package dev.gradus.nn;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What can be asked of any module: its parameters by name, its structure as data, a copy with other
/// parameters.
public final class Modules {
    private Modules() {}

    /// All parameters by name, in the order of the record components, state such as running means included. A
    /// name is the path of components and list positions, as in `blocks.3.attention.query.weight`. A shared
    /// parameter appears once, under its first name.
    ///
    /// @throws IllegalArgumentException if parameters hide in something else than records, lists and optionals
    /// @throws IllegalStateException if a record's package is not open to this module; the message says what to
    ///     add
    public static Map<String, Parameter> parameters(Object model) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(model, "", (name, p) -> {
            if (seen.add(p)) {
                found.put(name, p);
            }
        });
        return found;
    }

    /// The parameters that an optimizer may change, by name.
    public static Map<String, Parameter> trained(Object model) {
        Map<String, Parameter> found = parameters(model);
        found.values().removeIf(p -> !p.isTrained());
        return found;
    }

    /// How many numbers the parameters hold, state included, shared ones once.
    public static long parameterCount(Object model) {
        return parameters(model).values().stream()
                .mapToLong(p -> p.shape().size())
                .sum();
    }

    private static void walk(Object value, String path, BiConsumer<String, Parameter> found) {
        switch (value) {
            case Parameter p -> found.accept(path, p);
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(list.get(i), join(path, String.valueOf(i)), found);
                }
            }
            case Optional<?> optional -> optional.ifPresent(v -> walk(v, path, found));
            case Record record -> {
                for (RecordComponent c : record.getClass().getRecordComponents()) {
                    walk(Fields.read(record, c), join(path, c.getName()), found);
                }
            }
            default -> Fields.checkLeaf(value, path);
        }
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// The same module with each parameter replaced by a function of it, called once for a shared one: for
    /// copies, other dtypes, averaged weights.
    ///
    /// ```java
    /// Mlp frozen = Modules.map(mlp, p -> Parameter.state(p.value()));
    /// ```
    @SuppressWarnings("unchecked")
    public static <M> M map(M model, UnaryOperator<Parameter> function) {
        Map<Parameter, Parameter> made = new IdentityHashMap<>();
        return (M) mapped(model, p -> made.computeIfAbsent(p, function));
    }

    private static Object mapped(Object value, UnaryOperator<Parameter> function) {
        return switch (value) {
            case Parameter p -> function.apply(p);
            case List<?> list -> list.stream().map(v -> mapped(v, function)).toList();
            case Optional<?> optional -> optional.map(v -> mapped(v, function));
            case Record record -> {
                RecordComponent[] components = record.getClass().getRecordComponents();
                Object[] values = new Object[components.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = mapped(Fields.read(record, components[i]), function);
                }
                yield Fields.make(record.getClass(), values);
            }
            default -> {
                Fields.checkLeaf(value, "");
                yield value;
            }
        };
    }

    /// The same module with floating parameters of another dtype.
    public static <M> M cast(M model, DType dtype) {
        return map(model, p -> {
            Tensor value = p.type().dtype().isFloat() ? p.value().cast(dtype) : p.value();
            return p.isTrained() ? Parameter.of(value) : Parameter.state(value);
        });
    }

    /// The structure of a module as data, to be written to a file.
    ///
    /// @throws IllegalArgumentException if a component is of a kind that files cannot hold
    public static ModelTree tree(Object model) {
        return TreeWriter.write(model);
    }

    /// The module of a structure, with new parameters of zeros.
    ///
    /// @throws IllegalArgumentException if the structure names a record that the registry does not know, or
    ///     does not fit it
    public static Module build(ModelTree tree, Registry registry) {
        return build(tree, registry, weight -> {
            Tensor zeros =
                    Tensor.full(weight.type().dtype(), 0, weight.type().shape().toArray());
            return weight.trained() ? Parameter.of(zeros) : Parameter.state(zeros);
        });
    }

    /// The module of a structure, with parameters from elsewhere: a file, for example, whose sizes were
    /// checked.
    ///
    /// @param parameters gives the parameter of a reference; asked once for each name
    /// @throws IllegalArgumentException if the structure names a record that the registry does not know, or
    ///     does not fit it
    public static Module build(ModelTree tree, Registry registry, Function<ModelTree.Weight, Parameter> parameters) {
        return new TreeReader(registry, parameters).model(tree);
    }
}
