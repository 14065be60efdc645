package dev.gradus.cli;

import dev.gradus.train.FitOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `gradus train` that say how a model is fitted.
final class FitArguments {
    @Option(names = "--epochs", paramLabel = "N", description = "passes over the data (default: by the model)")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "samples a step (default: up to 128, by the size of the data)")
    private @Nullable Integer batch;

    @Option(
            names = "--accumulate",
            paramLabel = "N",
            defaultValue = "1",
            description = "batches whose gradients are gathered for one update of the weights")
    private int accumulate;

    @Option(names = "--lr", paramLabel = "RATE", description = "peak learning rate (default: by model and optimizer)")
    private @Nullable Double lr;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            defaultValue = "",
            description =
                    "gd, sgd, nesterov, adagrad, rmsprop, adam, adamw, lion or muon, with settings where wanted, such as sgd:momentum=0.95,weight-decay=1e-4 (default: adam; for gpt, adamw:weight-decay=0.1,beta2=0.99)")
    private String optimizer = "";

    @Option(
            names = "--schedule",
            paramLabel = "TEXT",
            defaultValue = "",
            description =
                    "constant, linear, cosine[:FLOOR], onecycle[:RISE], step:SHARE:FACTOR, warmup:SHARE,SCHEDULE or plateau:FACTOR:PATIENCE (default: onecycle:0.25; for gpt, warmup:0.05,cosine:0.1)")
    private String schedule = "";

    @Option(
            names = "--clip",
            paramLabel = "NORM",
            description = "shorten longer gradients to this length (default: not; for gpt, 1)")
    private @Nullable Double clip;

    @Option(
            names = "--clip-value",
            paramLabel = "SIZE",
            description = "cut larger components of the gradient to this size")
    private @Nullable Double clipValue;

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
            names = "--augment",
            paramLabel = "LIST",
            defaultValue = "",
            description =
                    "random changes of the training pictures: none, or several of flip[:CHANCE], shift:PIXELS, crop[:LEAST], rotate:DEGREES, colour:STRENGTH, cutout:PIXELS, mixup:ALPHA, such as flip,shift:4,rotate:10 (default: flip,shift:SIDE/8 for colour pictures of classes under cnn and resnet, else none)")
    private String augment = "";

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

    @Option(names = "--time-limit", paramLabel = "SECONDS", description = "stop training after this time")
    private @Nullable Double timeLimit;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "STEPS",
            defaultValue = "200",
            description = "steps between checkpoints inside an epoch; 0 for one an epoch (default: ${DEFAULT-VALUE})")
    private int checkpointEvery;

    FitOptions options() {
        return new FitOptions(
                Positive.orZero("--epochs", epochs),
                Positive.orZero("--batch", batch),
                Positive.orZero("--accumulate", accumulate),
                Positive.orZero("--lr", lr),
                optimizer,
                schedule,
                Positive.orZero("--clip", clip),
                Positive.orZero("--clip-value", clipValue),
                ema,
                freeze,
                stop,
                Positive.orZero("--time-limit", timeLimit),
                checkpointEvery,
                labelSmoothing,
                classWeights,
                augment);
    }
}
