package dev.gradus.data;

import java.util.List;
import java.util.Map;

/// Reads maps of plain values, as a JSON parser gives them, with errors that name the missing entry.
final class Plain {
    private Plain() {}

    static String text(Map<?, ?> map, String key) {
        if (map.get(key) instanceof String text) {
            return text;
        }
        throw fault(key, "a text");
    }

    static double number(Map<?, ?> map, String key) {
        if (map.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw fault(key, "a finite number");
    }

    static boolean truth(Map<?, ?> map, String key) {
        if (map.get(key) instanceof Boolean truth) {
            return truth;
        }
        throw fault(key, "true or false");
    }

    static List<?> list(Map<?, ?> map, String key) {
        if (map.get(key) instanceof List<?> list) {
            return list;
        }
        throw fault(key, "a list");
    }

    static List<String> texts(Map<?, ?> map, String key) {
        return list(map, key).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw fault(key, "a list of texts");
                })
                .toList();
    }

    private static IllegalArgumentException fault(String key, String what) {
        return new IllegalArgumentException("table: '" + key + "' must be " + what);
    }
}
