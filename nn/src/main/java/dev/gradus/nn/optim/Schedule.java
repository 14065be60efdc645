package dev.gradus.nn.optim;

import java.util.Locale;

/// How the learning rate changes over a run: a factor for each moment, a pure function of how far the run is.
public sealed interface Schedule {
    /// The factor on the learning rate.
    ///
    /// @param step number of the step, from 0
    /// @param steps how many steps the run has
    double factor(long step, long steps);

    /// Always 1.
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

    /// Times `factor` each time another `every`-th share of the run has passed: `step:0.3:0.1`.
    record StepDecay(double every, double factor) implements Schedule {
        /// Checks the range.
        public StepDecay {
            require(
                    every > 0 && every <= 1 && factor > 0,
                    "step:SHARE:FACTOR needs a share in (0, 1] and a positive factor");
        }

        @Override
        public double factor(long step, long steps) {
            return StrictMath.pow(factor, Math.floor(step / (every * steps) + 1e-9));
        }

        @Override
        public String toString() {
            return "step:" + every + ":" + factor;
        }
    }

    /// Half a cosine wave from 1 down to `floor` (Loshchilov & Hutter, arXiv 1608.03983): `cosine` or
    /// `cosine:0.1`.
    record Cosine(double floor) implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * step / steps));
        }

        @Override
        public String toString() {
            return floor == 0 ? "cosine" : "cosine:" + floor;
        }
    }

    /// A straight line from 1 down to 0 at the end: `linear`.
    record Linear() implements Schedule {
        @Override
        public double factor(long step, long steps) {
            return 1 - (double) step / steps;
        }

        @Override
        public String toString() {
            return "linear";
        }
    }

    /// A straight rise over the first share of the run, then another schedule over the rest:
    /// `warmup:0.05,cosine`.
    record WarmUp(double share, Schedule then) implements Schedule {
        /// Checks the range.
        public WarmUp {
            require(share > 0 && share < 1, "warmup:SHARE needs a share in (0, 1)");
        }

        @Override
        public double factor(long step, long steps) {
            long rise = Math.max(1, Math.round(share * steps));
            return step < rise ? (step + 1.0) / rise : then.factor(step - rise, Math.max(1, steps - rise));
        }

        @Override
        public String toString() {
            return "warmup:" + share + "," + then;
        }
    }

    /// One cycle (Smith, arXiv 1803.09820): from 1/25 up to 1 over the first share of the run, then down to
    /// 1/250,000, both along half a cosine wave: `onecycle` or `onecycle:0.3`.
    record OneCycle(double rise) implements Schedule {
        /// Checks the range.
        public OneCycle {
            require(rise > 0 && rise < 1, "onecycle:SHARE needs a share in (0, 1)");
        }

        @Override
        public double factor(long step, long steps) {
            double at = (double) step / Math.max(1, steps - 1);
            return at < rise ? between(1 / 25.0, 1, at / rise) : between(1, 4e-6, (at - rise) / (1 - rise));
        }

        private static double between(double from, double to, double t) {
            return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * t));
        }

        @Override
        public String toString() {
            return "onecycle:" + rise;
        }
    }

    private static void require(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException("schedule: " + message);
        }
    }

    /// The schedule that a text describes, as its `toString` writes it.
    ///
    /// @throws IllegalArgumentException listing the forms if the text is none of them
    static Schedule parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        if (t.startsWith("warmup:") && t.contains(",")) {
            int comma = t.indexOf(',');
            return new WarmUp(number(text, t.substring("warmup:".length(), comma)), parse(t.substring(comma + 1)));
        }
        String[] part = t.split(":", -1);
        return switch (part[0] + "/" + part.length) {
            case "constant/1" -> new Constant();
            case "linear/1" -> new Linear();
            case "cosine/1" -> new Cosine(0);
            case "cosine/2" -> new Cosine(number(text, part[1]));
            case "onecycle/1" -> new OneCycle(0.3);
            case "onecycle/2" -> new OneCycle(number(text, part[1]));
            case "step/3" -> new StepDecay(number(text, part[1]), number(text, part[2]));
            default -> throw unknown(text);
        };
    }

    private static double number(String text, String part) {
        try {
            return Double.parseDouble(part);
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(
                "schedule '" + text
                        + "' is none of constant, linear, cosine[:FLOOR], onecycle[:RISE], step:SHARE:FACTOR, warmup:SHARE,SCHEDULE");
    }
}
