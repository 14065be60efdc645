package dev.gradus.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Accuracy, top-5 accuracy, mean F1 and the confusion matrix of a classification.
public final class ClassScores implements Scores {
    private final List<String> names;
    private final long[][] confusion;
    private long topFive;
    private long count;

    ClassScores(List<String> names) {
        this.names = names;
        confusion = new long[names.size()][names.size()];
    }

    @Override
    public void add(float[] answers, float[] targets, int n) {
        int classes = names.size();
        for (int i = 0; i < n; i++) {
            int truth = (int) targets[i];
            int best = 0;
            int better = 0;
            for (int c = 0; c < classes; c++) {
                best = answers[i * classes + c] > answers[i * classes + best] ? c : best;
                better += answers[i * classes + c] > answers[i * classes + truth] ? 1 : 0;
            }
            confusion[truth][best]++;
            topFive += better < 5 ? 1 : 0;
            count++;
        }
    }

    @Override
    public Map<String, Double> values() {
        long right = 0;
        for (int c = 0; c < confusion.length; c++) {
            right += confusion[c][c];
        }
        Map<String, Double> out = new LinkedHashMap<>();
        out.put("accuracy", (double) right / Math.max(1, count));
        out.put("f1", macroF1());
        if (names.size() > 5) {
            out.put("top5", (double) topFive / Math.max(1, count));
        }
        return out;
    }

    /// The mean over classes of 2·precision·recall/(precision + recall); 0 for a class never hit.
    private double macroF1() {
        double sum = 0;
        for (int c = 0; c < confusion.length; c++) {
            long predicted = 0;
            long present = 0;
            for (int k = 0; k < confusion.length; k++) {
                predicted += confusion[k][c];
                present += confusion[c][k];
            }
            sum += predicted + present == 0 ? 1 : 2.0 * confusion[c][c] / (predicted + present);
        }
        return sum / confusion.length;
    }

    /// How often class `row` was taken for class `column`.
    public long[][] confusion() {
        long[][] copy = new long[confusion.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = confusion[i].clone();
        }
        return copy;
    }

    /// The names of the classes.
    public List<String> names() {
        return names;
    }
}
