package dev.gradus.train;

import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.tensor.Shape;
import java.time.Duration;
import java.util.Optional;

/// Turns what a user said, and left unsaid, into a model's name and the settings of a training run.
final class Recipe {
    private static final int STEPS_AN_EPOCH = 20;
    private static final int LEAST_STEPS = 400;

    private Recipe() {}

    /// The model for inputs of a shape, where the user named none.
    static String model(RunOptions o, Shape input) {
        if (!o.model().isEmpty()) {
            return o.model();
        }
        if (input.rank() != 3) {
            return "mlp";
        }
        return input.size(0) == 1 && input.size(1) == 28 ? "lenet" : "cnn";
    }

    /// @param samples in the training part
    static TrainConfig config(RunOptions o, String model, int samples) {
        int batch = o.batch() > 0 ? o.batch() : Math.clamp(samples / STEPS_AN_EPOCH, 8, 128);
        double rate = o.learningRate() > 0 ? o.learningRate() : rate(o.optimizer(), model);
        TrainConfig c = TrainConfig.DEFAULT
                .epochs(o.epochs() > 0 ? o.epochs() : epochs(model, Math.max(1, samples / batch)))
                .batchSize(batch)
                .learningRate(rate)
                .optimizer(optimizer(o.optimizer(), o.weightDecay()))
                .schedule(Schedule.parse(o.schedule()))
                .clipping(o.clip() > 0 ? Clipping.byNorm(o.clip()) : Clipping.NONE)
                .average(o.average())
                .seed(o.seed())
                .patience(o.patience())
                .checkpointEvery(o.checkpointEvery());
        return o.timeLimit() > 0 ? c.timeLimit(Duration.ofMillis((long) (1000 * o.timeLimit()))) : c;
    }

    /// Enough for few samples, too: some hundreds of steps.
    private static int epochs(String model, int stepsAnEpoch) {
        int least = Math.min(200, Math.ceilDiv(LEAST_STEPS, stepsAnEpoch));
        return Math.max(
                least,
                switch (model) {
                    case "linear" -> 6;
                    case "mlp" -> 10;
                    case "lenet" -> 6;
                    default -> 10;
                });
    }

    /// Rates that suit batches of 128 under one cycle.
    private static double rate(String optimizer, String model) {
        double adam = model.equals("linear") || model.equals("mlp") ? 3e-3 : 4e-3;
        return switch (optimizer) {
            case "gd", "sgd", "nesterov" -> optimizer.equals("gd") ? 0.3 : 0.05;
            case "adagrad" -> 0.02;
            case "lion" -> adam / 10;
            case "muon" -> 0.02;
            default -> adam;
        };
    }

    static Optimizer optimizer(String name, double weightDecay) {
        Optimizer o = Optimizer.named(name);
        return Optional.of(weightDecay).filter(w -> w >= 0).map(o::weightDecay).orElse(o);
    }
}
