package dev.gradus.lessons;

import dev.gradus.classic.NGramModel;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.Vocabulary;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.Key;
import dev.gradus.train.Gpt;
import dev.gradus.train.Sampling;
import dev.gradus.train.TextGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// L42: language models of today: a small transformer trained here, beside counting. On little prose counting is
/// better; where a symbol depends on one far back, counting fails and attention does not.
///
/// @param maker what makes the network
public record WordsByNetwork(Maker maker) implements Lesson {
    private static final int LETTERS = 8;
    private static final int WORD = 6;

    /// Symbols of verse that the network reads at once.
    private static final int LENGTH = 24;

    /// Steps after which it knows as much of verse as it will, and after which it has learned it by heart.
    private static final int ENOUGH = 100;

    private static final int TOO_MANY = 400;

    /// A transformer of two blocks.
    public WordsByNetwork() {
        this((symbols, length, key) -> new Gpt.Options(symbols, length, 2, 2, 32, 0, false).init(key));
    }

    /// How a network is made.
    @FunctionalInterface
    public interface Maker {
        /// From numbers of symbols (N, T) to scores (N, T, symbols).
        Layer of(int symbols, int length, Key key);
    }

    @Override
    public Item item() {
        return new Item(
                "L42",
                new Words("Современный подход к языку", "Language, the modern way"),
                new Words(
                        "Нейросеть читает всё, что было раньше, и сама решает, на что смотреть. Честное сравнение: на "
                                + "коротком тексте счёт n-грамм чуть лучше маленькой сети, а если учить её дольше, она "
                                + "заучивает стихи наизусть. Зато слово, повторённое после шести букв, n-граммы не "
                                + "узнают, а внимание узнаёт. Код анимации с лекции тоже проверен: interpolateColor "
                                + "смешивает цвета правильно.",
                        "A network reads all that came before and decides itself what to look at. To be honest: on a short "
                                + "text, counting n-grams is a little better than a small network, which learns the "
                                + "verses by heart if trained longer. But a word said again six letters later is beyond "
                                + "n-grams, and attention sees it. The animation's code in the lecture is checked, too: "
                                + "interpolateColor mixes colors as it should."),
                "p(wₜ | w₁ … wₜ₋₁) = softmax(W·hₜ)");
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting("seed", 1, 0, 1e6, new Words("зерно", "seed")));
    }

    @Override
    public Outcome compute(Choices choices) {
        long seed = (long) choices.number("seed");
        int steps = choices.quick() ? 300 : 1200;
        Outcome outcome = new Outcome();
        prose(outcome, seed);
        echo(outcome, seed, steps);
        colors(outcome);
        return outcome;
    }

    private void prose(Outcome outcome, long seed) {
        String text = WordAfterWord.TEXT.toLowerCase(Locale.ROOT);
        Vocabulary vocabulary = Vocabulary.characters(text);
        int[] all = vocabulary.encode(text);
        int cut = all.length * 8 / 10;
        int[] train = Arrays.copyOf(all, cut);
        int[] test = Arrays.copyOfRange(all, cut, all.length);
        double counted = Double.POSITIVE_INFINITY;
        for (Smoothing smoothing : Smoothing.values()) {
            for (int order = 1; order <= 4; order++) {
                counted = Math.min(counted, new NGramModel(train, vocabulary.size(), order, smoothing).nats(test));
            }
        }
        SmallText net = prose(train, vocabulary.size(), ENOUGH, seed);
        double asked = net.nats(test);
        double byHeart = prose(train, vocabulary.size(), TOO_MANY, seed).nats(test);
        double random = StrictMath.log(vocabulary.size());
        outcome.figure(Figure.Bars.of(
                        new Words(
                                "Стихи Пушкина: нат на символ, меньше — лучше",
                                "Verses by Pushkin: nats per symbol, lower is better"),
                        List.of("p = 1/V", "n-grams", "net, t = " + ENOUGH, "net, t = " + TOO_MANY),
                        List.of(random, counted, asked, byHeart)))
                .figure(Figure.Table.of(
                        new Words("Написано сетью", "Written by the network"),
                        List.of(),
                        new TextGenerator(net.layer(), vocabulary, LENGTH)
                                .text("\n", 160, new Sampling(0.8, 0, 1), seed)
                                .lines()
                                .map(List::of)
                                .toList()))
                .between(
                        new Words(
                                "стихи: сеть хуже лучших n-грамм во столько раз",
                                "verses: worse than the best n-grams, times"),
                        asked / counted,
                        1,
                        1.3)
                .between(
                        new Words("но лучше случайных букв, нат", "but better than random letters, nats"),
                        random - asked,
                        0.1,
                        3)
                .between(
                        new Words(
                                "выучив стихи наизусть, сеть хуже во столько раз",
                                "having learned the verses by heart, it is worse, times"),
                        byHeart / asked,
                        1.2,
                        4);
    }

    private SmallText prose(int[] train, int symbols, int steps, long seed) {
        return SmallText.train(maker, symbols, LENGTH, SmallText.anywhere(train), steps, seed);
    }

    /// Words of six random letters, each said twice.
    private static int[] words(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] text = new int[2 * WORD * count];
        for (int w = 0; w < count; w++) {
            for (int i = 0; i < WORD; i++) {
                text[2 * WORD * w + i] = random.nextInt(LETTERS);
                text[2 * WORD * w + WORD + i] = text[2 * WORD * w + i];
            }
        }
        return text;
    }

    private void echo(Outcome outcome, long seed, int steps) {
        int[] train = words(4000, seed);
        int[] test = words(200, ~seed);
        int block = 2 * WORD;
        SmallText net = SmallText.train(maker, LETTERS, block - 1, SmallText.blocks(train, block), steps, seed);
        NGramModel counted = new NGramModel(train, LETTERS, 5, Smoothing.WITTEN_BELL);
        double byCounting = 0;
        double byNetwork = 0;
        int asked = 0;
        for (int from = 0; from < test.length; from += block) {
            int[] told = net.likeliest(Arrays.copyOfRange(test, from, from + block - 1));
            for (int i = WORD; i < block; i++) {
                double[] p = counted.distribution(Arrays.copyOf(test, from + i));
                byCounting += largest(p) == test[from + i] ? 1 : 0;
                byNetwork += told[i - 1] == test[from + i] ? 1 : 0;
                asked++;
            }
        }
        outcome.figure(Figure.Bars.of(
                        new Words(
                                "Слово, повторённое дважды: доля угаданных букв",
                                "A word said twice: share of letters guessed"),
                        List.of("1/8", "5-grams", "transformer"),
                        List.of(1.0 / LETTERS, byCounting / asked, byNetwork / asked)))
                .between(
                        new Words("повтор: 5-граммы угадывают наугад", "said again: 5-grams can only guess"),
                        byCounting / asked,
                        0,
                        0.25)
                .between(
                        new Words("повтор: внимание узнаёт", "said again: attention sees it"),
                        byNetwork / asked,
                        0.95,
                        1);
    }

    private static int largest(double[] p) {
        int best = 0;
        for (int i = 1; i < p.length; i++) {
            best = p[i] > p[best] ? i : best;
        }
        return best;
    }

    /// A color between two, each channel rounded: `interpolateColor` of the lecture's animation.
    static String between(String from, String to, double share) {
        StringBuilder color = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int a = Integer.parseInt(from.substring(at, at + 2), 16);
            int b = Integer.parseInt(to.substring(at, at + 2), 16);
            color.append(String.format(Locale.ROOT, "%02x", Math.round(a + (b - a) * share)));
        }
        return color.toString();
    }

    private static void colors(Outcome outcome) {
        String gray = between("#000000", "#ffffff", 0.5);
        String red = between("#ff0000", "#0000ff", 0.25);
        outcome.figure(Figure.Table.of(
                        Words.same("interpolateColor"),
                        List.of("a", "b", "t", "="),
                        List.of(
                                List.of("#000000", "#ffffff", "0.5", gray),
                                List.of("#ff0000", "#0000ff", "0.25", red))))
                .near(Words.same("#000000, #ffffff, ½ = #808080"), number(gray), 0x808080, 0)
                .near(Words.same("#ff0000, #0000ff, ¼ = #bf0040"), number(red), 0xbf0040, 0);
    }

    private static int number(String color) {
        return Integer.parseInt(color.substring(1), 16);
    }
}
