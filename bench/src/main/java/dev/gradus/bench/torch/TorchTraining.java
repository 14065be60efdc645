package dev.gradus.bench.torch;

import dev.gradus.bench.Contender;
import dev.gradus.bench.Problem;
import java.util.Arrays;

/// Training steps in libtorch: forward, backward, fused update.
public final class TorchTraining implements Contender {
    private final TorchLayer net;
    private final TorchOptimizer optimizer;
    private final TorchLoss loss;
    private final long input;
    private long last;

    /// Copies the problem's data and the weights as they are now.
    public TorchTraining(Problem problem, Style style) {
        Torch.setRecording(true);
        Translation translation = new Translation(true, style, problem.input());
        net = translation.of(problem.model());
        input = translation.input();
        long[] trained = net.parameters().stream()
                .filter(TorchParameter::trained)
                .mapToLong(TorchParameter::handle)
                .toArray();
        long[] gradients = Arrays.stream(trained).map(Torch::gradientOf).toArray();
        optimizer = new TorchOptimizer(problem.optimizer(), problem.learningRate(), trained, gradients);
        loss = new TorchLoss(problem.loss(), Torch.copyOf(problem.target()));
    }

    @Override
    public String describe() {
        return net.describe() + "\n" + loss.describe();
    }

    @Override
    public long parameters() {
        return net.parameters().stream().mapToLong(TorchParameter::size).sum();
    }

    @Override
    public void step() {
        long y = net.forward(input, true);
        long value = loss.of(y);
        Torch.release(y);
        Ops.backward(value);
        optimizer.update();
        optimizer.dropGradients();
        if (last != 0) {
            Torch.release(last);
        }
        last = value;
    }

    @Override
    public float[] result() {
        return Torch.read(last);
    }
}
