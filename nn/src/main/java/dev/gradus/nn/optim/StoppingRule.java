package dev.gradus.nn.optim;

/// When training ends before its last epoch: a pure predicate on a run's [Progress].
public sealed interface StoppingRule {
    /// Whether the rule ends the run now.
    boolean fires(Progress progress);

    /// What is said when it does, with the numbers.
    String reason(Progress progress);

    /// The weights hardly move: `‖w_t - w_(t-1)‖ < ε`, as text `step-norm:1e-6`.
    record StepNorm(double epsilon) implements StoppingRule {
        /// Checks the range.
        public StepNorm {
            Ranges.positive("step-norm: epsilon", epsilon);
        }

        @Override
        public boolean fires(Progress progress) {
            return progress.stepNorm() < epsilon;
        }

        @Override
        public String reason(Progress progress) {
            return "step norm " + (float) progress.stepNorm() + " is below " + epsilon;
        }

        @Override
        public String toString() {
            return "step-norm:" + epsilon;
        }
    }

    /// The slope is gone: `‖∇Q(w)‖ < ε`, as text `gradient-norm:1e-6`.
    record GradientNorm(double epsilon) implements StoppingRule {
        /// Checks the range.
        public GradientNorm {
            Ranges.positive("gradient-norm: epsilon", epsilon);
        }

        @Override
        public boolean fires(Progress progress) {
            return progress.gradientNorm() < epsilon;
        }

        @Override
        public String reason(Progress progress) {
            return "gradient norm " + (float) progress.gradientNorm() + " is below " + epsilon;
        }

        @Override
        public String toString() {
            return "gradient-norm:" + epsilon;
        }
    }

    /// The error on held-out data has not improved for `patience` epochs (early stopping; Prechelt 1998), as
    /// text `hold-out:5`. The weights to keep are those of the best epoch: see [Progress#isBest].
    record HoldOut(int patience) implements StoppingRule {
        /// Checks the range.
        public HoldOut {
            Ranges.positive("hold-out: the patience", patience);
        }

        @Override
        public boolean fires(Progress progress) {
            return progress.waited() >= patience;
        }

        @Override
        public String reason(Progress progress) {
            return "hold-out error has not improved on " + (float) progress.bestError() + " for " + progress.waited()
                    + " epochs";
        }

        @Override
        public String toString() {
            return "hold-out:" + patience;
        }
    }

    /// What a run has shown so far: the state of all stopping rules.
    ///
    /// @param stepNorm length of the last step, NaN before the first
    /// @param gradientNorm length of the last gradient, NaN before the first
    /// @param bestError smallest hold-out error so far, infinite before the first
    /// @param waited epochs since then
    record Progress(double stepNorm, double gradientNorm, double bestError, int waited) {
        /// Of a run that has not begun.
        public static final Progress START = new Progress(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 0);

        /// After another step.
        public Progress step(double newStepNorm, double newGradientNorm) {
            return new Progress(newStepNorm, newGradientNorm, bestError, waited);
        }

        /// After another epoch, whose error on held-out data (smaller is better) may be the best so far. NaN
        /// never is.
        public Progress epoch(double holdOutError) {
            return holdOutError < bestError
                    ? new Progress(stepNorm, gradientNorm, holdOutError, 0)
                    : new Progress(stepNorm, gradientNorm, bestError, waited + 1);
        }

        /// Whether the last epoch was the best so far: its weights are to be kept.
        public boolean isBest() {
            return waited == 0 && bestError < Double.POSITIVE_INFINITY;
        }
    }

    /// The rule that a text describes, as its `toString` writes it.
    ///
    /// @throws IllegalArgumentException listing the forms if the text is none of them
    static StoppingRule parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String number = text.substring(colon + 1);
        try {
            return switch (name) {
                case "step-norm" -> new StepNorm(Double.parseDouble(number));
                case "gradient-norm" -> new GradientNorm(Double.parseDouble(number));
                case "hold-out" -> new HoldOut(Integer.parseInt(number));
                default -> throw new NumberFormatException(name);
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "stopping rule '" + text + "' is none of step-norm:EPSILON, gradient-norm:EPSILON, hold-out:EPOCHS",
                    e);
        }
    }
}
