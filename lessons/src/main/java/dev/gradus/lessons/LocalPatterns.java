package dev.gradus.lessons;

import dev.gradus.data.Augmentation;
import dev.gradus.data.Augmented;
import dev.gradus.data.Dataset;
import dev.gradus.data.Digits;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.train.Evaluation;
import dev.gradus.train.Fitting;
import dev.gradus.train.Task;
import dev.gradus.train.TrainConfig;
import dev.gradus.train.Trainer;
import java.util.List;

/// L76: convolutions suit pictures: what they look for is local and may stand anywhere.
///
/// @param count the parameters of a convolution
public record LocalPatterns(Count count) implements Lesson {
    private static final int TEST = 500;

    /// The framework's own count.
    public LocalPatterns() {
        this((in, out, kernel) -> Conv2d.of(in, out, kernel).parameterCount());
    }

    /// The parameters of a convolution.
    @FunctionalInterface
    public interface Count {
        /// The number for channels in and out, and a kernel's side.
        long of(int in, int out, int kernel);
    }

    @Override
    public Item item() {
        return new Item(
                "L76",
                new Words("Свёртки подходят для картинок", "Convolutions suit pictures"),
                new Words(
                        "Шесть фильтров 5×5 дают на цифре 28×28 шесть карт 24×24 и имеют 156 параметров; полносвязному "
                                + "слою с теми же выходами нужно 2 712 960. При равном числе параметров сеть со свёртками "
                                + "узнаёт сдвинутые цифры, а полносвязная нет: ей пришлось бы выучить каждый сдвиг.",
                        "Six filters of 5×5 make six maps of 24×24 of a digit of 28×28 and have 156 parameters; a fully "
                                + "connected layer with the same outputs needs 2,712,960. At an equal number of parameters "
                                + "the network with convolutions knows shifted digits, and the fully connected one does "
                                + "not: it would have to learn each shift."),
                "6·(5·5 + 1) = 156,  6·24·24·(28·28 + 1) = 2 712 960");
    }

    @Override
    public Outcome compute(Choices choices) {
        double convolution = count.of(1, 6, 5);
        double connected = Linear.of(28 * 28, 6 * 24 * 24).parameterCount();
        Dataset train = shifted(choices.quick() ? 2500 : 10_000, 1);
        Dataset test = shifted(TEST, 2);
        Layer convolutions = convolutions(train);
        Layer lines = lines(train);
        double ours = Modules.parameterCount(convolutions);
        double theirs = Modules.parameterCount(lines);
        double good = accuracy(convolutions, train, test);
        double bad = accuracy(lines, train, test);
        return new Outcome()
                .value(new Words("свёртка", "convolution"), convolution)
                .value(new Words("полносвязный слой", "fully connected"), connected)
                .value(new Words("параметров, свёртки", "parameters, convolutions"), ours)
                .value(new Words("параметров, полносвязная", "parameters, fully connected"), theirs)
                .figure(Figure.Table.of(
                        new Words("Параметры для шести карт 24×24", "Parameters for six maps of 24×24"),
                        List.of("conv 5×5", "fully connected"),
                        List.of(List.of(String.valueOf((long) convolution), String.valueOf((long) connected)))))
                .figure(new Figure.Bars(
                        new Words(
                                "Сдвинутые цифры, доля верных при равном числе параметров",
                                "Shifted digits, accuracy at an equal number of parameters"),
                        List.of(
                                new Words("полносвязная", "fully connected"),
                                new Words("со свёртками", "convolutional")),
                        List.of(bad, good)))
                .near(Words.same("6·(5·5 + 1) = 156"), convolution, 156, 0)
                .near(new Words("8 каналов → 16: 3216", "8 channels → 16: 3216"), (double) count.of(8, 16, 5), 3216, 0)
                .near(new Words("полносвязный: 2 712 960", "fully connected: 2,712,960"), connected, 2_712_960, 0)
                .between(new Words("во столько раз больше", "times as many"), connected / convolution, 17_000, 18_000)
                .between(
                        new Words("полносвязной сети не меньше параметров", "no fewer for the fully connected"),
                        theirs / ours,
                        1,
                        1.1)
                .between(new Words("свёртки: больше 4/5 верных", "convolutions: above 4/5"), good, 0.8, 1)
                .between(new Words("впереди хотя бы на 15 пунктов", "15 points ahead at least"), good - bad, 0.15, 1);
    }

    private static Dataset shifted(int count, long seed) {
        return Augmented.of(Digits.dataset(count, seed), Augmentation.parse("shift:5"), seed);
    }

    private static Layer convolutions(Dataset train) {
        return new Sequential(
                Fitting.standardize(train),
                Conv2d.of(1, 8, 5).init(Key.of(1)),
                new Relu(),
                MaxPool.of(2, 2),
                Conv2d.of(8, 16, 5).init(Key.of(2)),
                new Relu(),
                MaxPool.of(2, 2),
                new Flatten(),
                Linear.of(16 * 4 * 4, 10).init(Key.of(3)));
    }

    private static Layer lines(Dataset train) {
        return new Sequential(
                Fitting.standardize(train),
                new Flatten(),
                Linear.of(28 * 28, 8).init(Key.of(1)),
                new Relu(),
                Linear.of(8, 10).init(Key.of(2)));
    }

    private static double accuracy(Layer model, Dataset train, Dataset test) {
        Task task = Task.of(train.target());
        TrainConfig config = TrainConfig.DEFAULT.epochs(6).batchSize(50).learningRate(4e-3);
        new Trainer(model, task, train, shifted(200, 3), config).run(_ -> {});
        return new Evaluation(model, task).run(test).scores().leading();
    }
}
