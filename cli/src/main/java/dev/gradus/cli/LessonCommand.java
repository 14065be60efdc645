package dev.gradus.cli;

import dev.gradus.io.AtomicFile;
import dev.gradus.lessons.Check;
import dev.gradus.lessons.Choices;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.LectureIndex;
import dev.gradus.lessons.Lesson;
import dev.gradus.lessons.Lessons;
import dev.gradus.lessons.Outcome;
import dev.gradus.lessons.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus lesson`.
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        description = "The lecture's items: listed, told, checked, drawn.",
        subcommands = {
            LessonCommand.ListAll.class,
            LessonCommand.Show.class,
            LessonCheckCommand.class,
            LessonOpenCommand.class,
            LessonCommand.Index.class
        },
        footer = {
            "",
            "Examples:",
            "  gradus lesson list --lang en",
            "  gradus lesson check all",
            "  gradus lesson open L27 --set eta=0.1",
            "  gradus lesson open L17 --png figures",
            "  gradus lesson open all --out lecture   all pages, with an index"
        })
final class LessonCommand extends CommandGroup {
    /// The lessons that ids name, `all` among them.
    static List<Lesson> lessons(List<String> ids) {
        List<Lesson> lessons = new ArrayList<>();
        for (String id : ids) {
            if (id.equalsIgnoreCase("all")) {
                lessons.addAll(Lessons.all());
            } else {
                lessons.add(lesson(id));
            }
        }
        return lessons;
    }

    static Lesson lesson(String id) {
        try {
            return Lessons.named(id);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    static Choices choices(Lesson lesson, Map<String, Double> set, boolean quick) {
        try {
            return Choices.of(lesson, set, quick);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// `gradus lesson list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Names all lessons.")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        private final LanguageArgument told = new LanguageArgument();

        @Override
        public Integer call() {
            Lessons.all()
                    .forEach(l -> System.out.println(
                            l.item().id() + "  " + l.item().title().in(told.language())));
            return 0;
        }
    }

    /// `gradus lesson show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells a lesson and computes it.")
    static final class Show implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "LESSON", description = "such as L27")
        private String id = "";

        @Mixin
        private final LanguageArgument told = new LanguageArgument();

        @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the lesson")
        private Map<String, Double> set = Map.of();

        @Override
        public Integer call() {
            Lesson lesson = lesson(id);
            Outcome outcome = lesson.compute(choices(lesson, set, false));
            System.out.println(lesson.item().id() + ". " + lesson.item().title().in(told.language()));
            System.out.println(lesson.item().text().in(told.language()));
            System.out.println("    " + lesson.item().formula());
            lesson.settings()
                    .forEach(s -> System.out.println(
                            "--set " + s.name() + "=" + Ticks.number(s.start()) + "  " + Ticks.number(s.low()) + " … "
                                    + Ticks.number(s.high()) + "  " + s.words().in(told.language())));
            outcome.values()
                    .forEach(v -> System.out.println(v.name().in(told.language()) + " = " + Ticks.number(v.number())));
            outcome.checks().forEach(c -> System.out.println(line(c, told.language())));
            return 0;
        }
    }

    /// A check in one line, its numbers rounded unless that would hide that it fails.
    static String line(Check check, Language language) {
        boolean told = check.passed()
                || !new Check(check.what(), rounded(check.measured()), rounded(check.low()), rounded(check.high()))
                        .passed();
        DoubleFunction<String> text = told ? Ticks::number : Double::toString;
        return (check.passed() ? "  ok    " : "  FAILS ") + check.what().in(language) + ": "
                + text.apply(check.measured()) + " in "
                + (check.low() <= -Double.MAX_VALUE ? "(-∞" : "[" + text.apply(check.low())) + ", "
                + (check.high() >= Double.MAX_VALUE ? "∞)" : text.apply(check.high()) + "]");
    }

    private static double rounded(double number) {
        return Double.parseDouble(Ticks.number(number));
    }

    /// `gradus lesson index`.
    @Command(
            name = "index",
            mixinStandardHelpOptions = true,
            description = "Tells all lessons as a Markdown page: command, class, figures, outcome.")
    static final class Index implements Callable<Integer> {
        @Mixin
        private final LanguageArgument told = new LanguageArgument();

        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: the terminal)")
        private @Nullable Path out;

        @Override
        public Integer call() throws IOException {
            if (out != null) {
                AtomicFile.requireWritable(out);
            }
            String page = LectureIndex.markdown(Lessons.all(), told.language());
            if (out == null) {
                System.out.print(page);
            } else {
                ResultFile.write(out, page);
            }
            return 0;
        }
    }
}
