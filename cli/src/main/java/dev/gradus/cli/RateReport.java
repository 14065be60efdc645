package dev.gradus.cli;

import dev.gradus.io.Json;
import dev.gradus.train.LearningRateFinder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Prints what a learning-rate finder found: some points of the curve as bars, then the suggestions.
final class RateReport {
    private static final int LINES = 20;
    private static final int BAR = 40;

    private RateReport() {}

    static void print(PrintStream out, LearningRateFinder.Found found, Path picture, boolean json) {
        if (json) {
            Map<String, Object> m = new LinkedHashMap<>();
            m.put("event", "learningRates");
            m.put("steepest", found.steepest());
            m.put("belowMinimum", found.belowMinimum());
            m.put(
                    "curve",
                    found.curve().stream()
                            .map(t -> new double[] {t.rate(), t.loss()})
                            .toList());
            m.put("picture", picture.toString());
            out.println(Json.write(m));
            return;
        }
        double most = found.curve().stream()
                .mapToDouble(LearningRateFinder.Tried::loss)
                .max()
                .orElseThrow();
        int size = found.curve().size();
        int lines = Math.min(LINES, size);
        out.println("learning rate  loss");
        for (int i = 0; i < lines; i++) {
            LearningRateFinder.Tried t = found.curve().get(lines == 1 ? 0 : i * (size - 1) / (lines - 1));
            int bar = (int) Math.round(BAR * t.loss() / Math.max(most, 1e-300));
            out.printf(Locale.ROOT, "%13.2e  %-8.4g %s%n", t.rate(), t.loss(), "#".repeat(Math.max(0, bar)));
        }
        out.printf(Locale.ROOT, "the loss falls fastest at  --lr %.1e%n", found.steepest());
        out.printf(Locale.ROOT, "a tenth of the lowest is   --lr %.1e%n", found.belowMinimum());
        out.println("curve: " + picture);
    }
}
