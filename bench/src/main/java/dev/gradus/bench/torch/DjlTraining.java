package dev.gradus.bench.torch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.gradus.bench.Contender;
import dev.gradus.bench.Loss;
import dev.gradus.bench.Problem;
import dev.gradus.nn.Modules;
import dev.gradus.nn.optim.Sgd;
import java.util.Iterator;
import java.util.Optional;

/// Training steps by DJL's own blocks and trainer, as its manual has them, without logs and metrics. A manager
/// that is closed after each step frees all that the step made.
public final class DjlTraining implements Contender {
    private final Block net;
    private final Trainer trainer;
    private final NDList input;
    private final NDList target;
    private Optional<NDArray> last = Optional.empty();

    /// Copies the problem's data and the weights as they are now.
    public DjlTraining(Problem problem) {
        Torch.setRecording(true);
        net = DjlBlocks.of(problem.model());
        Model model = Model.newInstance("bench", "PyTorch");
        model.setBlock(net);
        trainer = model.newTrainer(new DefaultTrainingConfig(loss(problem.loss())).optOptimizer(optimizer(problem)));
        input = new NDList(Torch.array(problem.input()));
        target = new NDList(Torch.array(problem.target()));
        trainer.initialize(input.head().getShape());
        Iterator<dev.gradus.tensor.Parameter> values =
                Modules.parameters(problem.model()).values().iterator();
        net.getParameters()
                .values()
                .forEach(p -> p.getArray().set(values.next().value().toFloatArray()));
    }

    private static ai.djl.training.loss.Loss loss(Loss kind) {
        return switch (kind) {
            case MEAN_SQUARE -> ai.djl.training.loss.Loss.l2Loss("mean square", 1);
            case CROSS_ENTROPY -> ai.djl.training.loss.Loss.softmaxCrossEntropyLoss();
            case HUBER, SEQUENCE_CROSS_ENTROPY -> throw new IllegalArgumentException("DJL has no loss " + kind);
        };
    }

    private static Optimizer optimizer(Problem problem) {
        if (!(problem.optimizer() instanceof Sgd s) || s.dampening() != 0 || s.nesterov() || s.weightDecay() != 0) {
            throw new IllegalArgumentException("not for " + problem.optimizer());
        }
        return Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed(problem.learningRate()))
                .optMomentum((float) s.momentum())
                .build();
    }

    @Override
    public String describe() {
        return Blocks.describe(net, "blocks", 0);
    }

    @Override
    public long parameters() {
        return net.getParameters().values().stream()
                .mapToLong(p -> p.getArray().size())
                .sum();
    }

    @Override
    public void step() {
        try (NDManager local = trainer.getManager().newSubManager()) {
            local.tempAttachAll(input, target);
            NDArray value;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                value = trainer.getLoss().evaluate(target, trainer.forward(input, target));
                collector.backward(value);
            }
            trainer.step();
            value.attach(trainer.getManager());
            last.ifPresent(NDArray::close);
            last = Optional.of(value);
        }
    }

    @Override
    public float[] result() {
        return last.orElseThrow().toFloatArray();
    }
}
