package dev.gradus.train;

import java.util.LinkedHashMap;
import java.util.Map;

/// Mean intersection over union of boxes (left, top, width, height) and the share of boxes above one half.
public final class BoxScores implements Scores {
    private double iou;
    private long above;
    private long count;

    BoxScores() {}

    @Override
    public void add(float[] answers, float[] targets, int n) {
        for (int i = 0; i < n; i++) {
            double v = iou(answers, targets, 4 * i);
            iou += v;
            above += v > 0.5 ? 1 : 0;
        }
        count += n;
    }

    private static double iou(float[] a, float[] b, int at) {
        double w = Math.min(a[at] + a[at + 2], b[at] + b[at + 2]) - Math.max(a[at], b[at]);
        double h = Math.min(a[at + 1] + a[at + 3], b[at + 1] + b[at + 3]) - Math.max(a[at + 1], b[at + 1]);
        double shared = Math.max(0, w) * Math.max(0, h);
        double both = Math.max(0, a[at + 2]) * Math.max(0, a[at + 3]) + (double) b[at + 2] * b[at + 3] - shared;
        return both > 0 ? shared / both : 0;
    }

    @Override
    public Map<String, Double> values() {
        double n = Math.max(1, count);
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("iou", iou / n);
        out.put("iou>0.5", above / n);
        return out;
    }
}
