package dev.gradus.nn;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// From a [ModelTree] to a module. Each value is checked against the type of the component that it is for.
final class TreeReader {
    private final Registry registry;
    private final Function<ModelTree.Weight, Parameter> parameters;
    private final Map<String, Parameter> made = new HashMap<>();

    TreeReader(Registry registry, Function<ModelTree.Weight, Parameter> parameters) {
        this.registry = registry;
        this.parameters = parameters;
    }

    Module model(ModelTree tree) {
        return (Module) value(tree, Module.class, "");
    }

    private Object value(ModelTree tree, Type target, String path) {
        Class<?> type = raw(target);
        Object value = switch (tree) {
            case ModelTree.Node node -> record(node, path);
            case ModelTree.Weight weight -> parameter(weight);
            case ModelTree.Whole(long v) -> whole(v, type, path);
            case ModelTree.Real(double v) ->
                type == float.class || type == Float.class ? (Object) (float) v : (Object) v;
            case ModelTree.Flag(boolean v) -> v;
            case ModelTree.Text(String v) -> type.isEnum() ? constant(type, v, path) : v;
            case ModelTree.Wholes(List<Integer> v) ->
                Ints.of(v.stream().mapToInt(i -> i).toArray());
            case ModelTree.Items(List<ModelTree> v) -> items(v, Fields.element(target), path);
            case ModelTree.Maybe(var v) -> v.map(content -> value(content, Fields.element(target), path));
        };
        if (!boxed(type).isInstance(value)) {
            throw new IllegalArgumentException("model: '" + path + "' needs a " + type.getSimpleName() + ", not a "
                    + value.getClass().getSimpleName());
        }
        return value;
    }

    private Parameter parameter(ModelTree.Weight weight) {
        Parameter p = made.computeIfAbsent(weight.name(), _ -> parameters.apply(weight));
        if (!p.type().equals(weight.type()) || p.isTrained() != weight.trained()) {
            throw new IllegalArgumentException(
                    "model: parameter '" + weight.name() + "' is " + p.type() + ", not " + weight.type());
        }
        return p;
    }

    private Record record(ModelTree.Node node, String path) {
        Class<? extends Record> type = registry.type(node.type());
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String name = components[i].getName();
            ModelTree content = node.components().get(name);
            if (content == null) {
                throw new IllegalArgumentException(
                        "model: '" + path + "' of type " + node.type() + " lacks the component '" + name + "'");
            }
            values[i] = value(content, components[i].getGenericType(), Modules.join(path, name));
        }
        if (node.components().size() != values.length) {
            throw new IllegalArgumentException("model: '" + path + "' has components "
                    + node.components().keySet() + ", but " + node.type() + " has " + values.length);
        }
        return Fields.make(type, values);
    }

    private List<Object> items(List<ModelTree> items, Type element, String path) {
        List<Object> values = new ArrayList<>();
        for (ModelTree item : items) {
            values.add(value(item, element, Modules.join(path, String.valueOf(values.size()))));
        }
        return List.copyOf(values);
    }

    private static Object whole(long v, Class<?> type, String path) {
        if (type == long.class || type == Long.class) {
            return v;
        }
        if (type == double.class || type == Double.class) {
            return (double) v;
        }
        if (v != (int) v) {
            throw new IllegalArgumentException("model: '" + path + "' is " + v + ", which is no int");
        }
        return (int) v;
    }

    private static Object constant(Class<?> type, String name, String path) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "model: '" + path + "' is '" + name + "', which " + type.getSimpleName() + " does not have");
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> c -> c;
            case ParameterizedType p -> (Class<?>) p.getRawType();
            default -> Object.class;
        };
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive()
                ? java.lang.invoke.MethodType.methodType(type).wrap().returnType()
                : type;
    }
}
