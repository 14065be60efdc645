package dev.gradus.cli;

import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.data.Splits;
import dev.gradus.data.Target;
import dev.gradus.data.TextDataset;
import dev.gradus.io.AtomicFile;
import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus compare`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets models learn from the same samples and judges them by the same others: the data's own test part, else a share put aside class by class, or folds of a cross-validation. Classical models get the numbers of a table as they are, and of pictures histograms of oriented gradients and of colors; where symbols are asked for, ngram counts which follows which, and what follows a whole sample is judged. The interval holds the true score in 95 of 100 such measurements: Wilson's for accuracy, the bootstrap's for other scores, Student's t over folds.",
        footer = {
            "",
            "Examples:",
            "  gradus compare wine.csv --folds 10",
            "  gradus compare houses.csv --target price --models linear,boosting,mlp",
            "  gradus compare mnist/ --models linear,boosting:trees=50,lenet --limit 5000",
            "  gradus compare recall   what counting cannot do, and attention can"
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DATA", description = "as for 'gradus train'")
    private String data = "";

    @Mixin
    private final DataArguments source = new DataArguments();

    @Option(
            names = "--models",
            paramLabel = "LIST",
            defaultValue = "",
            description =
                    "linear (least squares or softmax regression), boosting, ngram:order=N (counting, of symbols), and any of gradus train --model, with settings where wanted, such as boosting:trees=100,depth=4,mlp:hidden=64,epochs=20 (default: linear, boosting, and the network that suits the data; of symbols, ngram of orders 1 to 5 and the network)")
    private String models = "";

    @Option(names = "--folds", paramLabel = "K", description = "cross-validation in place of one split")
    private @Nullable Integer folds;

    @Option(
            names = "--test",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "share put aside to judge by, where the data has no test part (default: ${DEFAULT-VALUE})")
    private double test;

    @Mixin
    private final LearningArguments learning = new LearningArguments();

    @Option(names = "--out", paramLabel = "FOLDER", description = "where figure and report go (default: compare/DATA)")
    private @Nullable Path out;

    @Option(names = "--json", description = "one JSON object a model")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        learning.applyThreads();
        int k = Positive.orZero("--folds", folds);
        if (!(test > 0 && test < 1)) {
            throw new UsageException("--test is " + test + ", which must lie between 0 and 1");
        }
        Path folder = out != null ? out : Path.of("compare", DataArguments.shortName(data));
        AtomicFile.requireWritable(folder.resolve(ComparisonReport.PAGE));
        Comparison comparison;
        List<String> notes;
        try {
            Source opened = DataSource.open(data, source.options(learning.seed()));
            if (opened.train() instanceof TextDataset) {
                throw new UsageException(data + " is a text: 'gradus text compare' measures models of text");
            }
            notes = opened.notes();
            notes.forEach(n -> System.err.println("note: " + n));
            List<Splits.Parts> parts = parts(opened, k);
            String list = models.isEmpty() ? Contenders.usual(parts.getFirst().train()) : models;
            comparison = Comparison.of(
                    Contenders.parse(list, parts.getFirst().train()), parts, learning.seed(), new Pulse(System.err));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        ComparisonReport report =
                new ComparisonReport(DataArguments.shortName(data), learning.seed(), notes, comparison);
        report.write(folder);
        if (json) {
            comparison.maps().forEach(row -> System.out.println(Json.write(row)));
        } else {
            comparison.lines().forEach(System.out::println);
            System.out.println("report " + folder.resolve(ComparisonReport.PAGE));
        }
        return 0;
    }

    private List<Splits.Parts> parts(Source opened, int k) {
        Dataset train = opened.train();
        if (k > 0) {
            return Splits.kFold(train, k, learning.seed());
        }
        if (opened.test().isPresent()) {
            return List.of(new Splits.Parts(train, opened.test().get()));
        }
        return List.of(
                train.target() instanceof Target.Classes
                        ? Splits.stratified(train, test, learning.seed())
                        : Splits.holdOut(train, test, learning.seed()));
    }
}
