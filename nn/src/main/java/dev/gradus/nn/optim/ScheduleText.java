package dev.gradus.nn.optim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Schedules as texts for the command line.
final class ScheduleText {
    private static final String FORMS = "constant, linear[:FLOOR], polynomial:POWER[:FLOOR], exponential:FACTOR, "
            + "cosine[:FLOOR], onecycle[:RISE], step:LENGTH:FACTOR, multistep:FACTOR:TIME:TIME…, warmup:LENGTH,SCHEDULE "
            + "(times below 1 are shares of the run, others steps)";

    private ScheduleText() {}

    static Schedule parse(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        int comma = t.indexOf(',');
        String[] part = (comma < 0 ? t : t.substring(0, comma)).split(":", -1);
        double[] n;
        try {
            n = Arrays.stream(part).skip(1).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
        if (part[0].equals("warmup") && n.length == 1 && comma >= 0) {
            return new Schedule.WarmUp(n[0], parse(t.substring(comma + 1)));
        }
        if (comma >= 0) {
            throw unknown(text);
        }
        if (part[0].equals("multistep") && n.length >= 2) {
            List<Double> times = Arrays.stream(n).skip(1).boxed().toList();
            return new Schedule.MultiStep(n[0], times);
        }
        return switch (part[0] + "/" + n.length) {
            case "constant/0" -> new Schedule.Constant();
            case "linear/0" -> new Schedule.Polynomial(1, 0);
            case "linear/1" -> new Schedule.Polynomial(1, n[0]);
            case "polynomial/1" -> new Schedule.Polynomial(n[0], 0);
            case "polynomial/2" -> new Schedule.Polynomial(n[0], n[1]);
            case "exponential/1" -> new Schedule.Exponential(n[0]);
            case "cosine/0" -> new Schedule.Cosine(0);
            case "cosine/1" -> new Schedule.Cosine(n[0]);
            case "onecycle/0" -> new Schedule.OneCycle(0.3);
            case "onecycle/1" -> new Schedule.OneCycle(n[0]);
            case "step/2" -> new Schedule.StepDecay(n[0], n[1]);
            default -> throw unknown(text);
        };
    }

    /// A whole number without its decimal point.
    static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? String.valueOf((long) v) : String.valueOf(v);
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("schedule '" + text + "' is none of " + FORMS);
    }
}
