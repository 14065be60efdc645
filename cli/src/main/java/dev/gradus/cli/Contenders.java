package dev.gradus.cli;

import dev.gradus.classic.Boosting;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.train.Models;
import dev.gradus.train.Prepared;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The contenders that a user names: `linear,boosting:trees=100,depth=4,mlp:hidden=64`, `ngram:order=3,gpt-xxs`.
final class Contenders {
    private Contenders() {}

    /// What is compared where the user names nothing.
    static String usual(Dataset train) {
        String network = Prepared.modelFor(train);
        return train.target() instanceof Target.Symbols
                ? IntStream.rangeClosed(1, NGramContender.ORDER)
                        .mapToObj(order -> "ngram:order=" + order + ",")
                        .collect(Collectors.joining("", "", network))
                : "linear,boosting," + network;
    }

    /// The contenders of a list, the baseline before them.
    ///
    /// @throws UsageException naming what is unknown
    static List<Contender> parse(String list, Dataset train) {
        List<Contender> contenders = new ArrayList<>(List.of(new Baseline()));
        List<String> names = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            // a part such as depth=4 goes on with the settings of the one before
            if (part.contains("=") && !part.contains(":") && !names.isEmpty()) {
                names.set(names.size() - 1, names.getLast() + "," + part);
            } else {
                names.add(part);
            }
        }
        for (String name : names) {
            if (contenders.stream().anyMatch(c -> c.name().equals(name))) {
                throw new UsageException("--models names " + name + " twice; the baseline is always there");
            }
            contenders.add(contender(name, train));
        }
        return contenders;
    }

    private static Contender contender(String name, Dataset train) {
        int colon = name.indexOf(':');
        String model = colon < 0 ? name : name.substring(0, colon);
        Map<String, String> settings = settings(name, colon < 0 ? "" : name.substring(colon + 1));
        if (model.equals("boosting")) {
            return new BoostingContender(name, boosting(name, settings));
        }
        if (model.equals("ngram")) {
            return new NGramContender(name, order(name, settings));
        }
        if (!Models.NAMES.containsKey(model)) {
            throw new UsageException("--models: there is no '" + model + "'; there are boosting, ngram, "
                    + String.join(", ", Models.NAMES.keySet()));
        }
        if (model.equals("linear") && settings.isEmpty() && isNumbers(train.target())) {
            return new LeastSquaresContender(name);
        }
        int epochs = settings.containsKey("epochs") ? whole(name, "epochs", settings.get("epochs")) : 0;
        settings.remove("epochs");
        return new NetworkContender(name, model, settings, epochs);
    }

    private static boolean isNumbers(Target target) {
        return target instanceof Target.Values || target instanceof Target.Box;
    }

    private static int order(String name, Map<String, String> settings) {
        if (!Set.of("order").containsAll(settings.keySet())) {
            throw new UsageException("--models: '" + name + "' has another setting than order, the only one of ngram");
        }
        return settings.isEmpty() ? NGramContender.ORDER : whole(name, "order", settings.get("order"));
    }

    private static Map<String, String> settings(String name, String list) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || settings.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new UsageException("--models: '" + part + "' in '" + name + "' is not KEY=VALUE, each key once");
            }
        }
        return settings;
    }

    private static Boosting.Options boosting(String name, Map<String, String> settings) {
        Boosting.Options o = Boosting.Options.DEFAULT;
        int trees = o.trees();
        double rate = o.rate();
        int depth = o.depth();
        int leaf = o.leastInLeaf();
        double lambda = o.lambda();
        for (Map.Entry<String, String> s : settings.entrySet()) {
            switch (s.getKey()) {
                case "trees" -> trees = whole(name, "trees", s.getValue());
                case "rate" -> rate = number(name, "rate", s.getValue());
                case "depth" -> depth = whole(name, "depth", s.getValue());
                case "leaf" -> leaf = whole(name, "leaf", s.getValue());
                case "lambda" -> lambda = number(name, "lambda", s.getValue());
                default ->
                    throw new UsageException("--models: boosting has no setting '" + s.getKey()
                            + "'; it has trees, rate, depth, leaf and lambda");
            }
        }
        try {
            return new Boosting.Options(trees, rate, depth, leaf, lambda);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--models: " + e.getMessage());
        }
    }

    private static int whole(String name, String key, @org.jspecify.annotations.Nullable String value) {
        double v = number(name, key, value);
        if (v != Math.rint(v) || v < 1 || v > 1_000_000) {
            throw new UsageException("--models: " + key + " of '" + name + "' must be a whole number above 0");
        }
        return (int) v;
    }

    private static double number(String name, String key, @org.jspecify.annotations.Nullable String value) {
        try {
            return Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new UsageException("--models: " + key + " of '" + name + "' is '" + value + "', which is no number");
        }
    }
}
