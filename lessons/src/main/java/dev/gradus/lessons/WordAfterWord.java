package dev.gradus.lessons;

import dev.gradus.classic.CopiedSpan;
import dev.gradus.classic.NGramModel;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// L41: language models before networks: count which symbol follows which, and draw.
///
/// @param counting a model of symbols, their number and the order
public record WordAfterWord(Counting counting) implements Lesson {
    static final String TEXT = """
            У лукоморья дуб зелёный;
            Златая цепь на дубе том:
            И днём и ночью кот учёный
            Всё ходит по цепи кругом;
            Идёт направо — песнь заводит,
            Налево — сказку говорит.
            Там чудеса: там леший бродит,
            Русалка на ветвях сидит;
            Там на неведомых дорожках
            Следы невиданных зверей;
            Избушка там на курьих ножках
            Стоит без окон, без дверей;
            Там лес и дол видений полны;
            Там о заре прихлынут волны
            На брег песчаный и пустой,
            И тридцать витязей прекрасных
            Чредой из вод выходят ясных,
            И с ними дядька их морской;
            """;

    /// Witten-Bell smoothing.
    public WordAfterWord() {
        this((text, symbols, order) -> new NGramModel(text, symbols, order, Smoothing.WITTEN_BELL));
    }

    /// How a model is made.
    @FunctionalInterface
    public interface Counting {
        /// The model of a text.
        NGramModel of(int[] text, int symbols, int order);
    }

    @Override
    public Item item() {
        return new Item(
                "L41",
                new Words("Классический подход к языку", "Language, the classical way"),
                new Words(
                        "Считаем, как часто символ идёт за данными, и выбираем следующий по этим частотам. Чем длиннее "
                                + "контекст, тем больше модель переписывает обучающий текст вместо того, чтобы сочинять.",
                        "Count how often a symbol follows given ones, and draw the next by these counts. The longer "
                                + "the context, the more the model copies the training text instead of writing."),
                "p(w | h) = c(hw) / c(h)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("order", 3, 1, 8, new Words("длина n-граммы", "length of an n-gram")),
                new Setting("seed", 1, 0, 1e6, new Words("зерно", "seed")));
    }

    @Override
    public Outcome compute(Choices choices) {
        Vocabulary vocabulary = Vocabulary.characters(TEXT);
        int[] text = vocabulary.encode(TEXT);
        int[] there = vocabulary.encode("там");
        NGramModel model = counting.of(text, vocabulary.size(), (int) choices.number("order"));
        long seed = (long) choices.number("seed");
        int[] from = vocabulary.encode("\n");
        List<Double> copied = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        for (int order = 1; order <= 8; order++) {
            int[] written = counting.of(text, vocabulary.size(), order).sample(from, 300, new SplittableRandom(seed));
            copied.add((double) CopiedSpan.longest(text, written).length());
            orders.add(String.valueOf(order));
        }
        Outcome outcome = new Outcome()
                .value(new Words("перплексия на обучении", "perplexity, training"), StrictMath.exp(model.nats(text)))
                .figure(Figure.Table.of(
                        new Words("Написано по частотам", "Written by counts"),
                        List.of(),
                        vocabulary
                                .decode(model.sample(from, 200, new SplittableRandom(seed)))
                                .strip()
                                .lines()
                                .map(List::of)
                                .toList()))
                .figure(Figure.Bars.of(
                        new Words("Самый длинный переписанный кусок, n = 1…8", "Longest copied span, n = 1…8"),
                        orders,
                        copied))
                .near(
                        new Words("«там» встречается столько раз", "«там» comes so many times"),
                        counting.of(text, vocabulary.size(), 3).grams().count(there),
                        TEXT.split("там", -1).length - 1,
                        0);
        NGramModel bigrams = counting.of(text, vocabulary.size(), 2);
        int[] before = {vocabulary.encode("о")[0]};
        double[] p = bigrams.distribution(before);
        int followers = (int) Arrays.stream(p).filter(v -> v > 0).count();
        return outcome.near(
                        new Words("вероятности складываются в 1", "probabilities add up to 1"),
                        Arrays.stream(p).sum(),
                        1,
                        1e-12)
                .near(new Words("нет нулевых вероятностей", "no probability is 0"), followers, p.length, 0)
                .between(
                        new Words("χ²: p > 0,01", "χ²: p > 0.01"),
                        chiSquared(bigrams, before, frequencies(text, before[0], vocabulary.size())),
                        -2.33,
                        2.33)
                .between(
                        new Words(
                                "порядок 8 переписывает длиннее порядка 1 во столько раз",
                                "order 8 copies more, times"),
                        copied.get(7) / copied.get(0),
                        3,
                        1e3);
    }

    /// How probable the model must make each symbol: Witten-Bell by the text's own counts.
    private static double[] frequencies(int[] text, int context, int symbols) {
        double[] after = new double[symbols];
        double[] alone = new double[symbols];
        for (int i = 0; i < text.length; i++) {
            alone[text[i]]++;
            if (i > 0 && text[i - 1] == context) {
                after[text[i]]++;
            }
        }
        double[] uniform = new double[symbols];
        Arrays.fill(uniform, 1.0 / symbols);
        return mixed(after, mixed(alone, uniform));
    }

    private static double[] mixed(double[] counts, double[] lower) {
        double kinds = Arrays.stream(counts).filter(c -> c > 0).count();
        double total = Arrays.stream(counts).sum();
        double[] p = new double[counts.length];
        Arrays.setAll(p, i -> (counts[i] + kinds * lower[i]) / (total + kinds));
        return p;
    }

    /// How far 20,000 draws are from the expected frequencies: χ² as a number of standard deviations (Wilson
    /// and Hilferty, 1931).
    private static double chiSquared(NGramModel model, int[] before, double[] expected) {
        SplittableRandom random = new SplittableRandom(11);
        int draws = 20_000;
        double[] seen = new double[expected.length];
        for (int i = 0; i < draws; i++) {
            int[] written = model.sample(before, 1, random);
            seen[written[1]]++;
        }
        double sum = 0;
        double degrees = -1;
        double rareSeen = 0;
        double rareExpected = 0;
        for (int s = 0; s < expected.length; s++) {
            double e = draws * expected[s];
            if (e >= 5) {
                sum += (seen[s] - e) * (seen[s] - e) / e;
                degrees++;
            } else {
                rareSeen += seen[s];
                rareExpected += e;
            }
        }
        if (rareExpected > 0) {
            sum += (rareSeen - rareExpected) * (rareSeen - rareExpected) / rareExpected;
            degrees++;
        }
        double variance = 2 / (9 * degrees);
        return (StrictMath.cbrt(sum / degrees) - (1 - variance)) / Math.sqrt(variance);
    }
}
