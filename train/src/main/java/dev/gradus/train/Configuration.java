package dev.gradus.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a run's configuration, which may come from a damaged or foreign file.
///
/// @param values as `run.json` has them
record Configuration(Map<String, Object> values) {
    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(Object::toString);
    }

    OptionalInt whole(String key) {
        return values.containsKey(key) ? OptionalInt.of(integer(key)) : OptionalInt.empty();
    }

    int integer(String key) {
        double value = number(key);
        if (value != (int) value) {
            throw missing(key);
        }
        return (int) value;
    }

    Map<String, String> settings(String key) {
        if (values.get(key) instanceof Map<?, ?> map) {
            Map<String, String> settings = new LinkedHashMap<>();
            map.forEach((k, v) -> settings.put(String.valueOf(k), String.valueOf(v)));
            return settings;
        }
        throw missing(key);
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> missing(key));
    }

    List<String> texts(String key) {
        if (values.get(key) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw missing(key);
    }

    double number(String key) {
        return value(key).doubleValue();
    }

    long large(String key) {
        return value(key).longValue();
    }

    private Number value(String key) {
        if (values.get(key) instanceof Number n) {
            return n;
        }
        throw missing(key);
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException("the run's configuration has no proper entry '" + key + "'");
    }
}
