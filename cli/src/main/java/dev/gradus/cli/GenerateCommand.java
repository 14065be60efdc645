package dev.gradus.cli;

import dev.gradus.io.Json;
import dev.gradus.train.Sampling;
import dev.gradus.train.TextGenerator;
import dev.gradus.train.TrainedModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus generate`.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes text with a model that was trained on text, each symbol as soon as it is drawn.",
        footer = {
            "",
            "Examples:",
            "  gradus generate runs/book",
            "  gradus generate runs/book --prompt \"ROMEO:\" --length 300 --temperature 0.8 --top-k 20 --seed 2"
        })
final class GenerateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a run's folder or a model file")
    private Path model = Path.of("");

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "what the text begins with (default: a new line)")
    private String prompt = "";

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "500",
            description = "symbols to write: characters, or words (default: ${DEFAULT-VALUE})")
    private int length;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "0.8",
            description = "below 1 likely symbols become likelier, 0 takes the likeliest (default: ${DEFAULT-VALUE})")
    private double temperature;

    @Option(
            names = "--top-k",
            paramLabel = "K",
            defaultValue = "0",
            description = "draw from so many of the likeliest symbols only; 0 for all (default: ${DEFAULT-VALUE})")
    private int topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "1",
            description =
                    "draw from the fewest symbols that have this probability together (default: ${DEFAULT-VALUE})")
    private double topP;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the draws; equal seeds give equal texts (default: ${DEFAULT-VALUE})")
    private long seed;

    @Mixin
    private final ThreadsArgument threads = new ThreadsArgument();

    @Option(names = "--json", description = "prompt and text as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        threads.apply();
        int count = Positive.orZero("--length", Integer.valueOf(length));
        PrintStream out = System.out;
        Sampling sampling;
        TextGenerator writer;
        try {
            sampling = new Sampling(temperature, topK, topP);
            writer = TextGenerator.of(TrainedModel.load(ModelPath.of(model)));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        if (json) {
            out.println(Json.write(
                    Map.of("prompt", prompt, "seed", seed, "text", writer.text(prompt, count, sampling, seed))));
            return 0;
        }
        // the prompt is shown when it is known to be one that the model can read
        StringBuilder waiting = new StringBuilder(prompt);
        writer.write(prompt, count, sampling, seed, symbol -> {
            out.print(waiting.append(symbol));
            out.flush();
            waiting.setLength(0);
        });
        out.println();
        return 0;
    }
}
