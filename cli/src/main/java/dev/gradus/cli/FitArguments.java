package dev.gradus.cli;

import dev.gradus.train.FitOptions;
import java.util.List;
import picocli.CommandLine.Option;

/// The options of `gradus train` that say how a model is fitted.
final class FitArguments {
    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "0",
            description = "passes over the data (default: by the model)")
    private int epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "0",
            description = "samples a step (default: up to 128, by the size of the data)")
    private int batch;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            defaultValue = "1",
            description = "batches whose gradients are gathered for one update of the weights")
    private int accumulate;

    @Option(
            names = "--lr",
            paramLabel = "RATE",
            defaultValue = "0",
            description = "peak learning rate (default: by model and optimizer)")
    private double lr;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "adam",
            description =
                    "gd, sgd, nesterov, adagrad, rmsprop, adam, adamw, lion or muon, with settings where wanted, such as sgd:momentum=0.95,weight-decay=1e-4 (default: ${DEFAULT-VALUE})")
    private String optimizer = "adam";

    @Option(
            names = "--schedule",
            paramLabel = "TEXT",
            defaultValue = "onecycle:0.25",
            description =
                    "constant, linear, cosine[:FLOOR], onecycle[:RISE], step:SHARE:FACTOR, warmup:SHARE,SCHEDULE or plateau:FACTOR:PATIENCE (default: ${DEFAULT-VALUE})")
    private String schedule = "onecycle:0.25";

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            defaultValue = "0",
            description = "shorten longer gradients to this length")
    private double clip;

    @Option(
            names = "--clip-value",
            paramLabel = "SIZE",
            defaultValue = "0",
            description = "cut larger components of the gradient to this size")
    private double clipValue;

    @Option(
            names = "--ema",
            paramLabel = "DECAY",
            defaultValue = "0",
            description = "keep a moving average of the weights, such as 0.99")
    private double ema;

    @Option(
            names = "--label-smoothing",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of the truth spread over all classes")
    private double labelSmoothing;

    @Option(
            names = "--class-weights",
            paramLabel = "TEXT",
            defaultValue = "none",
            description = "none, balanced, or CLASS=WEIGHT,... (default: ${DEFAULT-VALUE})")
    private String classWeights = "none";

    @Option(
            names = "--freeze",
            paramLabel = "NAMES",
            description = "regular expression of the names of parameters that keep their values; may be repeated")
    private List<String> freeze = List.of();

    @Option(
            names = "--stop",
            paramLabel = "RULE",
            description =
                    "end early: hold-out:EPOCHS without improvement, gradient-norm:EPSILON or step-norm:EPSILON; may be repeated")
    private List<String> stop = List.of();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "stop training after this time")
    private double timeLimit;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "STEPS",
            defaultValue = "200",
            description = "steps between checkpoints inside an epoch (default: ${DEFAULT-VALUE})")
    private int checkpointEvery;

    FitOptions options() {
        notNegative("--epochs", epochs);
        notNegative("--batch", batch);
        notNegative("--lr", lr);
        notNegative("--clip", clip);
        notNegative("--clip-value", clipValue);
        notNegative("--time-limit", timeLimit);
        return new FitOptions(
                epochs,
                batch,
                accumulate,
                lr,
                optimizer,
                schedule,
                clip,
                clipValue,
                ema,
                freeze,
                stop,
                timeLimit,
                checkpointEvery,
                labelSmoothing,
                classWeights);
    }

    private static void notNegative(String option, double value) {
        if (!(value >= 0)) {
            throw new UsageException(option + " must not be negative");
        }
    }
}
