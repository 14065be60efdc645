package dev.gradus.cli;

import dev.gradus.classic.NGrams;
import dev.gradus.io.AtomicFile;
import dev.gradus.io.Json;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Svg;
import dev.gradus.train.TrainedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus text compare`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Measures counting models and trained networks on the last tenth of a text, and draws a figure. Counting learns from the first nine tenths; so did a network that was trained on the file, less what it held out.",
        footer = {
            "",
            "Examples:",
            "  gradus train book.txt --model gpt-xs --out runs/book",
            "  gradus text compare book.txt runs/book"
        })
final class TextCompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "a text in UTF-8")
    private Path file = Path.of("");

    @Parameters(index = "1..*", paramLabel = "MODEL", description = "folders of runs, or model files")
    private List<Path> models = List.of();

    @Option(
            names = "--order",
            paramLabel = "N",
            defaultValue = "8",
            description = "the longest run counted, 1 to " + NGrams.MOST + " (default: ${DEFAULT-VALUE})")
    private int order;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "compare.svg",
            description = "where the figure goes (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("compare.svg");

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            defaultValue = "en",
            description = "of the figure: ru or en (default: ${DEFAULT-VALUE})")
    private Language language = Language.EN;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (order < 1 || order > NGrams.MOST) {
            throw new UsageException("--order is " + order + ", which must be 1 to " + NGrams.MOST);
        }
        AtomicFile.requireWritable(out);
        TextParts parts = TextParts.open(file, "text");
        Map<String, TrainedModel> networks = new LinkedHashMap<>();
        for (Path model : models) {
            networks.put(model.toString(), TrainedModel.load(ModelPath.of(model)));
        }
        TextComparison comparison = TextComparison.of(parts.train(), parts.test(), order, networks);
        AtomicFile.write(out, Svg.file(comparison.figure(), language).getBytes(StandardCharsets.UTF_8));
        if (json) {
            System.out.println(Json.write(comparison.toMap()));
        } else {
            comparison.lines().forEach(System.out::println);
            System.out.println("figure " + out);
        }
        return 0;
    }
}
