package dev.gradus.nn;

import dev.gradus.tensor.Parameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/// Reads and makes records by reflection: the only place of this module that does.
final class Fields {
    private Fields() {}

    /// The value of a record's component.
    static Object read(Record record, RecordComponent component) {
        Method accessor = component.getAccessor();
        if (!accessor.trySetAccessible()) {
            throw closed(record.getClass());
        }
        try {
            return accessor.invoke(record);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(closed(record.getClass()).getMessage(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "reading " + component + " of " + record.getClass() + " failed", e.getCause());
        }
    }

    /// A record of the class from its components' values, in order.
    static Record make(Class<? extends Record> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
            if (!constructor.trySetAccessible()) {
                throw closed(type);
            }
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("making a " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("making a " + type.getName() + " failed", e);
        }
    }

    /// Checks that the walk over components does not miss parameters in a value that it cannot look into.
    static void checkLeaf(Object value, String path) {
        boolean hidden = switch (value) {
            case Module _ -> true;
            case Map<?, ?> map -> map.values().stream().anyMatch(Fields::holdsParameters);
            case Collection<?> all -> all.stream().anyMatch(Fields::holdsParameters);
            case Object[] array -> Arrays.stream(array).anyMatch(Fields::holdsParameters);
            default -> false;
        };
        if (hidden) {
            throw new IllegalArgumentException("module: " + (path.isEmpty() ? "the model" : "component '" + path + "'")
                    + " is a " + value.getClass().getTypeName()
                    + ", whose parameters cannot be found: use records, lists and optionals");
        }
    }

    private static boolean holdsParameters(Object value) {
        return value instanceof Parameter || value instanceof Module;
    }

    private static IllegalStateException closed(Class<?> type) {
        return new IllegalStateException("record " + type.getName() + " cannot be read: add 'opens "
                + type.getPackageName() + " to dev.gradus.nn;' to the module-info of "
                + type.getModule().getName());
    }

    /// The only type argument of a list's or optional's type, or `Object` where it is not known.
    static Type element(Type type) {
        return type instanceof java.lang.reflect.ParameterizedType p ? p.getActualTypeArguments()[0] : Object.class;
    }
}
