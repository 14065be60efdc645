package dev.gradus.nn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The record classes that a model file may name. No class is ever loaded by a name found in a file.
///
/// Records of this library go by their simple names (`Linear`), all others by their full ones
/// (`com.acme.Block`).
///
/// ```java
/// Registry registry = Registry.standard().with(Block.class, Transformer.class);
/// ```
public final class Registry {
    private static final Registry STANDARD = new Registry(Map.of()).with(StandardRecords.ALL);

    private final Map<String, Class<? extends Record>> types;

    private Registry(Map<String, Class<? extends Record>> types) {
        this.types = Map.copyOf(types);
    }

    /// The layers of this library.
    public static Registry standard() {
        return STANDARD;
    }

    /// This registry and more record classes.
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Registry with(Class<? extends Record>... more) {
        return with(List.of(more));
    }

    private Registry with(List<Class<? extends Record>> more) {
        Map<String, Class<? extends Record>> all = new HashMap<>(types);
        for (Class<? extends Record> type : more) {
            all.put(name(type), type);
        }
        return new Registry(all);
    }

    /// The name of a record class in model files.
    static String name(Class<?> type) {
        boolean ours = StandardRecords.ALL.contains(type);
        return ours
                ? type.getName().substring(type.getPackageName().length() + 1).replace('$', '.')
                : type.getName();
    }

    /// The record class of a name.
    ///
    /// @throws IllegalArgumentException if it is not registered
    Class<? extends Record> type(String name) {
        Class<? extends Record> type = types.get(name);
        if (type == null) {
            String simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            throw new IllegalArgumentException("model: the record '" + name
                    + "' is not known here; if it is yours, pass Registry.standard().with(" + simple + ".class)");
        }
        return type;
    }
}
