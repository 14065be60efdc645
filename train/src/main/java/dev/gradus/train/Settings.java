package dev.gradus.train;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Settings of a model by name, read once each; a name that nobody read is a mistake.
final class Settings {
    private final String model;
    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();

    Settings(String model, Map<String, String> values) {
        this.model = model;
        this.values = Map.copyOf(values);
    }

    /// The name of the model.
    String model() {
        return model;
    }

    private String text(String key, String otherwise) {
        read.add(key);
        return values.getOrDefault(key, otherwise);
    }

    /// A whole number from 1 to `most`.
    int whole(String key, int otherwise, int most) {
        int[] sizes = sizes(key, String.valueOf(otherwise));
        if (sizes.length > 1 || sizes[0] > most) {
            throw wrong(key, text(key, ""), "a whole number from 1 to " + most, null);
        }
        return sizes[0];
    }

    /// Positive whole numbers joined by `x`.
    int[] sizes(String key, String otherwise) {
        String text = text(key, otherwise);
        try {
            int[] sizes = Arrays.stream(text.split("x", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            if (Arrays.stream(sizes).allMatch(v -> v > 0 && v <= 1 << 20)) {
                return sizes;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a positive whole number", e);
        }
        throw wrong(key, text, "a positive whole number", null);
    }

    /// A number in [0, 1).
    double share(String key, double otherwise) {
        String text = text(key, String.valueOf(otherwise));
        try {
            double v = Double.parseDouble(text);
            if (v >= 0 && v < 1) {
                return v;
            }
        } catch (NumberFormatException e) {
            throw wrong(key, text, "a number from 0 to below 1", e);
        }
        throw wrong(key, text, "a number from 0 to below 1", null);
    }

    private IllegalArgumentException wrong(
            String key, String text, String wanted, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException("model " + model + ": " + key + "=" + text + " is not " + wanted, cause);
    }

    void requireAllUsed() {
        for (String key : values.keySet()) {
            if (!read.contains(key)) {
                throw new IllegalArgumentException("model " + model + " has no setting '" + key + "'; it has "
                        + (read.isEmpty() ? "none" : String.join(", ", new java.util.TreeSet<>(read))));
            }
        }
    }
}
