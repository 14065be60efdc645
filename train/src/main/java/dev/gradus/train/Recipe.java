package dev.gradus.train;

import dev.gradus.nn.optim.AdaGrad;
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
        if (input.rank() != 3 || input.size(1) < Models.LEAST_SIDE || input.size(2) < Models.LEAST_SIDE) {
            return "mlp";
        }
        return input.size(0) == 1 && input.size(1) == 28 ? "lenet" : "cnn";
    }

    /// @param samples in the training part
    static TrainConfig config(RunOptions o, String model, int samples) {
        FitOptions f = o.fit();
        int batch = f.batch() > 0 ? f.batch() : Math.clamp(samples / STEPS_AN_EPOCH, 8, 128);
        Optimizer optimizer = Optimizer.parse(f.optimizer());
        boolean plateau = f.schedule().startsWith("plateau");
        TrainConfig c = TrainConfig.DEFAULT
                .epochs(f.epochs() > 0 ? f.epochs() : epochs(model, Math.max(1, samples / batch)))
                .batchSize(batch)
                .accumulate(f.accumulate())
                .learningRate(f.learningRate() > 0 ? f.learningRate() : rate(optimizer, model))
                .optimizer(optimizer)
                .schedule(plateau ? new Schedule.Constant() : Schedule.parse(f.schedule()))
                .clipping(new Clipping(limit(f.clip()), limit(f.clipValue())))
                .groups(f.freeze().stream()
                        .map(names -> ParameterGroup.of(names).freeze())
                        .toList())
                .average(f.average())
                .seed(o.seed())
                .stopping(f.stop().stream().map(StoppingRule::parse).toList())
                .checkpointEvery(f.checkpointEvery());
        if (plateau) {
            c = c.plateau(ReduceOnPlateau.parse(f.schedule()));
        }
        return f.timeLimit() > 0 ? c.timeLimit(Duration.ofMillis((long) (1000 * f.timeLimit()))) : c;
    }

    private static double limit(double value) {
        return value > 0 ? value : Double.POSITIVE_INFINITY;
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
    private static double rate(Optimizer optimizer, String model) {
        double adam = model.equals("linear") || model.equals("mlp") ? 3e-3 : 4e-3;
        return switch (optimizer) {
            case GradientDescent _ -> 0.3;
            case Sgd _ -> 0.05;
            case AdaGrad _, Muon _ -> 0.02;
            case Lion _ -> adam / 10;
            default -> adam;
        };
    }
}
