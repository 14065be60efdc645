package dev.gradus.nn.optim;

import java.util.List;
import java.util.stream.Collectors;

/// How the learning rate changes over a run: a factor for each step, a pure function of how far the run is.
///
/// A length of time below 1 is a share of the run, one of 1 or more a number of steps: `warmup:0.05,cosine`
/// rises over a twentieth of any run, `warmup:500,cosine` over 500 steps.
public sealed interface Schedule {
    /// The factor on the learning rate.
    ///
    /// @param step number of the step, from 0
    /// @param steps how many steps the run has
    double factor(long step, long steps);

    /// The schedule that a text describes, as its `toString` writes it.
    ///
    /// @throws IllegalArgumentException listing the forms if the text is none of them
    static Schedule parse(String text) {
        return ScheduleText.parse(text);
    }

    /// Always 1: `constant`.
    record Constant() implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return 1;
        }

        @Override
        public String toString() {
            return "constant";
        }
    }

    /// Times `factor` each time another `every` has passed: `step:30:0.1`, `step:0.3:0.1`.
    record StepDecay(double every, double factor) implements Schedule {
        /// Checks the ranges.
        public StepDecay {
            Ranges.positive("step: the length", every);
            Ranges.positive("step: the factor", factor);
        }

        @Override
        public double factor(long step, long steps) {
            // so that rounding of a share does not delay a step
            return StrictMath.pow(factor, Math.floor(step / duration(every, steps) + 1e-9));
        }

        @Override
        public String toString() {
            return "step:" + ScheduleText.number(every) + ":" + ScheduleText.number(factor);
        }
    }

    /// Times `factor` after each of several times, counted from the beginning: `multistep:0.1:0.5:0.75` falls to
    /// a tenth at half the run and to a hundredth at three quarters.
    record MultiStep(double factor, List<Double> times) implements Schedule {
        /// Checks the ranges.
        public MultiStep {
            Ranges.positive("multistep: the factor", factor);
            times = List.copyOf(times);
            times.forEach(t -> Ranges.positive("multistep: a time", t));
        }

        @Override
        public double factor(long step, long steps) {
            long passed = times.stream()
                    .filter(t -> step >= duration(t, steps) - 1e-9)
                    .count();
            return StrictMath.pow(factor, (double) passed);
        }

        @Override
        public String toString() {
            return "multistep:" + ScheduleText.number(factor) + ":"
                    + times.stream().map(ScheduleText::number).collect(Collectors.joining(":"));
        }
    }

    /// Times `factor` in all over the run, by equal ratios a step: `exponential:0.01`.
    record Exponential(double factor) implements Schedule {
        /// Checks the range.
        public Exponential {
            Ranges.positive("exponential: the factor", factor);
        }

        @Override
        public double factor(long step, long steps) {
            return StrictMath.pow(factor, progress(step, steps));
        }

        @Override
        public String toString() {
            return "exponential:" + ScheduleText.number(factor);
        }
    }

    /// `(1 - progress)^power` from 1 down to `floor`: `linear`, `linear:0.1` and `polynomial:2`,
    /// `polynomial:2:0.1`.
    record Polynomial(double power, double floor) implements Schedule {
        /// Checks the ranges.
        public Polynomial {
            Ranges.positive("polynomial: the power", power);
            Ranges.share("polynomial: the floor", floor);
        }

        @Override
        public double factor(long step, long steps) {
            return floor + (1 - floor) * StrictMath.pow(1 - progress(step, steps), power);
        }

        @Override
        public String toString() {
            String name = power == 1 ? "linear" : "polynomial:" + ScheduleText.number(power);
            return floor == 0 ? name : name + ":" + ScheduleText.number(floor);
        }
    }

    /// Half a cosine wave from 1 down to `floor` (Loshchilov & Hutter, arXiv 1608.03983): `cosine` or
    /// `cosine:0.1`.
    record Cosine(double floor) implements Schedule {
        /// Checks the range.
        public Cosine {
            Ranges.share("cosine: the floor", floor);
        }

        @Override
        public double factor(long step, long steps) {
            return wave(1, floor, progress(step, steps));
        }

        @Override
        public String toString() {
            return floor == 0 ? "cosine" : "cosine:" + ScheduleText.number(floor);
        }
    }

    /// A straight rise, whose last step has the full rate, then another schedule over the rest:
    /// `warmup:500,cosine`.
    record WarmUp(double rise, Schedule then) implements Schedule {
        /// Checks the range.
        public WarmUp {
            Ranges.positive("warmup: the length", rise);
        }

        @Override
        public double factor(long step, long steps) {
            long n = Math.max(1, Math.round(duration(rise, steps)));
            return step < n ? (step + 1.0) / n : then.factor(step - n, Math.max(1, steps - n));
        }

        @Override
        public String toString() {
            return "warmup:" + ScheduleText.number(rise) + "," + then;
        }
    }

    /// One cycle (Smith, arXiv 1803.09820): from 1/25 up to 1 over the first share of the run, then down to
    /// 1/250,000, both along half a cosine wave, with the last step at the bottom, as PyTorch's `OneCycleLR`
    /// has it: `onecycle` or `onecycle:0.3`.
    record OneCycle(double rise) implements Schedule {
        /// Checks the range.
        public OneCycle {
            if (!(rise > 0 && rise < 1)) {
                throw new IllegalArgumentException("onecycle: the rise must be a share in (0, 1), not " + rise);
            }
        }

        @Override
        public double factor(long step, long steps) {
            double last = Math.max(0, steps - 1);
            double top = Math.max(0, rise * steps - 1);
            double at = Math.min((double) step, last);
            return at < top ? wave(1 / 25.0, 1, at / top) : wave(1, 4e-6, (at - top) / Math.max(1, last - top));
        }

        @Override
        public String toString() {
            return "onecycle:" + ScheduleText.number(rise);
        }
    }

    private static double duration(double length, long steps) {
        return length < 1 ? length * Math.max(1, steps) : length;
    }

    private static double progress(long step, long steps) {
        return Math.min(1, (double) step / Math.max(1, steps));
    }

    /// Half a cosine wave.
    private static double wave(double from, double to, double t) {
        return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * t));
    }
}
