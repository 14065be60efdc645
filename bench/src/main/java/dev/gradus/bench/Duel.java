package dev.gradus.bench;

import dev.gradus.bench.torch.Torch;
import dev.gradus.bench.torch.TorchInference;
import dev.gradus.bench.torch.TorchTraining;
import dev.gradus.exec.Parallel;

/// Both sides of a comparison in this process: first the proof that they compute the same, then their times.
final class Duel {
    /// Steps of training after which the losses must still agree.
    static final int STEPS = 20;

    /// How far results may differ, relative to the largest so far: both sides round differently, and training
    /// amplifies it.
    static final double TOLERANCE = 1e-3;

    private static final double WARM_UP_SECONDS = 5;
    private static final double PEER_WARM_UP_SECONDS = 1;

    private final Workload workload;
    private final Contender gradus;
    private final Contender peer;
    private double largest;

    Duel(Workload workload, int threads) {
        this.workload = workload;
        Parallel.setThreads(threads);
        Torch.setThreads(threads);
        if (Torch.threads() != threads) {
            throw new IllegalStateException("libtorch uses " + Torch.threads() + " threads, not " + threads);
        }
        Problem problem = workload.problem().apply(workload.batch());
        boolean training = workload.kind() == Workload.Kind.TRAIN;
        peer = training ? new TorchTraining(problem) : new TorchInference(problem);
        gradus = training ? new GradusTraining(problem) : new GradusInference(problem);
    }

    /// Both sides' layers.
    String describe() {
        return "Gradus, " + gradus.parameters() + " parameters\n"
                + gradus.describe().indent(2)
                + "libtorch, " + peer.parameters() + " parameters\n"
                + peer.describe().indent(2);
    }

    /// The largest difference of results, relative to the largest result: of the losses of the first steps, or
    /// of a network's answers.
    ///
    /// @throws IllegalStateException if it is beyond the tolerance
    double requireEqual() {
        if (gradus.parameters() != peer.parameters()) {
            throw new IllegalStateException(workload.name() + ": Gradus has " + gradus.parameters()
                    + " parameters, libtorch " + peer.parameters());
        }
        double worst = 0;
        for (int i = 0; i < (workload.kind() == Workload.Kind.TRAIN ? STEPS : 1); i++) {
            gradus.step();
            peer.step();
            double d = difference(gradus.result(), peer.result());
            if (!(d <= TOLERANCE)) {
                throw new IllegalStateException(String.format(
                        "%s: results differ by %.2g after step %d: Gradus %.6g, libtorch %.6g",
                        workload.name(), d, i + 1, gradus.result()[0], peer.result()[0]));
            }
            worst = Math.max(worst, d);
        }
        return worst;
    }

    private double difference(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalStateException("results of " + a.length + " and " + b.length + " numbers");
        }
        double most = 0;
        for (int i = 0; i < a.length; i++) {
            // a NaN stays
            most = Math.max(most, Math.abs((double) a[i] - b[i]));
            largest = Math.max(largest, Math.abs(b[i]));
        }
        return most / largest;
    }

    /// Times of rounds that take turns.
    ForkResult measure(int rounds) {
        double difference = requireEqual();
        Side ours = new Side(gradus);
        Side theirs = new Side(peer);
        ours.warmUp(WARM_UP_SECONDS);
        theirs.warmUp(PEER_WARM_UP_SECONDS);
        for (int i = 0; i < rounds; i++) {
            (i % 2 == 0 ? ours : theirs).round();
            (i % 2 == 0 ? theirs : ours).round();
        }
        return new ForkResult(ours.times(), theirs.times(), difference, gradus.parameters());
    }
}
