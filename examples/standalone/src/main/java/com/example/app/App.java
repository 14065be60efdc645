package com.example.app;

import dev.gradus.data.Points;
import dev.gradus.data.Source;
import dev.gradus.data.Splits;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import dev.gradus.train.Evaluation;
import dev.gradus.train.Task;
import dev.gradus.train.TrainConfig;
import dev.gradus.train.Trainer;
import java.util.Arrays;

/// Trains a small network on two moons and prints what it reached.
public final class App {
    private App() {}

    /// Prints one line: accuracy on the test part and a fingerprint of all answers' bits.
    public static void main(String[] args) throws Exception {
        System.out.println(train());
    }

    static String train() throws Exception {
        Source moons = Points.moons(1);
        Splits.Parts parts = Splits.stratified(moons.train(), 0.1, 1);
        Sequential model = new Sequential(
                Linear.of(2, 16).init(Key.of(1)), new Tanh(), Linear.of(16, 2).init(Key.of(2)));
        Task task = Task.of(moons.train().target());
        new Trainer(model, task, parts.train(), parts.holdOut(), TrainConfig.DEFAULT.epochs(60).learningRate(0.01)).run(_ -> {});
        double accuracy = new Evaluation(model, task)
                .run(moons.test().orElseThrow())
                .scores()
                .values()
                .get("accuracy");
        Tensor answers = model.forward(Key.of(3).normal(64, 2));
        return "accuracy " + accuracy + " bits " + Integer.toHexString(Arrays.hashCode(answers.toFloatArray()));
    }
}
