package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.nn.Boxes;
import dev.gradus.nn.CrossEntropy;
import dev.gradus.nn.Losses;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/// What a model is to do with its last layer's outputs: the loss it is trained with and the scores it is judged
/// by.
public sealed interface Task {
    /// The task that a target asks for.
    static Task of(Target target) {
        return switch (target) {
            case Target.Classes classes -> new Classification(classes, CrossEntropy.DEFAULT);
            case Target.Values values -> new Regression(values);
            case Target.Box box -> new Localization(box, List.of());
            case Target.Symbols symbols -> new Continuation(symbols);
        };
    }

    /// The task that samples to learn from ask for; where boxes are to be found it knows their mean, too.
    static Task of(Dataset train) {
        return train.target() instanceof Target.Box box
                ? new Localization(box, Localization.meanOf(train))
                : of(train.target());
    }

    /// What is predicted.
    Target target();

    /// How many outputs the last layer must have.
    int outputs();

    /// The mean loss of a batch (scalar).
    ///
    /// @param outputs (n, outputs), or (n, steps, symbols)
    /// @param y (n) class numbers, (n, outputs), or (n, steps) numbers of symbols
    Tensor loss(Tensor outputs, Tensor y);

    /// What the model answers, from its last layer's outputs: probabilities for classes, else the values
    /// themselves.
    Tensor answers(Tensor outputs);

    /// An empty count of scores.
    default Scores scores() {
        return Scores.of(target());
    }

    /// One of several classes, by the cross-entropy of logits.
    ///
    /// @param target the classes
    /// @param crossEntropy the loss with its settings: smoothing, class weights
    record Classification(Target.Classes target, CrossEntropy crossEntropy) implements Task {
        @Override
        public int outputs() {
            return target.names().size();
        }

        @Override
        public Tensor loss(Tensor outputs, Tensor y) {
            return crossEntropy.of(outputs, y);
        }

        @Override
        public Tensor answers(Tensor outputs) {
            return outputs.softmax(-1);
        }
    }

    /// Real numbers, by the mean squared error.
    ///
    /// @param target the numbers
    record Regression(Target.Values target) implements Task {
        @Override
        public int outputs() {
            return target.width();
        }

        @Override
        public Tensor loss(Tensor outputs, Tensor y) {
            return Losses.mse(outputs, y);
        }

        @Override
        public Tensor answers(Tensor outputs) {
            return outputs;
        }
    }

    /// The box of the one object in a picture, by the lecture's sum of four squares, in shares of the picture's
    /// size.
    ///
    /// @param target the box
    /// @param mean the mean of the boxes learned from, whose IoU stands beside the model's; empty if not known
    record Localization(Target.Box target, List<Double> mean) implements Task {
        /// Keeps a copy.
        public Localization {
            mean = List.copyOf(mean);
            if (!mean.isEmpty() && mean.size() != 4) {
                throw new IllegalArgumentException("task: the mean box has " + mean.size() + " numbers, not 4");
            }
        }

        private static List<Double> meanOf(Dataset train) {
            double[] sums = new double[4];
            float[] x = new float[train.inputShape().intSize()];
            float[] y = new float[4];
            for (int i = 0; i < train.size(); i++) {
                train.read(i, x, 0, y, 0);
                for (int j = 0; j < 4; j++) {
                    sums[j] += y[j];
                }
            }
            return Arrays.stream(sums).map(s -> s / train.size()).boxed().toList();
        }

        @Override
        public Scores scores() {
            if (mean.isEmpty()) {
                return Scores.of(target);
            }
            float[] box = new float[4];
            for (int j = 0; j < 4; j++) {
                box[j] = mean.get(j).floatValue();
            }
            return Scores.besideMeanBox(box);
        }

        @Override
        public int outputs() {
            return 4;
        }

        @Override
        public Tensor loss(Tensor outputs, Tensor y) {
            return Boxes.squares(outputs, y);
        }

        @Override
        public Tensor answers(Tensor outputs) {
            return outputs;
        }
    }

    /// The symbol after each step of a text, by the mean cross-entropy of all steps.
    ///
    /// @param target the symbols
    record Continuation(Target.Symbols target) implements Task {
        @Override
        public int outputs() {
            return target.names().size();
        }

        /// @param outputs (n, steps, symbols)
        /// @param y (n, steps)
        @Override
        public Tensor loss(Tensor outputs, Tensor y) {
            return CrossEntropy.DEFAULT.ignore(Target.Symbols.NONE).of(outputs.reshape(-1, outputs()), y.flatten(0));
        }

        /// Probabilities of what follows the last step.
        @Override
        public Tensor answers(Tensor outputs) {
            return outputs.slice(1, outputs.size(1) - 1, outputs.size(1))
                    .squeeze(1)
                    .softmax(-1);
        }
    }
}
