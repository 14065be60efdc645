package dev.gradus.cli;

import dev.gradus.nn.Describe;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import dev.gradus.train.Models;
import dev.gradus.train.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus describe`.
@Command(
        name = "describe",
        mixinStandardHelpOptions = true,
        description = "Shows a model's layers, output shapes, parameters, work and memory.",
        footer = {
            "",
            "Examples:",
            "  gradus describe lenet",
            "  gradus describe mlp --input 784 --set hidden=512x512",
            "  gradus describe runs/digits"
        })
final class DescribeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "MODEL", description = "a model's name, a run's folder or a model file")
    private String model = "";

    @Option(
            names = "--input",
            paramLabel = "SIZES",
            defaultValue = "1x28x28",
            description = "shape of one input, for a name (default: ${DEFAULT-VALUE})")
    private String input = "1x28x28";

    @Option(
            names = "--outputs",
            paramLabel = "N",
            defaultValue = "10",
            description = "outputs, for a name (default: ${DEFAULT-VALUE})")
    private int outputs = 10;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "a setting of the model")
    private Map<String, String> settings = Map.of();

    @Override
    public Integer call() throws IOException {
        if (Models.NAMES.containsKey(model) && !Files.exists(Path.of(model))) {
            System.out.println(named());
            return 0;
        }
        if (model.isEmpty() || !Files.exists(Path.of(model))) {
            throw new UsageException("'" + model + "' is no file, no run and no model's name; the names are "
                    + String.join(", ", Models.NAMES.keySet()));
        }
        TrainedModel trained = TrainedModel.load(ModelPath.of(Path.of(model)));
        System.out.println(
                Describe.of(trained.layer(), new TensorType(Shape.of(1).concat(trained.inputShape()), DType.F32)));
        System.out.println("trained " + trained.file().info().created().truncatedTo(ChronoUnit.SECONDS) + " by Gradus "
                + trained.file().info().version() + ", seed "
                + trained.file().info().seed());
        trained.file().info().metrics().forEach((k, v) -> System.out.printf(Locale.ROOT, "%s %.4f%n", k, v));
        return 0;
    }

    private String named() {
        try {
            Shape shape = shape();
            Layer layer = Models.named(model, shape, outputs, settings).init(Key.of(1));
            return Describe.of(layer, new TensorType(Shape.of(1).concat(shape), DType.F32))
                    .toString();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private Shape shape() {
        try {
            return Shape.of(Arrays.stream(input.split("[x,]", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray());
        } catch (IllegalArgumentException e) {
            throw new UsageException("--input: '" + input + "' is no shape such as 1x28x28");
        }
    }
}
