package dev.gradus.cli;

import dev.gradus.io.AtomicFile;
import dev.gradus.lessons.Figure;
import dev.gradus.lessons.Language;
import dev.gradus.lessons.Lesson;
import dev.gradus.lessons.Outcome;
import dev.gradus.lessons.Page;
import dev.gradus.lessons.Png;
import dev.gradus.lessons.Svg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus lesson open`.
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a lesson as an HTML page that needs nothing else, and its figures as pictures.")
final class LessonOpenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "LESSON", description = "such as L27, or all")
    private String id = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where to (default: LESSON.html); for all, a folder (default: lecture)")
    private @Nullable Path out;

    @Option(names = "--svg", paramLabel = "FOLDER", description = "the figures as SVG files, too")
    private @Nullable Path svg;

    @Option(names = "--png", paramLabel = "FOLDER", description = "the figures as PNG files, too")
    private @Nullable Path png;

    @Option(
            names = "--lang",
            defaultValue = "RU",
            description = "ru or en: of the figures' files, and what a page shows first (default: ru)")
    private Language language = Language.RU;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "a setting of the lesson")
    private Map<String, Double> set = Map.of();

    @Option(names = "--quick", description = "the short form of long computations")
    private boolean quick;

    @Override
    public Integer call() throws IOException {
        boolean all = id.equalsIgnoreCase("all");
        if (all && !set.isEmpty()) {
            throw new UsageException("--set belongs to one lesson: name it in place of all");
        }
        List<Lesson> lessons = LessonCommand.lessons(List.of(id));
        Path folder = out == null ? Path.of("lecture") : out;
        for (Lesson lesson : lessons) {
            String name = lesson.item().id();
            Path file = all ? folder.resolve(name + ".html") : out == null ? Path.of(name + ".html") : out;
            requireWritable(name, file);
            Outcome outcome = lesson.compute(LessonCommand.choices(lesson, set, quick));
            put(file, Page.of(lesson, outcome, language).getBytes(StandardCharsets.UTF_8));
            figures(name, outcome.figures());
        }
        if (all) {
            put(folder.resolve("index.html"), Page.index(lessons, language).getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }

    private void requireWritable(String name, Path page) throws IOException {
        AtomicFile.requireWritable(page);
        if (svg != null) {
            AtomicFile.requireWritable(svg.resolve(name));
        }
        if (png != null) {
            AtomicFile.requireWritable(png.resolve(name));
        }
    }

    private void figures(String name, List<Figure> figures) throws IOException {
        for (int i = 0; i < figures.size(); i++) {
            Figure figure = figures.get(i);
            String file = name + "-" + (i + 1);
            if (svg != null) {
                put(svg.resolve(file + ".svg"), Svg.file(figure, language).getBytes(StandardCharsets.UTF_8));
            }
            if (png != null) {
                put(png.resolve(file + ".png"), Png.of(figure, language));
            }
        }
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        ResultFile.write(file, bytes);
        System.out.println(file);
    }
}
