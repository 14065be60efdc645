package dev.gradus.bench.torch;

import dev.gradus.bench.Contender;
import dev.gradus.bench.Problem;

/// Answers of a network in libtorch, nothing recorded for gradients.
public final class TorchInference implements Contender {
    private final TorchLayer net;
    private final long input;
    private long last;

    /// Copies the problem's input and the weights as they are now.
    public TorchInference(Problem problem, Style style) {
        Torch.setRecording(false);
        Translation translation = new Translation(false, style, problem.input());
        net = translation.of(problem.model());
        input = translation.input();
    }

    @Override
    public String describe() {
        return net.describe();
    }

    @Override
    public long parameters() {
        return net.parameters().stream().mapToLong(TorchParameter::size).sum();
    }

    @Override
    public void step() {
        long y = net.forward(input, false);
        if (last != 0) {
            Torch.release(last);
        }
        last = y;
    }

    @Override
    public float[] result() {
        return Torch.read(last);
    }
}
