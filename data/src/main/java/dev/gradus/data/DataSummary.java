package dev.gradus.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a source holds, counted: how many samples, of what shape, what is to be predicted, and which samples come
/// twice.
///
/// @param kind of the source
/// @param train the samples to learn from
/// @param test the samples that the source keeps apart
/// @param shared how many samples of the test part are in the training part, too
/// @param notes what the reader passed over: damaged files, columns of no use
public record DataSummary(String kind, Part train, Optional<Part> test, int shared, List<String> notes) {
    /// Keeps a copy.
    public DataSummary {
        notes = List.copyOf(notes);
    }

    /// A collection of samples.
    ///
    /// @param samples ℓ, how many there are
    /// @param shape of one input
    /// @param features d, how many numbers an input has
    /// @param featureNames the columns that the numbers come from; empty where they have no names
    /// @param symbols how many different symbols a text has; 0 where inputs are quantities
    /// @param inputs the inputs' numbers, all together
    /// @param repeated how many samples have the input of one before them
    /// @param classes how many samples each class has; empty where there are none
    /// @param targets the numbers to be predicted, by name; for boxes their area, too
    public record Part(
            int samples,
            List<Integer> shape,
            int features,
            List<String> featureNames,
            int symbols,
            Spread inputs,
            int repeated,
            Map<String, Integer> classes,
            Map<String, Spread> targets) {
        /// Keeps copies, in order.
        public Part {
            shape = List.copyOf(shape);
            featureNames = List.copyOf(featureNames);
            classes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(classes));
            targets = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        }
    }

    /// Where numbers lie.
    ///
    /// @param deviation the root of the mean squared distance from the mean
    public record Spread(double least, double mean, double most, double deviation) {}

    /// Adds numbers up, the squares as distances from the first one, which keeps their digits.
    private static final class Sums {
        private long count;
        private double first;
        private double sum;
        private double squares;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;

        void add(double v) {
            if (count++ == 0) {
                first = v;
            }
            sum += v - first;
            squares += (v - first) * (v - first);
            least = Math.min(least, v);
            most = Math.max(most, v);
        }

        Spread spread() {
            double mean = sum / count;
            return new Spread(least, first + mean, most, Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }
    }

    /// Reads all samples of a source once or twice.
    public static DataSummary of(Source source) {
        int shared =
                source.test().map(t -> Duplicates.of(t, source.train()).length).orElse(0);
        return new DataSummary(
                source.kind(), part(source.train()), source.test().map(DataSummary::part), shared, source.notes());
    }

    private static Part part(Dataset data) {
        int features = data.inputShape().intSize();
        float[] x = new float[features];
        float[] y = new float[data.target().width()];
        Sums inputs = new Sums();
        List<String> names = targetNames(data.target());
        List<Sums> targets = new ArrayList<>();
        names.forEach(_ -> targets.add(new Sums()));
        int[] classes =
                new int[data.target() instanceof Target.Classes c ? c.names().size() : 0];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, x, 0, y, 0);
            for (float v : x) {
                inputs.add(v);
            }
            switch (data.target()) {
                case Target.Classes _ -> classes[(int) y[0]]++;
                case Target.Values v -> {
                    for (int j = 0; j < y.length; j++) {
                        targets.get(j).add(v.original(j, y[j]));
                    }
                }
                case Target.Box _ -> {
                    for (int j = 0; j < y.length; j++) {
                        targets.get(j).add(y[j]);
                    }
                    targets.get(4).add((double) y[2] * y[3]);
                }
                case Target.Symbols _ -> {}
            }
        }
        Map<String, Integer> byClass = new LinkedHashMap<>();
        for (int c = 0; c < classes.length; c++) {
            byClass.put(((Target.Classes) data.target()).names().get(c), classes[c]);
        }
        Map<String, Spread> byName = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            byName.put(names.get(j), targets.get(j).spread());
        }
        return new Part(
                data.size(),
                java.util.Arrays.stream(data.inputShape().toArray()).boxed().toList(),
                features,
                data instanceof TableDataset rows ? rows.table().inputNames() : List.of(),
                data.vocabulary().map(Vocabulary::size).orElse(0),
                inputs.spread(),
                Duplicates.repeated(data),
                byClass,
                byName);
    }

    private static List<String> targetNames(Target target) {
        return switch (target) {
            case Target.Values v -> v.names();
            case Target.Box _ -> List.of("left", "top", "width", "height", "area");
            case Target.Classes _, Target.Symbols _ -> List.of();
        };
    }
}
