package dev.gradus.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A set that is made from a seed instead of read, with its settings: what a text such as
/// `moons:train=5000,test=1000,noise=0.3` describes.
///
/// @param train samples to learn from
/// @param test samples to test
/// @param noise deviation of what is added to the numbers; 0 where the set has none to set
record GeneratedSet(String name, int train, int test, double noise) {
    private static final int MOST_SAMPLES = 10_000_000;

    private interface Maker {
        Source make(GeneratedSet set, long seed);
    }

    /// A set as it is without settings.
    ///
    /// @param sampleBytes memory of one sample
    /// @param noise its usual noise, if it can be set
    private record Kind(int train, int test, Optional<Double> noise, int sampleBytes, Maker maker) {}

    private static final Map<String, Kind> KINDS = new TreeMap<>(Map.of(
            "catsdogs", plain(CatsDogs.TRAIN, CatsDogs.TEST, CatsDogs.PIXELS, CatsDogs::source),
            "digits", plain(Digits.TRAIN, Digits.TEST, 28 * 28, Digits::source),
            "person", plain(Person.TRAIN, Person.TEST, 3 * 96 * 96, Person::source),
            "recall", plain(Recall.TRAIN, Recall.TEST, 1, Recall::source),
            "moons", points(Points.MOONS_NOISE, 2, Points::moons),
            "circles", points(Points.CIRCLES_NOISE, 2, Points::circles),
            "xor", points(Points.XOR_NOISE, 2, Points::xor),
            "spiral", points(Points.SPIRAL_NOISE, 2, Points::spiral),
            "regression", points(Points.REGRESSION_NOISE, 10, Points::regression)));

    private interface PlainMaker {
        Source make(int train, int test, long seed);
    }

    private static Kind plain(int train, int test, int bytes, PlainMaker maker) {
        return new Kind(train, test, Optional.empty(), bytes, (s, seed) -> maker.make(s.train, s.test, seed));
    }

    private interface PointMaker {
        Source make(int train, int test, double noise, long seed);
    }

    private static Kind points(double noise, int numbers, PointMaker maker) {
        return new Kind(
                Points.TRAIN,
                Points.TEST,
                Optional.of(noise),
                4 * numbers + 4,
                (s, seed) -> maker.make(s.train, s.test, s.noise, seed));
    }

    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /// The set that a text names, perhaps with settings after a colon; none if no set has the name.
    ///
    /// @throws IllegalArgumentException naming a setting that the set lacks, or a value that makes no sense
    static Optional<GeneratedSet> parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Kind kind = KINDS.get(name);
        if (kind == null) {
            return Optional.empty();
        }
        Map<String, String> settings = colon < 0 ? Map.of() : settings(text, text.substring(colon + 1));
        List<String> known = new ArrayList<>(List.of("train", "test"));
        kind.noise.ifPresent(_ -> known.add("noise"));
        for (String key : settings.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("data '" + text + "': the set has no setting '" + key + "'; it has "
                        + String.join(", ", known));
            }
        }
        double noise =
                settings.containsKey("noise") ? number(text, settings.get("noise"), 0, 1e6) : kind.noise.orElse(0.0);
        return Optional.of(new GeneratedSet(
                name,
                samples(text, settings, "train", kind.train, kind.sampleBytes),
                samples(text, settings, "test", kind.test, kind.sampleBytes),
                noise));
    }

    /// The samples, the same for equal seeds.
    Source make(long seed) {
        return java.util.Objects.requireNonNull(KINDS.get(name)).maker.make(this, seed);
    }

    private static Map<String, String> settings(String text, String list) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : list.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || settings.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException(
                        "data '" + text + "': '" + part + "' is not of the form KEY=NUMBER, each key once");
            }
        }
        return settings;
    }

    private static int samples(String text, Map<String, String> settings, String key, int usual, int sampleBytes) {
        if (!settings.containsKey(key)) {
            return usual;
        }
        double n = number(text, settings.get(key), 1, MOST_SAMPLES);
        if (n != Math.rint(n)) {
            throw new IllegalArgumentException("data '" + text + "': " + key + " is no whole number");
        }
        if (n * sampleBytes
                > Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 4)) {
            throw new IllegalArgumentException("data '" + text + "': " + key + "=" + (int) n + " samples take "
                    + (long) (n * sampleBytes / (1 << 20)) + " MB, too much for memory");
        }
        return (int) n;
    }

    private static double number(
            String text, @org.jspecify.annotations.Nullable String value, double least, double most) {
        try {
            double v = Double.parseDouble(String.valueOf(value));
            if (v >= least && v <= most) {
                return v;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(String.format(
                java.util.Locale.ROOT, "data '%s': '%s' is no number from %.0f to %.0f", text, value, least, most));
    }
}
