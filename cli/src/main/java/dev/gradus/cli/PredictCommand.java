package dev.gradus.cli;

import dev.gradus.data.Csv;
import dev.gradus.data.Picture;
import dev.gradus.data.PictureSize;
import dev.gradus.data.Table;
import dev.gradus.io.Json;
import dev.gradus.train.Submission;
import dev.gradus.train.Task;
import dev.gradus.train.TrainedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gradus predict`.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = "Asks a model about pictures, or about rows of numbers from standard input.",
        footer = {
            "",
            "Examples:",
            "  gradus predict runs/digits seven.png eight.png",
            "  gradus predict runs/photos test1/ --kaggle out.csv",
            "  echo '0.3 -0.7' | gradus predict runs/moons -"
        })
final class PredictCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "MODEL", description = "a run's folder or a model file")
    private Path model = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description = "picture files, a CSV file for a model of a table, or - for rows of numbers")
    private List<String> inputs = List.of();

    @Option(names = "--json", description = "one JSON object an input")
    private boolean json;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "classes to show (default: ${DEFAULT-VALUE})")
    private int top = 3;

    @Option(
            names = "--kaggle",
            paramLabel = "FILE",
            description =
                    "write Kaggle's id,label for a folder of pictures named by number: the probability of the model's second class, 0.5 where a picture cannot be read")
    private @Nullable Path kaggle;

    @Override
    public Integer call() throws IOException {
        if (top < 1) {
            throw new UsageException("--top must be positive, not " + top);
        }
        TrainedModel trained = TrainedModel.load(ModelPath.of(model));
        if (kaggle != null) {
            submit(trained, kaggle);
            return 0;
        }
        for (String input : inputs) {
            if (input.equals("-")) {
                rows(trained);
            } else if (trained.table().isPresent()) {
                table(trained, trained.table().get(), Path.of(input));
            } else {
                if (trained.vocabulary().isPresent()) {
                    throw new UsageException("the model reads symbols, not files: gradus generate continues a text");
                }
                if (trained.picture().isEmpty()) {
                    throw new UsageException("the model takes inputs of shape " + trained.inputShape()
                            + ", not pictures: give rows of numbers with -");
                }
                picture(trained, input);
            }
        }
        return 0;
    }

    private void picture(TrainedModel trained, String input) throws IOException {
        TrainedModel.Answer answer = trained.predict(Path.of(input));
        if (!(trained.task() instanceof Task.Localization)) {
            show(input, answer, trained.task());
            return;
        }
        PictureSize size = Picture.size(Path.of(input));
        Map<String, Object> box = new LinkedHashMap<>();
        for (int i = 0; i < answer.values().length; i++) {
            double pixels = answer.values()[i] * (i % 2 == 0 ? size.width() : size.height());
            box.put(answer.names().get(i), Math.rint(10 * pixels) / 10);
        }
        if (json) {
            System.out.println(Json.write(Map.of("input", input, "pixels", box)));
        } else {
            System.out.println(input + ": "
                    + box.entrySet().stream()
                            .map(e -> " " + e.getKey() + " " + e.getValue())
                            .collect(Collectors.joining(" "))
                    + " (pixels of " + size + ")");
        }
    }

    private void submit(TrainedModel trained, Path file) throws IOException {
        Path folder = Path.of(inputs.getFirst());
        if (inputs.size() > 1 || !Files.isDirectory(folder)) {
            throw new UsageException("--kaggle takes one folder of pictures, not " + String.join(" ", inputs));
        }
        Submission submission = Submission.of(trained, folder);
        submission.write(file);
        PrintWriter err = spec.commandLine().getErr();
        submission.faults().forEach(fault -> err.println("gradus: 0.5 for " + fault));
        System.out.printf(
                Locale.ROOT,
                "%s: the probability of %s for %,d pictures%s%n",
                file,
                trained.file().info().classNames().get(1),
                submission.rows().size(),
                submission.faults().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d of which cannot be read",
                                submission.faults().size()));
    }

    private void table(TrainedModel trained, Table table, Path file) throws IOException {
        List<TrainedModel.Answer> answers = trained.predict(List.of(table.encode(Csv.read(file))));
        for (int i = 0; i < answers.size(); i++) {
            show(file + " row " + (i + 1), answers.get(i), trained.task());
        }
    }

    private void rows(TrainedModel trained) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            if (!line.isBlank()) {
                show("line " + number, answer(trained, line, number), trained.task());
            }
        }
    }

    private static TrainedModel.Answer answer(TrainedModel trained, String line, int number) {
        try {
            return trained.predict(numbers(line));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("standard input, line " + number + ": " + e.getMessage(), e);
        }
    }

    private static float[] numbers(String line) {
        String[] words = line.strip().split("[\\s,;]+", -1);
        float[] values = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            values[i] = number(words[i]);
        }
        return values;
    }

    private static float number(String word) {
        try {
            float value = Float.parseFloat(word);
            if (Float.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("'" + word + "' is no number");
    }

    private void show(String input, TrainedModel.Answer answer, Task task) {
        boolean classes = task instanceof Task.Classification;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < answer.values().length; i++) {
            order.add(i);
        }

        if (classes) {
            order.sort((a, b) -> Float.compare(answer.values()[b], answer.values()[a]));
        }
        List<Integer> shown = classes ? order.subList(0, Math.min(top, order.size())) : order;
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            shown.forEach(i -> values.put(answer.names().get(i), (double) answer.values()[i]));
            System.out.println(Json.write(Map.of("input", input, "answer", values)));
            return;
        }
        StringBuilder text = new StringBuilder(input).append(':');
        for (int i : shown) {
            text.append(String.format(
                    Locale.ROOT,
                    classes ? "  %s %.1f %%" : "  %s %.4f",
                    answer.names().get(i),
                    answer.values()[i] * (classes ? 100 : 1)));
        }
        System.out.println(text);
    }
}
