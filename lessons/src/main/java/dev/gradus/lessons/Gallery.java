package dev.gradus.lessons;

import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.SourceOptions;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import dev.gradus.train.Models;
import dev.gradus.train.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// L43: what networks can do, as far as it can be tried here. A card stands for a command that runs; what cannot
/// be tried has none.
///
/// @param cards what is shown
public record Gallery(List<Card> cards) implements Lesson {
    private static final int SAMPLES = 2;

    /// A command to try.
    ///
    /// @param words what it shows
    /// @param data a built-in set
    /// @param model a model's name
    /// @param outputs how many numbers the model must answer a sample with
    public record Card(Words words, String data, String model, int outputs) {
        String command() {
            return "gradus train " + data + " --model " + model;
        }
    }

    /// The cards there are.
    public Gallery() {
        this(List.of(
                new Card(new Words("картинки: какая цифра", "pictures: which digit"), "digits", "lenet", 10),
                new Card(new Words("картинки: где человек", "pictures: where is the person"), "person", "locator", 4),
                new Card(
                        new Words("символы: что шло за ключом", "symbols: what came after the key"),
                        "recall",
                        "gpt-xxs",
                        32),
                new Card(new Words("точки: какая спираль", "points: which arm of the spiral"), "spiral", "mlp", 3),
                new Card(new Words("таблица: какое число", "a table: which number"), "regression", "mlp", 1)));
    }

    @Override
    public Item item() {
        return new Item(
                "L43",
                new Words("Успехи глубинного обучения", "What deep learning can do"),
                new Words(
                        "Картинки и видео, трёхмерные сцены, тексты, звук, новые данные. Здесь — карточки только того, что "
                                + "можно запустить самому: каждая проверена. Видео, звука и трёхмерных сцен здесь нет.",
                        "Pictures and video, scenes in space, texts, sound, new data. Here are cards only for what you can "
                                + "run yourself, and each was tried. There is no video, sound or scene in space here."),
                "gradus train DATA --model MODEL");
    }

    @Override
    public Outcome compute(Choices choices) {
        Outcome outcome = new Outcome()
                .figure(new Figure.Table(
                        new Words("Можно запустить", "To be run"),
                        List.of(new Words("что", "what"), new Words("команда", "command")),
                        cards.stream()
                                .map(c -> List.of(c.words(), Words.same(c.command())))
                                .toList()));
        for (Card card : cards) {
            outcome.near(
                    new Words(
                            card.words().ru() + ": чисел в ответе", card.words().en() + ": numbers of an answer"),
                    answers(card),
                    card.outputs(),
                    0);
        }
        return outcome;
    }

    /// How many finite numbers an untrained model answers a sample with; NaN where the card's command does not run.
    private static double answers(Card card) {
        try {
            Dataset data = DataSource.open(card.data() + ":train=" + SAMPLES + ",test=1", SourceOptions.DEFAULT)
                    .train();
            Task task = Task.of(data.target());
            Layer model =
                    Models.named(card.model(), data, task.outputs(), Map.of()).init(Key.of(1));
            float[] x = new float[data.inputShape().intSize()];
            data.read(0, x, 0, new float[data.target().width()], 0);
            double[] answer =
                    task.answers(model.forward(Tensor.of(x, shape(data)))).toDoubleArray();
            long finite =
                    java.util.Arrays.stream(answer).filter(Double::isFinite).count();
            return finite == answer.length ? answer.length : Double.NaN;
        } catch (IOException | IllegalArgumentException e) {
            return Double.NaN;
        }
    }

    private static int[] shape(Dataset data) {
        int[] sample = data.inputShape().toArray();
        int[] shape = new int[sample.length + 1];
        shape[0] = 1;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        return shape;
    }
}
