package dev.gradus.cli;

import dev.gradus.classic.Interval;
import dev.gradus.data.Dataset;
import dev.gradus.data.Splits;
import dev.gradus.data.Target;
import dev.gradus.train.Scores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Contenders side by side: each learns from the same samples and is judged by the same others.
///
/// @param leading the score that the interval is of
/// @param method how the interval is found
/// @param train samples learned from (in the first fold)
/// @param judged samples judged by, in all
/// @param folds 1 where there is a single split
/// @param rows one a contender, in the order they were named
record Comparison(String leading, String method, int train, int judged, int folds, List<Row> rows) {
    /// A contender's scores.
    ///
    /// @param scores by name, the leading one first; of folds, the means
    /// @param interval of the leading score, 95 %
    /// @param seconds of learning, features included, in all folds
    record Row(String name, Map<String, Double> scores, Interval interval, double seconds) {}

    /// A header and one line of texts a contender.
    List<List<String>> cells() {
        List<List<String>> cells = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("model"));
        for (String score : rows.getFirst().scores().keySet()) {
            header.add(score);
            if (score.equals(leading)) {
                header.add("95 % interval");
            }
        }
        header.add("seconds");
        cells.add(header);
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(row.name()));
            row.scores().forEach((score, v) -> {
                line.add(number(v));
                if (score.equals(leading)) {
                    line.add(number(row.interval().low()) + " – "
                            + number(row.interval().high()));
                }
            });
            line.add(String.format(Locale.ROOT, "%.1f", row.seconds()));
            cells.add(line);
        }
        return cells;
    }

    private static String number(double v) {
        // no minus before what rounds to 0
        return String.format(Locale.ROOT, Math.abs(v) < 100 ? "%.4f" : "%.0f", Math.abs(v) < 5e-5 ? 0.0 : v);
    }

    /// The table as plain lines, and what it was measured on.
    List<String> lines() {
        List<List<String>> cells = cells();
        List<String> lines = new ArrayList<>();
        lines.add(
                folds > 1
                        ? String.format(Locale.ROOT, "%d folds of %,d samples; interval: %s", folds, judged, method)
                        : String.format(
                                Locale.ROOT,
                                "learned from %,d samples, judged by %,d; interval: %s",
                                train,
                                judged,
                                method));
        int[] widths = new int[cells.getFirst().size()];
        cells.forEach(line -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        });
        for (List<String> line : cells) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                text.append(String.format(Locale.ROOT, (i == 0 ? "%-" : "%") + widths[i] + "s  ", line.get(i)));
            }
            lines.add(text.toString().stripTrailing());
        }
        return lines;
    }

    /// One plain map a contender.
    List<Map<String, Object>> maps() {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("model", row.name());
            map.putAll(row.scores());
            map.put("low", row.interval().low());
            map.put("high", row.interval().high());
            map.put("interval", method);
            map.put("seconds", row.seconds());
            map.put("train", train);
            map.put("judged", judged);
            map.put("folds", folds);
            maps.add(map);
        }
        return maps;
    }

    /// Lets all learn and judges them.
    ///
    /// @param progress is told who learns and how far it is
    /// @throws IllegalArgumentException if a contender cannot learn from the samples
    static Comparison of(List<Contender> contenders, List<Splits.Parts> splits, long seed, Consumer<String> progress)
            throws IOException {
        for (Contender contender : contenders) {
            contender.check(splits.getFirst().train());
        }
        List<Row> rows = new ArrayList<>();
        for (Contender contender : contenders) {
            List<Judged> folds = new ArrayList<>();
            for (int f = 0; f < splits.size(); f++) {
                String who = splits.size() > 1
                        ? contender.name() + ", fold " + (f + 1) + " of " + splits.size()
                        : contender.name();
                folds.add(judge(contender, splits.get(f), seed, text -> progress.accept(who + ": " + text)));
            }
            rows.add(row(contender.name(), folds, seed));
        }
        Target target = Answers.judged(splits.getFirst().train().target());
        String method = splits.size() > 1
                ? "Student's t over " + splits.size() + " folds"
                : target instanceof Target.Classes ? "Wilson" : "bootstrap over samples";
        return new Comparison(
                rows.getFirst().scores().keySet().iterator().next(),
                method,
                splits.getFirst().train().size(),
                splits.stream().mapToInt(s -> s.holdOut().size()).sum(),
                splits.size(),
                rows);
    }

    private record Judged(Target target, float[] answers, float[] truth, int n, double seconds) {
        Map<String, Double> scores() {
            return scores(answers, truth, n);
        }

        private Map<String, Double> scores(float[] of, float[] expected, int count) {
            Scores scores = Scores.of(target);
            scores.add(of, expected, count, 0);
            return scores.values();
        }

        double leading(int[] positions) {
            return scores(at(answers, positions), at(truth, positions), positions.length)
                    .values()
                    .iterator()
                    .next();
        }

        private float[] at(float[] rows, int[] positions) {
            int width = rows.length / n;
            float[] out = new float[positions.length * width];
            for (int i = 0; i < positions.length; i++) {
                System.arraycopy(rows, positions[i] * width, out, i * width, width);
            }
            return out;
        }
    }

    private static Judged judge(Contender contender, Splits.Parts parts, long seed, Consumer<String> progress)
            throws IOException {
        progress.accept("learns from " + parts.train().size() + " samples");
        long start = System.nanoTime();
        Contender.Learned learned = contender.fit(parts.train(), seed, progress);
        double seconds = (System.nanoTime() - start) / 1e9;
        Dataset samples = parts.holdOut();
        float[][] answers = learned.answers(samples);
        int width = answers[0].length;
        float[] flat = new float[answers.length * width];
        for (int i = 0; i < answers.length; i++) {
            System.arraycopy(answers[i], 0, flat, i * width, width);
        }
        return new Judged(
                Answers.judged(samples.target()), flat, Answers.of(samples).flat(), samples.size(), seconds);
    }

    private static Row row(String name, List<Judged> folds, long seed) {
        double seconds = folds.stream().mapToDouble(Judged::seconds).sum();
        Map<String, Double> scores = new LinkedHashMap<>();
        for (Judged fold : folds) {
            fold.scores().forEach((score, v) -> scores.merge(score, v / folds.size(), Double::sum));
        }
        Judged first = folds.getFirst();
        Interval interval;
        if (folds.size() > 1) {
            interval = Interval.student(folds.stream()
                    .mapToDouble(f -> f.scores().values().iterator().next())
                    .toArray());
        } else if (first.target() instanceof Target.Classes) {
            double accuracy = scores.values().iterator().next();
            interval = Interval.wilson(Math.rint(accuracy * first.n()), first.n());
        } else {
            interval = Interval.bootstrap(first.n(), first::leading, seed);
        }
        // accuracy, R² and IoU end at 1, which Student's t does not know
        return new Row(
                name, scores, new Interval(interval.value(), interval.low(), Math.min(1, interval.high())), seconds);
    }
}
