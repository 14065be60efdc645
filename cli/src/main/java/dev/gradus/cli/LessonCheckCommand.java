package dev.gradus.cli;

import dev.gradus.io.Json;
import dev.gradus.lessons.Check;
import dev.gradus.lessons.Choices;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Lesson;
import dev.gradus.lessons.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gradus lesson check`.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Computes lessons and checks their outcomes; exits with 1 when one fails.")
final class LessonCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LESSON", description = "such as L27, or all (default: all)")
    private List<String> ids = List.of("all");

    @Option(names = "--quick", description = "the short form of long computations")
    private boolean quick;

    @Option(names = "--lang", defaultValue = "EN", description = "ru or en (default: en)")
    private Language language = Language.EN;

    @Option(names = "--json", description = "one JSON object a lesson")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        List<Lesson> lessons = LessonCommand.lessons(ids);
        int held = 0;
        double total = 0;
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            err.printf(
                    Locale.ROOT,
                    "%d of %d  %s%n",
                    i + 1,
                    lessons.size(),
                    lesson.item().id());
            err.flush();
            long start = System.nanoTime();
            Outcome outcome = lesson.compute(Choices.defaults(lesson, quick));
            double seconds = (System.nanoTime() - start) / 1e9;
            held += outcome.passed() ? 1 : 0;
            total += seconds;
            if (json) {
                System.out.println(Json.write(row(lesson, outcome, seconds)));
                continue;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s %6.1f s  %s%n",
                    outcome.passed() ? "ok   " : "FAILS",
                    lesson.item().id(),
                    seconds,
                    lesson.item().title().in(language));
            outcome.checks().stream()
                    .filter(c -> !c.passed())
                    .forEach(c -> System.out.println(LessonCommand.line(c, language)));
        }
        if (!json) {
            System.out.printf(Locale.ROOT, "%d of %d lessons hold, %.1f s%n", held, lessons.size(), total);
        }
        return held == lessons.size() ? 0 : Main.FAILED;
    }

    private Map<String, Object> row(Lesson lesson, Outcome outcome, double seconds) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("lesson", lesson.item().id());
        row.put("title", lesson.item().title().in(language));
        row.put("passed", outcome.passed());
        row.put("seconds", seconds);
        row.put("checks", outcome.checks().stream().map(this::check).toList());
        return row;
    }

    private Map<String, Object> check(Check check) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("what", check.what().in(language));
        map.put("measured", check.measured());
        map.put("low", check.low());
        map.put("high", check.high());
        map.put("passed", check.passed());
        return map;
    }
}
