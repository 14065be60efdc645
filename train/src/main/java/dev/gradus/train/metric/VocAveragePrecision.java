package dev.gradus.train.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Average precision of found boxes as Pascal VOC computes it (Everingham et al. 2010, IJCV 88): the surest
/// detection first, each is right if the true box that it overlaps most is not taken yet and overlaps enough.
///
/// @param points recalls at which precision is read
/// @param threshold the IoU that is enough, in (0, 1]
public record VocAveragePrecision(Points points, double threshold) {
    /// Recalls at which the best precision there or beyond is read.
    public enum Points {
        /// 0, 0.1, … 1, as up to 2009.
        ELEVEN,
        /// All that occur, since 2010: the area under the curve.
        EVERY
    }

    /// Checks the threshold.
    public VocAveragePrecision {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("average precision: the IoU must lie in (0, 1], not " + threshold);
        }
    }

    /// The average precision of a class, from 0 to 1; NaN if there is no object of it.
    public double of(String label, List<TrueBox> truths, List<FoundBox> found) {
        Map<String, List<TrueBox>> byPicture = new HashMap<>();
        int objects = 0;
        for (TrueBox t : truths) {
            if (t.label().equals(label) && !t.crowd()) {
                byPicture.computeIfAbsent(t.picture(), _ -> new ArrayList<>()).add(t);
                objects++;
            }
        }
        if (objects == 0) {
            return Double.NaN;
        }
        List<FoundBox> ranked = found.stream()
                .filter(f -> f.label().equals(label))
                .sorted(Comparator.comparingDouble((FoundBox f) -> -f.confidence()))
                .toList();
        Set<Taken> taken = new HashSet<>();
        double[] recall = new double[ranked.size()];
        double[] precision = new double[ranked.size()];
        int right = 0;
        for (int i = 0; i < ranked.size(); i++) {
            Optional<Taken> best =
                    best(ranked.get(i), byPicture.getOrDefault(ranked.get(i).picture(), List.of()));
            right += best.isPresent() && taken.add(best.get()) ? 1 : 0;
            recall[i] = (double) right / objects;
            precision[i] = (double) right / (i + 1);
        }
        for (int i = precision.length - 2; i >= 0; i--) {
            precision[i] = Math.max(precision[i], precision[i + 1]);
        }
        return points == Points.ELEVEN ? eleven(recall, precision) : area(recall, precision);
    }

    private record Taken(String picture, int index) {}

    private Optional<Taken> best(FoundBox f, List<TrueBox> truths) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < truths.size(); i++) {
            double overlap = f.overlap(truths.get(i));
            if (overlap > most) {
                most = overlap;
                best = i;
            }
        }
        return most >= threshold ? Optional.of(new Taken(f.picture(), best)) : Optional.empty();
    }

    private static double eleven(double[] recall, double[] precision) {
        double sum = 0;
        for (int tenth = 0; tenth <= 10; tenth++) {
            int i = 0;
            // 6 · 0.1 is a little above 0.6: other programs count so, and the published numbers are theirs
            while (i < recall.length && recall[i] < tenth * 0.1) {
                i++;
            }
            sum += i < recall.length ? precision[i] : 0;
        }
        return sum / 11;
    }

    private static double area(double[] recall, double[] precision) {
        double sum = 0;
        double before = 0;
        for (int i = 0; i < recall.length; i++) {
            sum += (recall[i] - before) * precision[i];
            before = recall[i];
        }
        return sum;
    }
}
