package dev.gradus.examples;

import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Tanh;
import dev.gradus.nn.optim.Adam;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// The smallest network that no single line can replace: exclusive or, with a training loop written by hand.
public final class Xor {
    private Xor() {}

    /// Trains and prints the four answers.
    public static void main(String[] args) {
        System.out.println(train());
    }

    /// The network's answers to (0,0), (0,1), (1,0), (1,1) after training.
    static Tensor train() {
        Tensor x = Tensor.of(new float[] {0, 0, 0, 1, 1, 0, 1, 1}, 4, 2);
        Tensor y = Tensor.of(new float[] {0, 1, 1, 0}, 4, 1);
        Key key = Key.of(3);
        Layer model = new Sequential(
                Linear.of(2, 8).init(key.fold(1)), new Tanh(), Linear.of(8, 1).init(key.fold(2)));
        Updater updater = Updater.of(model, Adam.DEFAULT);

        // traced once, then replayed without tracing
        Step step = Step.capture(in -> {
            Tensor loss = Losses.binaryCrossEntropy(model.forward(in.get(0)), in.get(1));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        for (int i = 0; i < 500; i++) {
            Tensor loss = step.run(x, y, Tensor.scalar(0.03f)).get(0);
            if (i % 100 == 0) {
                System.out.println("step " + i + "  loss " + loss.item());
            }
        }
        return model.forward(x).sigmoid();
    }
}
