package dev.gradus.examples;

import dev.gradus.nn.Embedding;
import dev.gradus.nn.Initializer;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Losses;
import dev.gradus.nn.optim.GradientDescent;
import dev.gradus.nn.optim.Updater;
import dev.gradus.tensor.Autodiff;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.Consumer;

/// Training steps of one very wide fully connected layer: by default 1,000,000 inputs and 1,000 outputs, whose
/// weights alone take 4 GB, and their gradient as much again.
///
/// Run it with `-Xmx9g dense` or `-Xmx9g sparse`; with less memory it says what it would need.
public final class WideLayer {
    private static final int BATCH = 8;

    /// Inputs of a sparse example that are 1; all others are 0.
    private static final int ACTIVE = 100;

    private WideLayer() {}

    /// @param args `dense` or `sparse`, then the numbers of inputs and outputs
    public static void main(String[] args) {
        boolean sparse = args.length > 0 && args[0].equals("sparse");
        int inputs = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        int outputs = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        long start = System.nanoTime();
        train(sparse, inputs, outputs, 5, loss -> {
            System.out.printf("loss %.6f after %.1f s%n", loss, (System.nanoTime() - start) / 1e9);
        });
    }

    /// Takes some steps on one random batch.
    static void train(boolean sparse, int inputs, int outputs, int steps, Consumer<Float> losses) {
        Layer layer =
                sparse ? Bag.of(inputs, outputs) : Linear.of(inputs, outputs).init(Key.of(1));
        Tensor x = sparse
                ? Key.of(2).integers(inputs, BATCH, ACTIVE)
                : Key.of(2).normal(BATCH, inputs).mul(1 / Math.sqrt(inputs));
        Tensor target = Key.of(3).normal(BATCH, outputs);
        Tensor.eval(List.of(x, target));
        Updater updater = Updater.of(layer, new GradientDescent());
        Step step = Step.capture(in -> {
            Tensor loss = Losses.mse(layer.forward(in.get(0)), in.get(1));
            updater.apply(Autodiff.grad(loss, updater.parameters()), in.get(2));
            return List.of(loss);
        });
        // the loss is a mean over the outputs, so the more of them the smaller each gradient
        Tensor rate = Tensor.scalar(outputs / 100f);
        for (int i = 0; i < steps; i++) {
            losses.accept(step.run(x, target, rate).get(0).item());
        }
    }

    /// A fully connected layer for inputs that are 0 but for a few ones, given by their numbers (B, active):
    /// the sum of those inputs' rows of weights.
    record Bag(Embedding weights) implements Layer {
        static Bag of(int inputs, int outputs) {
            return new Bag(Embedding.of(inputs, outputs)
                    .weightInit(new Initializer.Uniform(-0.01, 0.01))
                    .init(Key.of(1)));
        }

        @Override
        public Tensor forward(Tensor x) {
            return weights.forward(x).sum(1);
        }
    }
}
