package dev.gradus.cli;

import dev.gradus.lessons.Check;
import dev.gradus.lessons.Choices;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Lesson;
import dev.gradus.lessons.Lessons;
import dev.gradus.lessons.Outcome;
import dev.gradus.lessons.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            LessonCommand.CheckThem.class,
            LessonCommand.Open.class
        },
        footer = {
            "",
            "Examples:",
            "  gradus lesson list --lang en",
            "  gradus lesson check all",
            "  gradus lesson open L27 --set eta=0.1"
        })
final class LessonCommand implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    private static Lesson lesson(String id) {
        try {
            return Lessons.named(id);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Choices choices(Lesson lesson, Map<String, Double> set, boolean quick) {
        try {
            return Choices.of(lesson, set, quick);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// `gradus lesson list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Names all lessons.")
    static final class ListAll implements Callable<Integer> {
        @Option(names = "--lang", defaultValue = "RU", description = "ru or en (default: ru)")
        private Language language = Language.RU;

        @Override
        public Integer call() {
            Lessons.all()
                    .forEach(l -> System.out.println(
                            l.item().id() + "  " + l.item().title().in(language)));
            return 0;
        }
    }

    /// `gradus lesson show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Tells a lesson and computes it.")
    static final class Show implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "LESSON", description = "such as L27")
        private String id = "";

        @Option(names = "--lang", defaultValue = "RU", description = "ru or en (default: ru)")
        private Language language = Language.RU;

        @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the lesson")
        private Map<String, Double> set = Map.of();

        @Override
        public Integer call() {
            Lesson lesson = lesson(id);
            Outcome outcome = lesson.compute(choices(lesson, set, false));
            System.out.println(lesson.item().id() + ". " + lesson.item().title().in(language));
            System.out.println(lesson.item().text().in(language));
            System.out.println("    " + lesson.item().formula());
            lesson.settings()
                    .forEach(s -> System.out.println("--set " + s.name() + "=" + s.start() + "  " + s.low() + " … "
                            + s.high() + "  " + s.words().in(language)));
            outcome.values().forEach(v -> System.out.println(v.name() + " = " + v.number()));
            outcome.checks().forEach(c -> System.out.println(line(c, language)));
            return 0;
        }
    }

    private static String line(Check check, Language language) {
        return (check.passed() ? "  ok    " : "  FAILS ") + check.what().in(language) + ": " + check.measured()
                + " in [" + check.low() + ", " + check.high() + "]";
    }

    /// `gradus lesson check`.
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Computes lessons and checks their outcomes; exits with 1 when one fails.")
    static final class CheckThem implements Callable<Integer> {
        @Parameters(paramLabel = "LESSON", description = "such as L27, or all (default: all)")
        private List<String> ids = List.of("all");

        @Option(names = "--quick", description = "the short form of long computations")
        private boolean quick;

        @Override
        public Integer call() {
            List<Lesson> lessons = new ArrayList<>();
            for (String id : ids) {
                if (id.equalsIgnoreCase("all")) {
                    lessons.addAll(Lessons.all());
                } else {
                    lessons.add(lesson(id));
                }
            }
            int failed = 0;
            for (Lesson lesson : lessons) {
                Outcome outcome = lesson.compute(Choices.defaults(lesson, quick));
                System.out.println((outcome.passed() ? "ok    " : "FAILS ")
                        + lesson.item().id() + "  " + lesson.item().title().en());
                outcome.checks().stream()
                        .filter(c -> !c.passed())
                        .forEach(c -> System.out.println(line(c, Language.EN)));
                failed += outcome.passed() ? 0 : 1;
            }
            System.out.println(lessons.size() - failed + " of " + lessons.size() + " lessons hold");
            return failed == 0 ? 0 : Main.FAILED;
        }
    }

    /// `gradus lesson open`.
    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Writes a lesson as an HTML page that needs nothing else.")
    static final class Open implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "LESSON", description = "such as L27")
        private String id = "";

        @Option(names = "--out", paramLabel = "FILE", description = "where to (default: LESSON.html)")
        private Path out = Path.of("");

        @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the lesson")
        private Map<String, Double> set = Map.of();

        @Override
        public Integer call() throws IOException {
            Lesson lesson = lesson(id);
            Path file = out.toString().isEmpty() ? Path.of(lesson.item().id() + ".html") : out;
            Files.writeString(file, Page.of(lesson, lesson.compute(choices(lesson, set, false))));
            System.out.println(file);
            return 0;
        }
    }
}
