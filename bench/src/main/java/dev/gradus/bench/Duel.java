package dev.gradus.bench;

import dev.gradus.bench.torch.Torch;
import dev.gradus.exec.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Both sides of a comparison in this process: first the proof that they compute the same, then their times.
final class Duel {
    /// How far results may differ, relative to the largest so far: both sides round differently, and training
    /// amplifies it.
    static final double TOLERANCE = 1e-3;

    private static final double WARM_UP_SECONDS = 12;
    private static final double PEER_WARM_UP_SECONDS = 1;
    private static final int TRIAL_ROUNDS = 3;

    private final Workload workload;
    private final Contender gradus;
    private final Map<String, Contender> peers = new LinkedHashMap<>();

    Duel(Workload workload, int threads) {
        this.workload = workload;
        Parallel.setThreads(threads);
        Torch.setThreads(threads);
        if (Torch.threads() != threads) {
            throw new IllegalStateException("libtorch uses " + Torch.threads() + " threads, not " + threads);
        }
        gradus = workload.gradus().get();
        workload.peers().forEach(p -> peers.put(p.name(), p.contender().get()));
    }

    /// All sides' layers.
    String describe() {
        StringBuilder text = new StringBuilder("Gradus, " + gradus.parameters() + " parameters\n");
        text.append(gradus.describe().indent(2));
        peers.forEach((name, peer) -> text.append("libtorch, ")
                .append(name)
                .append(", ")
                .append(peer.parameters())
                .append(" parameters\n")
                .append(peer.describe().indent(2)));
        return text.toString().stripTrailing();
    }

    /// The largest difference of results, relative to the largest result: of the losses of the first steps, or
    /// of a network's answers.
    ///
    /// @throws IllegalStateException if it is beyond the tolerance
    double requireEqual() {
        List<float[]> ours = results(gradus);
        double worst = 0;
        for (Map.Entry<String, Contender> peer : peers.entrySet()) {
            if (gradus.parameters() != peer.getValue().parameters()) {
                throw new IllegalStateException(workload.name() + ": Gradus has " + gradus.parameters()
                        + " parameters, libtorch " + peer.getValue().parameters());
            }
            worst = Math.max(worst, difference(peer.getKey(), ours, results(peer.getValue())));
        }
        return worst;
    }

    private List<float[]> results(Contender contender) {
        List<float[]> results = new ArrayList<>();
        for (int i = 0; i < workload.comparedSteps(); i++) {
            contender.step();
            results.add(contender.result());
        }
        return results;
    }

    private double difference(String peer, List<float[]> ours, List<float[]> theirs) {
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < ours.size(); i++) {
            float[] a = ours.get(i);
            float[] b = theirs.get(i);
            if (a.length != b.length) {
                throw new IllegalStateException("results of " + a.length + " and " + b.length + " numbers");
            }
            double most = 0;
            for (int j = 0; j < a.length; j++) {
                most = Math.max(most, Math.abs((double) a[j] - b[j])); // a NaN stays
                largest = Math.max(largest, Math.abs(b[j]));
            }
            if (!(most <= TOLERANCE * largest)) {
                throw new IllegalStateException(String.format(
                        "%s: results differ by %.2g of the largest after step %d: Gradus %.6g, libtorch (%s) %.6g",
                        workload.name(), most / largest, i + 1, a[0], peer, b[0]));
            }
            worst = Math.max(worst, most / largest);
        }
        return worst;
    }

    /// Times of rounds that take turns, against the quickest peer.
    ForkResult measure(int rounds) {
        double difference = requireEqual();
        double peak = workload.flops() > 0 ? Peak.flops(Parallel.threads()) : 0;
        String best = peers.size() == 1
                ? peers.keySet().iterator().next()
                : peers.keySet().stream()
                        .min(Comparator.comparingDouble(this::trial))
                        .orElseThrow();
        Side ours = new Side(gradus);
        Side theirs = new Side(java.util.Objects.requireNonNull(peers.get(best)));
        ours.warmUp(WARM_UP_SECONDS);
        theirs.warmUp(PEER_WARM_UP_SECONDS);
        for (int i = 0; i < rounds; i++) {
            (i % 2 == 0 ? ours : theirs).round();
            (i % 2 == 0 ? theirs : ours).round();
        }
        return new ForkResult(best, ours.times(), theirs.times(), difference, gradus.parameters(), peak);
    }

    private double trial(String peer) {
        Side side = new Side(java.util.Objects.requireNonNull(peers.get(peer)));
        side.warmUp(PEER_WARM_UP_SECONDS);
        for (int i = 0; i < TRIAL_ROUNDS; i++) {
            side.round();
        }
        return side.times().median();
    }
}
