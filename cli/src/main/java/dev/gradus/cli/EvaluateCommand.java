package dev.gradus.cli;

import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.Table;
import dev.gradus.data.TableDataset;
import dev.gradus.io.Json;
import dev.gradus.train.Evaluation;
import dev.gradus.train.RunOptions;
import dev.gradus.train.TrainedModel;
import dev.gradus.train.TrainingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus evaluate`.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a finished model on the test part of its data, or on other data.",
        footer = {"", "Examples:", "  gradus evaluate runs/digits", "  gradus evaluate model.gradus mnist/"})
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a run's folder or a model file")
    private Path model = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "built-in name or path (default: the run's data)")
    private @Nullable String data;

    @Option(names = "--as", paramLabel = "KIND", description = "kind of the data, where it is not to be recognised")
    private @Nullable String as;

    @Mixin
    private final BoxArguments boxes = new BoxArguments();

    @Option(names = "--json", description = "the scores as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        TrainedModel trained = TrainedModel.load(ModelPath.of(model));
        Dataset judged = judged(trained);
        Evaluation.Result result = new Evaluation(trained.layer(), trained.task()).run(judged);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("samples", judged.size());
        values.put("loss", result.loss());
        values.put("scores", result.scores().values());
        if (json) {
            System.out.println(Json.write(values));
        } else {
            System.out.printf(Locale.ROOT, "samples %,d%nloss %.4f%n", judged.size(), result.loss());
            result.scores().values().forEach((k, v) -> System.out.printf(Locale.ROOT, "%s %.4f%n", k, v));
        }
        return 0;
    }

    /// Other data, or the run's own test part, as the model takes it.
    private Dataset judged(TrainedModel trained) throws IOException {
        if (data != null) {
            Source source = DataSource.open(data, options(trained, data));
            return fit(trained, source.test().orElse(source.train()), data);
        }
        if (boxes.options().isPresent()) {
            throw new UsageException("--ann has no meaning without DATA: the run has its own");
        }
        if (!Files.isDirectory(model)) {
            throw new UsageException("name the DATA to judge " + model + " on");
        }
        RunOptions options = RunOptions.read(model);
        return TrainingRun.parts(DataSource.open(options.data(), options.source()), options)
                .test();
    }

    private static Dataset fit(TrainedModel trained, Dataset data, String name) throws IOException {
        try {
            return trained.fit(data);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(message.startsWith(name + ": ") ? message : name + ": " + message, e);
        }
    }

    /// Opens tables with the model's target, folders of pictures with its size.
    private SourceOptions options(TrainedModel trained, String name) throws IOException {
        SourceOptions plain = as == null ? SourceOptions.DEFAULT : SourceOptions.DEFAULT.withAs(as);
        SourceOptions options = boxes.options().map(plain::withBoxes).orElse(plain);
        String kind = DataSource.kind(name, options);
        if (kind.equals("csv") && trained.table().isPresent()) {
            Table table = trained.table().get();
            return options.withTarget(table.columns().get(table.target()).name())
                    .withPrediction(
                            table.classes()
                                    ? TableDataset.Prediction.CLASSIFICATION
                                    : TableDataset.Prediction.REGRESSION);
        }
        if ((kind.equals("images") || kind.equals("boxes")) && trained.picture().isPresent()) {
            return options.withSize(trained.picture().get().height());
        }
        return options;
    }
}
