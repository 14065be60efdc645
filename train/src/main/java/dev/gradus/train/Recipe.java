package dev.gradus.train;

import dev.gradus.nn.optim.Clipping;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.nn.optim.Schedule;
import dev.gradus.tensor.Shape;
import java.time.Duration;
import java.util.Optional;

/// Turns what a user said, and left unsaid, into a model's name and the settings of a training run.
final class Recipe {
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

    static TrainConfig config(RunOptions o, String model) {
        double rate = o.learningRate() > 0 ? o.learningRate() : rate(o.optimizer(), model);
        TrainConfig c = TrainConfig.DEFAULT
                .epochs(o.epochs() > 0 ? o.epochs() : epochs(model))
                .batchSize(o.batch())
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

    private static int epochs(String model) {
        return switch (model) {
            case "linear" -> 6;
            case "mlp" -> 10;
            case "lenet" -> 6;
            default -> 10;
        };
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
