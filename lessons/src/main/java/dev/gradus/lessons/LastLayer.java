package dev.gradus.lessons;

import dev.gradus.data.Points;
import dev.gradus.data.Source;
import dev.gradus.nn.Describe;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import dev.gradus.train.Task;
import dev.gradus.train.TrainConfig;
import dev.gradus.train.Trainer;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// L61: a typical network takes features in and has as many outputs as there are targets.
///
/// @param outputs the width of the last layer from the number of targets
public record LastLayer(IntUnaryOperator outputs) implements Lesson {
    /// As many as there are targets.
    public LastLayer() {
        this(IntUnaryOperator.identity());
    }

    @Override
    public Item item() {
        return new Item(
                "L61",
                new Words("Типичная полносвязная сеть", "A typical fully connected network"),
                new Words(
                        "На входе столько чисел, сколько признаков, на выходе — сколько ответов. Сеть, у которой последний "
                                + "слой другой ширины, обучать отказываются, и сообщение говорит почему.",
                        "As many numbers come in as there are features, as many go out as there are answers. A network "
                                + "whose last layer has another width is refused, and the message says why."),
                "d → 16 → k");
    }

    private static Layer network(int outputs) {
        return new Sequential(
                Linear.of(2, 16).init(Key.of(1)),
                new Relu(),
                Linear.of(16, outputs).init(Key.of(2)));
    }

    private static String refusal(Source source, int width) {
        try {
            Task task = Task.of(source.train().target());
            new Trainer(network(width), task, source.train(), source.train(), TrainConfig.DEFAULT);
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /// The rows of a table in plain text, whose columns stand two blanks apart.
    private static List<List<String>> cells(String table) {
        return table.lines()
                .map(line -> List.of(line.strip().split(" {2,}")))
                .filter(cells -> cells.size() > 1)
                .toList();
    }

    @Override
    public Outcome compute(Choices choices) {
        Source two = Points.moons(100, 0, 0.1, 1);
        Source three = Points.spiral(100, 0, 0.1, 1);
        int wide = outputs.applyAsInt(2);
        Describe described = Describe.of(network(wide), new TensorType(Shape.of(1, 2), DType.F32));
        List<List<String>> layers = cells(described.toString());
        String message = refusal(three, 2);
        return new Outcome()
                .figure(Figure.Table.of(
                        new Words("Сеть для двух классов", "The network for two classes"),
                        layers.getFirst(),
                        layers.subList(1, layers.size())))
                .figure(Figure.Table.of(new Words("Отказ", "The refusal"), List.of(), List.of(List.of(message))))
                .near(new Words("2 класса, выходов", "2 classes, outputs"), wide, 2, 0)
                .near(
                        new Words("сеть нужной ширины принята", "a network of the right width is taken"),
                        refusal(two, wide).isEmpty() ? 1 : 0,
                        1,
                        0)
                .near(
                        new Words("сеть с 2 выходами для 3 классов отвергнута", "2 outputs for 3 classes are refused"),
                        message.contains("2 outputs") && message.contains("3") ? 1 : 0,
                        1,
                        0);
    }
}
