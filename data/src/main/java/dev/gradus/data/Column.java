package dev.gradus.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How one column of a table becomes numbers. What it needs to know it learned from the training rows.
public sealed interface Column {
    /// The column's name.
    String name();

    /// How many numbers a field becomes.
    int width();

    /// Writes a field's numbers to `out` from `at` on.
    void encode(String field, boolean decimalComma, float[] out, int at);

    /// Plain values from which [#fromMap] makes the column again.
    Map<String, Object> toMap();

    /// One number, standardised: (value - mean) / deviation.
    ///
    /// @param fill taken where the value is missing or no number: the median
    record Numeric(String name, double fill, double mean, double deviation) implements Column {
        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(String field, boolean decimalComma, float[] out, int at) {
            out[at] = (float) standardised(Csv.number(field, decimalComma));
        }

        double standardised(double value) {
            return ((Double.isNaN(value) ? fill : value) - mean) / deviation;
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", "numeric");
            map.put("name", name);
            map.put("fill", fill);
            map.put("mean", mean);
            map.put("deviation", deviation);
            return map;
        }

        /// Learned from the numbers of the training rows, NaN where missing.
        static Numeric fit(String name, double[] values) {
            double[] known =
                    Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
            if (known.length == 0) {
                return new Numeric(name, 0, 0, 1);
            }
            double median = (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
            double sum = 0;
            for (double v : values) {
                sum += Double.isNaN(v) ? median : v;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double v : values) {
                double d = (Double.isNaN(v) ? median : v) - mean;
                squares += d * d;
            }
            double deviation = Math.sqrt(squares / values.length);
            // a constant column stays 0 and does not blow up
            return new Numeric(name, median, mean, deviation > 1e-12 * Math.abs(mean) ? deviation : 1);
        }
    }

    /// One of several words, as a one in the word's place among zeros; a word never seen is all zeros.
    ///
    /// @param levels the words
    /// @param fill taken where the field is missing: the most frequent word
    record Categorical(String name, List<String> levels, String fill) implements Column {
        /// Keeps a copy.
        public Categorical {
            levels = List.copyOf(levels);
        }

        @Override
        public int width() {
            return levels.size();
        }

        @Override
        public void encode(String field, boolean decimalComma, float[] out, int at) {
            Arrays.fill(out, at, at + levels.size(), 0);
            int level = levels.indexOf(Csv.isMissing(field) ? fill : field);
            if (level >= 0) {
                out[at + level] = 1;
            }
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", "categorical");
            map.put("name", name);
            map.put("levels", levels);
            map.put("fill", fill);
            return map;
        }

        /// Learned from the fields of the training rows.
        static Categorical fit(String name, List<String> fields) {
            Map<String, Integer> counts = new HashMap<>();
            for (String field : fields) {
                if (!Csv.isMissing(field)) {
                    counts.merge(field, 1, Integer::sum);
                }
            }
            List<String> levels = new ArrayList<>(counts.keySet());
            levels.sort(Comparator.naturalOrder());
            String most = "";
            for (String level : levels) {
                most = counts.getOrDefault(level, 0) > counts.getOrDefault(most, 0) ? level : most;
            }
            return new Categorical(name, levels, most);
        }
    }

    /// A day, as three numbers: the time, standardised, and the sine and cosine of the season, a turn a year.
    ///
    /// @param time in days
    /// @param monthFirst whether 01/02/2000 is in January
    record Date(String name, Numeric time, boolean monthFirst) implements Column {
        private static final double YEAR = 365.2425;

        @Override
        public int width() {
            return 3;
        }

        @Override
        public void encode(String field, boolean decimalComma, float[] out, int at) {
            double day = Days.of(field, monthFirst);
            out[at] = (float) time.standardised(day);
            double turn = 2 * Math.PI * day / YEAR;
            out[at + 1] = Double.isNaN(day) ? 0 : (float) StrictMath.sin(turn);
            out[at + 2] = Double.isNaN(day) ? 0 : (float) StrictMath.cos(turn);
        }

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>(time.toMap());
            map.put("kind", "date");
            map.put("monthFirst", monthFirst);
            return map;
        }
    }

    /// A column that is not used.
    ///
    /// @param why in words
    record Unused(String name, String why) implements Column {
        @Override
        public int width() {
            return 0;
        }

        @Override
        public void encode(String field, boolean decimalComma, float[] out, int at) {}

        @Override
        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("kind", "unused");
            map.put("name", name);
            map.put("why", why);
            return map;
        }
    }

    /// The column that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException if the map holds something else
    static Column fromMap(Map<?, ?> map) {
        String name = Plain.text(map, "name");
        return switch (Plain.text(map, "kind")) {
            case "numeric" -> numeric(name, map);
            case "date" -> new Date(name, numeric(name, map), Boolean.TRUE.equals(map.get("monthFirst")));
            case "categorical" -> new Categorical(name, Plain.texts(map, "levels"), Plain.text(map, "fill"));
            case "unused" -> new Unused(name, Plain.text(map, "why"));
            default -> throw new IllegalArgumentException("table: column '" + name + "' is of no known kind");
        };
    }

    private static Numeric numeric(String name, Map<?, ?> map) {
        return new Numeric(name, Plain.number(map, "fill"), Plain.number(map, "mean"), Plain.number(map, "deviation"));
    }
}
