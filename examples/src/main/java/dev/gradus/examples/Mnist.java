package dev.gradus.examples;

import dev.gradus.data.Digits;
import dev.gradus.data.Idx;
import dev.gradus.data.Source;
import dev.gradus.data.Splits;
import dev.gradus.nn.Conv2d;
import dev.gradus.nn.Flatten;
import dev.gradus.nn.Linear;
import dev.gradus.nn.MaxPool;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.train.Evaluation;
import dev.gradus.train.Fitting;
import dev.gradus.train.Task;
import dev.gradus.train.TrainConfig;
import dev.gradus.train.TrainEvent;
import dev.gradus.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;

/// LeNet on handwritten digits: give the folder with MNIST's four files, or nothing for drawn digits.
public final class Mnist {
    private Mnist() {}

    /// Trains, prints an epoch a line, then the test accuracy.
    public static void main(String[] args) throws IOException {
        Source source = args.length > 0 ? Idx.folder(Path.of(args[0])) : Digits.source(1);
        System.out.println("test accuracy " + train(source, 6));
    }

    /// The accuracy on the test part, which is read once, after training.
    static double train(Source source, int epochs) {
        Splits.Parts parts = Splits.stratified(source.train(), 1 / 12.0, 1);
        Key key = Key.of(1);
        Sequential model = new Sequential(
                Fitting.standardize(parts.train()),
                Conv2d.of(1, 6, 5).padding(2).init(key.fold(1)),
                new Relu(),
                MaxPool.of(2, 2),
                Conv2d.of(6, 16, 5).init(key.fold(2)),
                new Relu(),
                MaxPool.of(2, 2),
                new Flatten(),
                Linear.of(400, 120).init(key.fold(3)),
                new Relu(),
                Linear.of(120, 84).init(key.fold(4)),
                new Relu(),
                Linear.of(84, 10).init(key.fold(5)));
        Task task = Task.of(source.train().target());
        TrainConfig config = TrainConfig.DEFAULT.epochs(epochs).learningRate(4e-3);
        new Trainer(model, task, parts.train(), parts.holdOut(), config).run(event -> {
            if (event instanceof TrainEvent.EpochDone e) {
                System.out.println("epoch " + e.epoch() + "  loss " + e.trainLoss() + "  " + e.scores());
            }
        });
        return new Evaluation(model, task)
                .run(source.test().orElseThrow())
                .scores()
                .leading();
    }
}
