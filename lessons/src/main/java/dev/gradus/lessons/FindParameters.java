package dev.gradus.lessons;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Prelu;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// L62: a network is a composition; where are its parameters?
///
/// @param changed what is done with the network before its parameters are looked for
public record FindParameters(UnaryOperator<Layer> changed) implements Lesson {
    /// Nothing is done.
    public FindParameters() {
        this(UnaryOperator.identity());
    }

    @Override
    public Item item() {
        return new Item(
                "L62",
                new Words("Сеть — композиция. Где параметры?", "A network is a composition. Where are its parameters?"),
                new Words(
                        "a(x) = FC₂(f(FC₁(x))): у каждого полносвязного слоя матрица W и сдвиг b, у функции активации "
                                + "параметров нет — кроме PReLU, чей наклон тоже обучается.",
                        "a(x) = FC₂(f(FC₁(x))): each fully connected layer has a matrix W and a bias b, the activation has "
                                + "no parameters, except PReLU, whose slope is trained too."),
                "a(x) = W₂ f(W₁x + b₁) + b₂");
    }

    @Override
    public Outcome compute(Choices choices) {
        Layer relu = changed.apply(network(new Relu()));
        Layer prelu = changed.apply(network(Prelu.of(1).init(Key.of(3))));
        Map<String, Parameter> found = Modules.trained(relu);
        List<List<String>> rows = new ArrayList<>();
        found.forEach((name, p) -> rows.add(
                List.of(name, p.shape().toString(), String.valueOf(p.shape().size()))));
        return new Outcome()
                .figure(Figure.Table.of(
                        new Words("Параметры сети 3 → 4 → 2", "Parameters of the network 3 → 4 → 2"),
                        List.of("name", "shape", "size"),
                        rows))
                .near(new Words("тензоров: W₁, b₁, W₂, b₂", "tensors: W₁, b₁, W₂, b₂"), found.size(), 4, 0)
                .near(
                        new Words("чисел: 4·(3 + 1) + 2·(4 + 1)", "numbers: 4·(3 + 1) + 2·(4 + 1)"),
                        numbers(found),
                        26,
                        0)
                .near(
                        new Words("с PReLU тензоров", "tensors with PReLU"),
                        Modules.trained(prelu).size(),
                        5,
                        0)
                .near(new Words("и чисел", "and numbers"), numbers(Modules.trained(prelu)), 27, 0);
    }

    private static Layer network(Layer activation) {
        return new Sequential(
                Linear.of(3, 4).init(Key.of(1)), activation, Linear.of(4, 2).init(Key.of(2)));
    }

    private static double numbers(Map<String, Parameter> parameters) {
        return parameters.values().stream()
                .mapToDouble(p -> (double) p.shape().size())
                .sum();
    }
}
