package dev.gradus.lessons;

import dev.gradus.classic.KMeans;
import dev.gradus.classic.QLearning;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// L11: learning without answers, and learning from rewards.
///
/// @param world what the agent acts in
public record OtherSettings(QLearning.World world) implements Lesson {
    private static final int SIDE = 5;

    /// A room of 5×5 cells where each step costs 1.
    public OtherSettings() {
        this(new QLearning.Room(SIDE));
    }

    @Override
    public Item item() {
        return new Item(
                "L11",
                new Words("Другие постановки", "Other settings"),
                new Words(
                        "Обучение без учителя: k средних находит три группы точек без единого ответа. Обучение с "
                                + "подкреплением: агент, за каждый шаг платящий 1, находит кратчайший путь через комнату.",
                        "Unsupervised learning: k-means finds three groups of points without a single answer. "
                                + "Reinforcement learning: an agent that pays 1 a step finds the shortest path across "
                                + "a room."),
                "Q(s, a) ← Q(s, a) + α (r + γ max Q(s′, ·) − Q(s, a))");
    }

    @Override
    public Outcome compute(Choices choices) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] middles = {{0, 0}, {4, 0}, {2, 3.5}};
        double[][] x = new double[300][2];
        int[] groups = new int[300];
        for (int i = 0; i < x.length; i++) {
            groups[i] = i % 3;
            x[i][0] = middles[i % 3][0] + 0.8 * random.nextGaussian();
            x[i][1] = middles[i % 3][1] + 0.8 * random.nextGaussian();
        }
        KMeans found = KMeans.fit(x, 3, random);
        QLearning agent = new QLearning(world);
        agent.learn(0, 500, 0.5, 1, 0.2, random);
        List<Integer> path = agent.path(0, 100);
        return new Outcome()
                .value(new Words("чистота групп", "purity"), found.purity(groups))
                .value(new Words("шагов", "steps"), path.size() - 1)
                .figure(clusters(x, found))
                .figure(way(path))
                .between(
                        new Words("чистота групп ≥ 0.95", "purity of the groups ≥ 0.95"), found.purity(groups), 0.95, 1)
                .near(new Words("кратчайший путь: 8 шагов", "the shortest path: 8 steps"), path.size() - 1, 8, 0);
    }

    private static Figure clusters(double[][] x, KMeans found) {
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < found.centers().length; k++) {
            List<double[]> own = new ArrayList<>();
            for (int i = 0; i < x.length; i++) {
                if (found.assignment()[i] == k) {
                    own.add(x[i]);
                }
            }
            curves.add(Curve.dots(
                    new Words("группа " + (k + 1), "group " + (k + 1)),
                    own.stream().mapToDouble(p -> p[0]).toArray(),
                    own.stream().mapToDouble(p -> p[1]).toArray()));
        }
        return new Figure.Chart(
                new Words("Группы, найденные без ответов", "Groups found without answers"),
                Words.same("x₁"),
                Words.same("x₂"),
                curves);
    }

    private static Figure way(List<Integer> path) {
        return new Figure.Chart(
                new Words("Путь агента", "The agent's path"),
                new Words("столбец", "column"),
                new Words("строка", "row"),
                List.of(
                        Curve.dots(
                                new Words("клетки комнаты", "the room's cells"),
                                all(s -> s % SIDE),
                                all(s -> Math.floorDiv(s, SIDE))),
                        Curve.line(
                                new Words("путь", "path"),
                                path.stream().mapToDouble(s -> s % SIDE).toArray(),
                                path.stream().mapToDouble(s -> s / SIDE).toArray())));
    }

    private static double[] all(IntToDoubleFunction place) {
        return IntStream.range(0, SIDE * SIDE).mapToDouble(place).toArray();
    }
}
