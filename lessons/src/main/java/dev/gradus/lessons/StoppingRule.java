package dev.gradus.lessons;

import java.util.ArrayList;
import java.util.List;

/// L28: when to stop: steps shorter than ε.
///
/// @param rule how a step makes new weights
public record StoppingRule(Descent.Rule rule) implements Lesson {
    private static final List<Double> RATES = List.of(0.01, 0.05, 0.1);
    private static final List<Integer> STEPS = List.of(1265, 304, 162);

    /// Against the gradient.
    public StoppingRule() {
        this(Descent.AGAINST_GRADIENT);
    }

    @Override
    public Item item() {
        return new Item(
                "L28",
                new Words("Когда остановиться", "When to stop"),
                new Words(
                        "Спуск останавливают, когда шаг короче ε = 10⁻⁶. Чем меньше η, тем больше нужно шагов.",
                        "The descent stops once a step is shorter than ε = 10⁻⁶. A smaller η needs more steps."),
                "‖w^t − w^{t−1}‖ < ε");
    }

    @Override
    public Outcome compute(Choices choices) {
        Outcome out = new Outcome();
        List<Double> counts = new ArrayList<>();
        for (int i = 0; i < RATES.size(); i++) {
            int steps = Descent.trace(rule, new double[] {0, 0}, RATES.get(i), 1e-6, 3000)
                            .size()
                    - 1;
            counts.add((double) steps);
            out.near(Words.same("η = " + RATES.get(i) + ": " + STEPS.get(i)), steps, STEPS.get(i), 0);
        }
        return out.figure(Figure.Bars.of(
                new Words("Шагов до остановки", "Steps until the stop"),
                RATES.stream().map(r -> "η = " + r).toList(),
                counts));
    }
}
