package dev.gradus.train;

import dev.gradus.data.Augmentation;
import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.nn.optim.AdaGrad;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.nn.optim.Lion;
import dev.gradus.nn.optim.Muon;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.ParameterGroup;
import dev.gradus.nn.optim.ReduceOnPlateau;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.nn.optim.Sgd;
import dev.gradus.nn.optim.StoppingRule;
import dev.gradus.tensor.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Turns what a user said, and left unsaid, into a model's name and the settings of a training run.
final class Recipe {
    private static final int STEPS_AN_EPOCH = 20;
    private static final int LEAST_STEPS = 400;

    /// Steps on rows of numbers cost little, and models go on learning for long.
    private static final int LEAST_STEPS_ON_ROWS = 6_000;

    /// After what nanoGPT's page recommends for a laptop without a GPU (Karpathy, github.com/karpathy/nanoGPT):
    /// steps of 12 windows of 64 symbols, a twentieth of them warming up. Its 2,000 steps at a rate of 1e-3
    /// stop well before such a model has learned what it can.
    private static final int GPT_STEPS = 3_000;

    /// A puzzle is understood all at once, at some seeds late.
    private static final int PUZZLE_STEPS = 9_000;
    private static final int GPT_SYMBOLS = 12 * 64;
    private static final String GPT_OPTIMIZER = "adamw:weight-decay=0.1,beta2=0.99";
    private static final String GPT_SCHEDULE = "warmup:0.05,cosine:0.1";

    /// Windows of fewer symbols are puzzles rather than prose.
    private static final int SHORT = 32;

    private Recipe() {}

    /// The model for samples, where the user named none.
    static String model(String named, Dataset train) {
        if (!named.isEmpty()) {
            return named;
        }
        if (train.vocabulary().isPresent()) {
            return isPuzzle(train.inputShape()) ? "gpt-xxs" : "gpt-xs";
        }
        Shape input = train.inputShape();
        if (input.rank() != 3 || input.size(1) < Models.LEAST_SIDE || input.size(2) < Models.LEAST_SIDE) {
            return "mlp";
        }
        if (train.target() instanceof Target.Box) {
            return "locator";
        }
        return input.size(0) == 1 && input.size(1) == 28 ? "lenet" : "cnn";
    }

    static TrainConfig config(RunOptions o, String model, Dataset train) {
        FitOptions f = o.fit();
        int samples = train.size();
        boolean gpt = model.startsWith("gpt");
        int batch = f.batch() > 0 ? f.batch() : batch(model, train);
        Optimizer optimizer = Optimizer.parse(said(f.optimizer(), gpt ? GPT_OPTIMIZER : "adam"));
        String schedule = said(f.schedule(), gpt ? GPT_SCHEDULE : "onecycle:0.25");
        boolean plateau = schedule.startsWith("plateau");
        List<ParameterGroup> groups = new ArrayList<>();
        f.freeze().forEach(names -> groups.add(ParameterGroup.of(names).freeze()));
        if (gpt) {
            groups.add(ParameterGroup.of(".*[nN]orm\\..*").weightDecay(0));
        }
        TrainConfig c = TrainConfig.DEFAULT
                .epochs(f.epochs() > 0 ? f.epochs() : epochs(model, train.inputShape(), Math.max(1, samples / batch)))
                .batchSize(batch)
                .accumulate(f.accumulate())
                .learningRate(f.learningRate() > 0 ? f.learningRate() : rate(optimizer, model))
                .optimizer(optimizer)
                .schedule(plateau ? new Schedule.Constant() : Schedule.parse(schedule))
                .clipping(new Clipping(limit(gpt && f.clip() == 0 ? 1 : f.clip()), limit(f.clipValue())))
                .groups(groups)
                .average(f.average())
                .seed(o.seed())
                .stopping(f.stop().stream().map(StoppingRule::parse).toList())
                .checkpointEvery(f.checkpointEvery())
                .augmentation(Augmentation.parse(said(f.augment(), augmentation(model, train))));
        if (plateau) {
            c = c.plateau(ReduceOnPlateau.parse(schedule));
        }
        return f.timeLimit() > 0 ? c.timeLimit(Duration.ofMillis((long) (1000 * f.timeLimit()))) : c;
    }

    /// What stays a picture of its class when it is mirrored and moved: photos do, drawn figures need not.
    private static String augmentation(String model, Dataset train) {
        if (model.equals("locator")) {
            return "flip,crop,colour:0.3";
        }
        Shape input = train.inputShape();
        boolean photos = input.rank() == 3 && input.size(0) == 3 && train.target() instanceof Target.Classes;
        return photos && (model.equals("cnn") || model.equals("resnet"))
                ? "flip,shift:" + Math.max(1, Math.min(input.size(1), input.size(2)) / 8)
                : "none";
    }

    private static boolean isPuzzle(Shape input) {
        return input.rank() == 1 && input.size(0) < SHORT;
    }

    private static int batch(String model, Dataset train) {
        return model.startsWith("gpt")
                ? Math.clamp(GPT_SYMBOLS / train.inputShape().size(0), 12, 128)
                : Math.clamp(train.size() / STEPS_AN_EPOCH, 8, model.equals("locator") ? 64 : 128);
    }

    private static String said(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static double limit(double value) {
        return value > 0 ? value : Double.POSITIVE_INFINITY;
    }

    /// Enough for few samples, too: some hundreds of steps.
    private static int epochs(String model, Shape input, int stepsAnEpoch) {
        if (model.startsWith("gpt")) {
            return Math.ceilDiv(isPuzzle(input) ? PUZZLE_STEPS : GPT_STEPS, stepsAnEpoch);
        }
        int steps = input.rank() == 1 ? LEAST_STEPS_ON_ROWS : LEAST_STEPS;
        int least = Math.min(200, Math.ceilDiv(steps, stepsAnEpoch));
        return Math.max(
                least,
                switch (model) {
                    case "linear" -> 6;
                    case "mlp" -> 10;
                    case "lenet" -> 6;
                    case "locator" -> 30;
                    default -> 10;
                });
    }

    /// Rates that suit batches of 128 under one cycle.
    private static double rate(Optimizer optimizer, String model) {
        double adam = model.equals("linear") || model.equals("mlp") ? 3e-3 : 4e-3;
        return switch (optimizer) {
            case GradientDescent _ -> 0.3;
            case Sgd _ -> 0.05;
            case AdaGrad _, Muon _ -> 0.02;
            case Lion _ -> adam / 10;
            case Adam _ when model.startsWith("gpt") -> 2e-3;
            default -> adam;
        };
    }
}
