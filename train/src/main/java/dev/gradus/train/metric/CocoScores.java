package dev.gradus.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// The twelve numbers by which COCO judges found boxes (cocodataset.org, detection evaluation): average
/// precision over classes and the IoUs 0.50, 0.55, … 0.95, at 101 recalls; average recall with at most 1, 10 and
/// 100 detections a picture; both for small, medium and large objects, too.
///
/// A detection takes the free object that it overlaps most. Objects of another size, and crowds, count neither
/// for nor against: who finds them is not judged.
public final class CocoScores {
    private static final int MOST = 100;
    private static final int RECALLS = 101;
    private static final double TINY = Math.ulp(1.0);
    private static final double SMALL = 32 * 32;
    private static final double MEDIUM = 96 * 96;
    private static final double ANY = 1e10;

    /// IoUs that are enough, from 0.5 on in steps of 0.05.
    private static final double[] ENOUGH = enough();

    private final List<TrueBox> truths;
    private final List<FoundBox> found;

    private CocoScores(List<TrueBox> truths, List<FoundBox> found) {
        this.truths = truths;
        this.found = found;
    }

    private static double[] enough() {
        double[] all = new double[10];
        // rounded as in COCO's program
        Arrays.setAll(all, i -> i == 9 ? 0.95 : 0.5 + i * ((0.95 - 0.5) / 9));
        return all;
    }

    /// The numbers by name: `AP`, `AP50`, `AP75`, `APsmall`, `APmedium`, `APlarge`, `AR1`, `AR10`, `AR100`,
    /// `ARsmall`, `ARmedium`, `ARlarge`; NaN where there is no object to find.
    public static Map<String, Double> of(List<TrueBox> truths, List<FoundBox> found) {
        CocoScores scores = new CocoScores(truths, found);
        List<Curve> all = scores.curves(0, ANY);
        List<Curve> small = scores.curves(0, SMALL);
        List<Curve> medium = scores.curves(SMALL, MEDIUM);
        List<Curve> large = scores.curves(MEDIUM, ANY);
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("AP", precision(all));
        out.put("AP50", precision(all.stream().filter(c -> c.enough == 0).toList()));
        out.put("AP75", precision(all.stream().filter(c -> c.enough == 5).toList()));
        out.put("APsmall", precision(small));
        out.put("APmedium", precision(medium));
        out.put("APlarge", precision(large));
        out.put("AR1", recall(all, 1));
        out.put("AR10", recall(all, 10));
        out.put("AR100", recall(all, MOST));
        out.put("ARsmall", recall(small, MOST));
        out.put("ARmedium", recall(medium, MOST));
        out.put("ARlarge", recall(large, MOST));
        return out;
    }

    private static double precision(List<Curve> curves) {
        return curves.stream().mapToDouble(Curve::precision).average().orElse(Double.NaN);
    }

    private static double recall(List<Curve> curves, int most) {
        return curves.stream().mapToDouble(c -> c.recall(most)).average().orElse(Double.NaN);
    }

    /// A judged detection.
    ///
    /// @param rank among the picture's detections of the class, from 0
    private record Judged(double confidence, int rank, boolean right) {}

    /// The detections of a class at an IoU.
    ///
    /// @param objects how many there are to find
    private record Curve(int enough, int objects, List<Judged> judged) {
        double recall(int most) {
            return judged.stream().filter(j -> j.right && j.rank < most).count() / (double) objects;
        }

        double precision() {
            List<Judged> ranked = judged.stream()
                    .sorted(Comparator.comparingDouble((Judged j) -> -j.confidence))
                    .toList();
            double[] recall = new double[ranked.size()];
            double[] precision = new double[ranked.size()];
            int right = 0;
            for (int i = 0; i < ranked.size(); i++) {
                right += ranked.get(i).right ? 1 : 0;
                recall[i] = (double) right / objects;
                precision[i] = right / (i + 1 + TINY);
            }
            for (int i = precision.length - 2; i >= 0; i--) {
                precision[i] = Math.max(precision[i], precision[i + 1]);
            }
            double sum = 0;
            int i = 0;
            for (int r = 0; r < RECALLS; r++) {
                while (i < recall.length && recall[i] < r * 0.01) {
                    i++;
                }
                sum += i < recall.length ? precision[i] : 0;
            }
            return sum / RECALLS;
        }
    }

    /// One curve an IoU for each class of which there is an object of a size to find.
    private List<Curve> curves(double least, double most) {
        TreeSet<String> labels = new TreeSet<>();
        truths.forEach(t -> labels.add(t.label()));
        List<Curve> curves = new ArrayList<>();
        for (String label : labels) {
            Map<String, Picture> pictures = pictures(label);
            int objects = pictures.values().stream()
                    .mapToInt(p -> (int) p.truths.stream()
                            .filter(t -> isJudged(t, least, most))
                            .count())
                    .sum();
            for (int i = 0; i < ENOUGH.length && objects > 0; i++) {
                List<Judged> judged = new ArrayList<>();
                for (Picture p : pictures.values()) {
                    p.judge(ENOUGH[i], least, most, judged);
                }
                curves.add(new Curve(i, objects, judged));
            }
        }
        return curves;
    }

    private static boolean isJudged(TrueBox t, double least, double most) {
        return !t.crowd() && isBetween(t.box(), least, most);
    }

    private static boolean isBetween(dev.gradus.data.PixelBox box, double least, double most) {
        double area = box.width() * box.height();
        return area >= least && area <= most;
    }

    /// The true and found boxes of a class in a picture, the surest first.
    private record Picture(List<TrueBox> truths, List<FoundBox> found) {
        void judge(double enough, double least, double most, List<Judged> judged) {
            // those that are judged come first
            List<TrueBox> order = new ArrayList<>(truths);
            order.sort(Comparator.comparing(t -> !isJudged(t, least, most)));
            boolean[] taken = new boolean[order.size()];
            for (int rank = 0; rank < Math.min(MOST, found.size()); rank++) {
                FoundBox f = found.get(rank);
                int best = -1;
                double overlap = Math.min(enough, 1 - 1e-10);
                for (int i = 0; i < order.size(); i++) {
                    TrueBox t = order.get(i);
                    if (taken[i] && !t.crowd()) {
                        continue;
                    }
                    if (best >= 0 && isJudged(order.get(best), least, most) && !isJudged(t, least, most)) {
                        break;
                    }
                    double here = f.overlap(t);
                    if (here >= overlap) {
                        overlap = here;
                        best = i;
                    }
                }
                if (best >= 0) {
                    taken[best] = true;
                }
                boolean ignored =
                        best >= 0 ? !isJudged(order.get(best), least, most) : !isBetween(f.box(), least, most);
                if (!ignored) {
                    judged.add(new Judged(f.confidence(), rank, best >= 0));
                }
            }
        }
    }

    private Map<String, Picture> pictures(String label) {
        // equal confidences rank in the order of the pictures' names
        Map<String, Picture> pictures = new TreeMap<>();
        for (TrueBox t : truths) {
            if (t.label().equals(label)) {
                at(pictures, t.picture()).truths.add(t);
            }
        }
        found.stream()
                .filter(f -> f.label().equals(label))
                .sorted(Comparator.comparingDouble((FoundBox f) -> -f.confidence()))
                .forEach(f -> at(pictures, f.picture()).found.add(f));
        return pictures;
    }

    private static Picture at(Map<String, Picture> pictures, String name) {
        return pictures.computeIfAbsent(name, _ -> new Picture(new ArrayList<>(), new ArrayList<>()));
    }
}
