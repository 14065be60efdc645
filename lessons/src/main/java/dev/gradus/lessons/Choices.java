package dev.gradus.lessons;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The values that a learner chose for a lesson's settings.
///
/// @param values each setting's value by its name
/// @param quick true for the short form of a long computation
public record Choices(Map<String, Double> values, boolean quick) {
    /// Keeps a copy.
    public Choices {
        values = Map.copyOf(values);
    }

    /// A lesson's defaults, with some values replaced.
    ///
    /// @throws IllegalArgumentException for an unknown name, or a value outside the setting's range
    public static Choices of(Lesson lesson, Map<String, Double> changed, boolean quick) {
        List<Setting> settings = lesson.settings();
        Map<String, Double> values = new TreeMap<>();
        settings.forEach(s -> values.put(s.name(), s.start()));
        changed.forEach((name, value) -> {
            Setting setting = settings.stream()
                    .filter(s -> s.name().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(lesson.item().id() + " has no setting '" + name + "'; it has "
                                    + settings.stream().map(Setting::name).toList()));
            if (!(value >= setting.low() && value <= setting.high())) {
                throw new IllegalArgumentException(
                        name + " is " + value + "; it goes from " + setting.low() + " to " + setting.high());
            }
            values.put(name, value);
        });
        return new Choices(values, quick);
    }

    /// A lesson's defaults.
    public static Choices defaults(Lesson lesson, boolean quick) {
        return of(lesson, Map.of(), quick);
    }

    /// A setting's value.
    ///
    /// @throws IllegalArgumentException where the lesson has no such setting
    public double number(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting '" + name + "'");
        }
        return value;
    }
}
