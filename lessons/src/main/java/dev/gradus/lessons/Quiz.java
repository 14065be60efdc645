package dev.gradus.lessons;

import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/// L12 and L36: five questions on what was told so far; the engine knows the answers.
///
/// @param part which summary
/// @param loss the squared error that the questions are about
public record Quiz(Part part, BinaryOperator<Tensor> loss) implements Lesson {
    /// The sum of squares.
    public Quiz(Part part) {
        this(part, (y, z) -> y.sub(z).square().sum());
    }

    /// The two summaries.
    public enum Part {
        /// Of the problem's setting.
        SETTING,
        /// Of gradient methods.
        GRADIENTS
    }

    /// A question, its answer computed, and the answer that a learner should give.
    private record Question(Words words, double computed, double expected) {}

    @Override
    public Item item() {
        return switch (part) {
            case SETTING ->
                new Item(
                        "L12",
                        new Words("Резюме: постановка задачи", "Summary: the setting"),
                        new Words(
                                "Объект, ответ, выборка, модель, функция потерь. Пять вопросов; ответы посчитаны движком.",
                                "Object, answer, sample, model, loss. Five questions; the engine computed the answers."),
                        "Q(a, X) = 1/ℓ · Σ L(yᵢ, a(xᵢ))");
            case GRADIENTS ->
                new Item(
                        "L36",
                        new Words("Резюме: градиентные методы", "Summary: gradient methods"),
                        new Words(
                                "Градиент, антиградиент, размер шага, остановка, локальные минимумы. Пять вопросов; ответы "
                                        + "посчитаны движком.",
                                "Gradient, antigradient, learning rate, stopping, local minima. Five questions; the engine "
                                        + "computed the answers."),
                        "w ← w − η∇Q(w)");
        };
    }

    private static Tensor numbers(double... v) {
        return Tensor.of(v, v.length);
    }

    private List<Question> questions() {
        return switch (part) {
            case SETTING -> setting();
            case GRADIENTS -> gradients();
        };
    }

    private List<Question> setting() {
        double first =
                loss.apply(numbers(10, 20, 50, 100), numbers(12, 19, 47, 104)).itemDouble();
        double second = loss.apply(numbers(0, 0, 0, 0), numbers(1, 3, 0, 0)).itemDouble();
        Tensor features = Tensor.full(DType.F64, 0, 1, 3780);
        return List.of(
                new Question(
                        new Words("Сколько чисел в фото 48×64?", "How many numbers are there in a 48×64 photo?"),
                        Tensor.full(DType.F64, 0, 48, 64, 3).shape().size(),
                        9216),
                new Question(
                        new Words("L((10,20,50,100), (12,19,47,104)) = ?", "L((10,20,50,100), (12,19,47,104)) = ?"),
                        first,
                        30),
                new Question(new Words("L((0,0,0,0), (1,3,0,0)) = ?", "L((0,0,0,0), (1,3,0,0)) = ?"), second, 10),
                new Question(
                        new Words("Чему равно Q на этих двух примерах?", "What is Q of these two examples?"),
                        (first + second) / 2,
                        20),
                new Question(
                        new Words(
                                "Сколько весов у линейной модели на 3780 признаках?",
                                "How many weights has a linear model of 3780 features?"),
                        features.size(1) + 1.0,
                        3781));
    }

    private List<Question> gradients() {
        Tensor at = numbers(1, 1);
        // the loss to (0, 0) after stretching: x² + 3y²
        double[] g = Autodiff.grad(loss.apply(at.mul(numbers(1, Math.sqrt(3))), Tensor.full(DType.F64, 0, 2)), at)
                .toDoubleArray();
        double length = Math.sqrt(g[0] * g[0] + g[1] * g[1]);
        Tensor x = numbers(3);
        double step = 3 - 0.25 * Autodiff.grad(loss.apply(x, numbers(1)), x).toDoubleArray()[0];
        return List.of(
                new Question(
                        new Words("f = x² + 3y², точка (1, 1): ∂f/∂x = ?", "f = x² + 3y² at (1, 1): ∂f/∂x = ?"),
                        g[0],
                        2),
                new Question(new Words("∂f/∂y = ?", "∂f/∂y = ?"), g[1], 6),
                new Question(
                        new Words(
                                "Какова скорость роста вдоль градиента?", "How fast does it grow along the gradient?"),
                        length,
                        6.324555320336759),
                new Question(
                        new Words(
                                "(w − 1)², w = 3, η = 0.25: куда придёт шаг?",
                                "(w − 1)², w = 3, η = 0.25: the next w?"),
                        step,
                        2),
                new Question(
                        new Words(
                                "При каком η шаг приходит прямо в минимум?",
                                "Which η gets to the minimum in one step?"),
                        2 / Autodiff.grad(loss.apply(x, numbers(1)), x).toDoubleArray()[0],
                        0.5));
    }

    @Override
    public Outcome compute(Choices choices) {
        List<List<Words>> rows = new ArrayList<>();
        Outcome outcome = new Outcome();
        for (Question question : questions()) {
            rows.add(List.of(question.words, Words.same(Ticks.number(question.computed))));
            outcome.near(question.words, question.computed, question.expected, 1e-9);
        }
        return outcome.figure(new Figure.Table(
                new Words("Вопросы и ответы", "Questions and answers"),
                List.of(new Words("вопрос", "question"), new Words("ответ", "answer")),
                rows));
    }
}
