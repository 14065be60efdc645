package dev.gradus.lessons;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The lecture's items as a Markdown page: for each the command, the class, the figures and the outcome, all told
/// by the lesson itself.
public final class LectureIndex {
    /// So many checks tell an outcome in a few words.
    private static final int CHECKS = 2;

    private static final Words TITLE = new Words(
            "Введение в глубинное обучение: пункты лекции", "Introduction to deep learning: the lecture's items");

    private static final Words LEAD = new Words("""
            Каждый пункт лекции здесь можно запустить: движок считает, рисует и проверяет. `gradus lesson check all`
            проверяет все, `gradus lesson open all --out lecture` пишет все страницы, `--png FOLDER` и `--svg FOLDER` —
            рисунки файлами. Эта страница составлена из самих уроков командой `gradus lesson index --lang ru`; числа —
            из короткой формы вычислений (`--quick`).
            """, """
            Each item of the lecture can be run here: the engine computes, draws and checks it. `gradus lesson check all`
            checks all of them, `gradus lesson open all --out lecture` writes all pages, `--png FOLDER` and `--svg FOLDER`
            the figures as files. This page is made from the lessons themselves by `gradus lesson index --lang en`; the
            numbers are those of the short computations (`--quick`).
            """);

    private static final List<Words> HEADER = List.of(
            new Words("Пункт", "Item"),
            new Words("Команда", "Command"),
            new Words("Класс", "Class"),
            new Words("Рисунки", "Figures"),
            new Words("Что выходит", "Outcome"));

    private static final Words SLIPS = new Words("""
            ## Где урок говорит иначе, чем слайд

            - **Число параметров слоя.** У t линейных моделей на n признаках ровно t(n + 1) чисел, а не tn: на каждую
              модель приходится ещё свободный член. Буква для числа выходов везде одна.
            - **Свёртка.** То, что сети называют свёрткой, — взаимная корреляция: фильтр не переворачивают.
            - **«Горизонтальный» фильтр Собеля.** Он берёт производную вдоль x и потому находит вертикальные границы.
            - **Максимум не зависит от сдвига** только при шаге 1 и пока паттерн целиком в кадре. Если паттерн наполовину за
              краем или шаг равен 2, максимум меняется.
            - **Большие коэффициенты** — признак не переобучения вообще, а плохо обусловленной задачи без
              регуляризации.
            - **Код анимации** в примере с React вызывает эффект без списка зависимостей: он срабатывал бы при каждой
              перерисовке.
            - **Фильтр и одинаковые пиксели.** Участок из одних единиц даёт диагональному фильтру тот же отклик, что и
              сама диагональ; различает их нормированная корреляция.
            """, """
            ## Where a lesson says something else than the slide

            - **Parameters of a layer.** t linear models of n features have t(n + 1) numbers, not tn: each has a free term
              of its own. The number of outputs has one letter throughout.
            - **Convolution.** What networks call a convolution is a cross-correlation: the filter is not turned over.
            - **The “horizontal” Sobel filter** takes the derivative along x, and so finds vertical edges.
            - **The maximum does not depend on a shift** only with stride 1 and while the pattern is whole within the
              frame. With the pattern half outside, or a stride of 2, it changes.
            - **Large coefficients** are a sign not of overfitting as such but of an ill-conditioned fit without
              regularization.
            - **The animation's code** in the React example runs an effect without a list of dependencies: it would run
              with every redraw.
            - **A filter and equal pixels.** A patch of ones answers the diagonal filter as much as the diagonal itself;
              normalized correlation tells them apart.
            """);

    private LectureIndex() {}

    /// The page of some lessons, each computed in its short form.
    public static String markdown(List<Lesson> lessons, Language language) {
        StringBuilder out = new StringBuilder("# " + TITLE.in(language) + "\n\n" + LEAD.in(language) + "\n");
        out.append(line(HEADER.stream().map(w -> w.in(language)).toList()));
        out.append("|---".repeat(HEADER.size())).append("|\n");
        for (Lesson lesson : lessons) {
            Item item = lesson.item();
            Outcome outcome = lesson.compute(Choices.defaults(lesson, true));
            out.append(line(List.of(
                    "**" + item.id() + "** " + item.title().in(language),
                    "`gradus lesson open " + item.id() + "`",
                    "`" + lesson.getClass().getSimpleName() + "`",
                    joined(outcome.figures(), f -> f.title().in(language)),
                    joined(
                            outcome.checks().stream().limit(CHECKS).toList(),
                            c -> c.what().in(language) + " → " + Ticks.number(rounded(c.measured()))))));
        }
        return out.append("\n").append(SLIPS.in(language)).toString();
    }

    private static <T> String joined(List<T> items, Function<T, String> words) {
        return items.stream().map(words).distinct().collect(Collectors.joining("; "));
    }

    private static double rounded(double v) {
        return Double.isFinite(v) && v != Math.rint(v)
                ? new java.math.BigDecimal(v)
                        .round(new java.math.MathContext(4))
                        .doubleValue()
                : v;
    }

    private static String line(List<String> cells) {
        return "| " + cells.stream().map(c -> c.replace("|", "\\|")).collect(Collectors.joining(" | ")) + " |\n";
    }
}
