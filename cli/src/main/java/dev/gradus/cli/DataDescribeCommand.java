package dev.gradus.cli;

import dev.gradus.data.DataSource;
import dev.gradus.data.DataSummary;
import dev.gradus.data.Source;
import dev.gradus.io.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus data describe`.
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Counts samples, shapes, classes and boxes, and names what comes twice or cannot be read.",
        footer = {
            "",
            "Examples:",
            "  gradus data describe mnist/",
            "  gradus data describe wine.csv --json",
            "  gradus data describe photos/ --ann voc/ --class person --pick only"
        })
final class DataDescribeCommand implements Callable<Integer> {
    /// More are not read at a glance.
    private static final int MOST_CLASSES = 20;

    @Parameters(index = "0", paramLabel = "DATA", description = "a built-in set, perhaps with settings, or a path")
    private String data = "";

    @Mixin
    private final DataArguments source = new DataArguments();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "of built-in sets and of --limit")
    private long seed;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        DataSummary summary = DataSummary.of(opened());
        if (json) {
            System.out.println(Json.write(map(summary)));
        } else {
            text(summary).forEach(System.out::println);
        }
        return 0;
    }

    private Source opened() throws IOException {
        try {
            return DataSource.open(data, source.options(seed));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Object> map(DataSummary s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", s.kind());
        map.put("train", s.train());
        s.test().ifPresent(t -> map.put("test", t));
        map.put("shared", s.shared());
        map.put("notes", s.notes());
        return map;
    }

    private static List<String> text(DataSummary s) {
        List<String> lines = new ArrayList<>();
        lines.add(line("kind", s.kind()));
        part(lines, s.test().isPresent() ? "to learn" : "samples", s.train());
        s.test().ifPresent(t -> part(lines, "to test", t));
        if (s.test().isPresent()) {
            lines.add(line(
                    "in both",
                    s.shared() == 0 ? "none" : s.shared() + " samples of the test part are learned from, too"));
        }
        s.notes().forEach(n -> lines.add("note: " + n));
        return lines;
    }

    private static void part(List<String> lines, String name, DataSummary.Part p) {
        String shape = p.shape().stream().map(String::valueOf).collect(Collectors.joining(" × "));
        lines.add(line(name, String.format(Locale.ROOT, "ℓ = %,d samples", p.samples())));
        String numbers = p.symbols() > 0
                ? String.format(Locale.ROOT, "%,d symbols of %,d different ones", p.features(), p.symbols())
                : String.format(Locale.ROOT, "d = %,d numbers: %s", p.features(), spread(p.inputs()));
        lines.add(line("inputs", shape + ", " + numbers));
        if (!p.featureNames().isEmpty()) {
            lines.add(line("features", String.join(", ", p.featureNames())));
        }
        if (!p.classes().isEmpty()) {
            String some = p.classes().entrySet().stream()
                    .limit(MOST_CLASSES)
                    .map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", "));
            int more = p.classes().size() - MOST_CLASSES;
            lines.add(line("classes", p.classes().size() + ": " + some + (more > 0 ? " and " + more + " more" : "")));
        }
        p.targets().forEach((target, s) -> lines.add(line(target, spread(s))));
        lines.add(line("repeated", p.repeated() == 0 ? "none" : p.repeated() + " have the input of one before them"));
    }

    private static String spread(DataSummary.Spread s) {
        return String.format(
                Locale.ROOT, "%.4g to %.4g, mean %.4g, deviation %.4g", s.least(), s.most(), s.mean(), s.deviation());
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-10s %s", name, value);
    }
}
