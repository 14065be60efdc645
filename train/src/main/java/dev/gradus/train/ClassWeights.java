package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Target;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How much an example of each class counts in the loss, from what a user says.
final class ClassWeights {
    private ClassWeights() {}

    /// The weights that a text describes: `none`; `balanced`, which gives each class the same say, `n / (C ·
    /// n_c)` for `n_c` of `n` examples in class c of C (King & Zeng 2001); or `CLASS=WEIGHT,…`, the other
    /// classes weighing 1.
    ///
    /// @param train the training part
    /// @throws IllegalArgumentException naming what is wrong with the text, or a class without examples
    static Optional<Tensor> parse(String text, Dataset train) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        if (!(train.target() instanceof Target.Classes(List<String> names))) {
            throw new IllegalArgumentException("class weights need classes; here numbers are predicted");
        }
        return Optional.of(
                Tensor.of(text.equals("balanced") ? balanced(names, train) : listed(text, names), names.size()));
    }

    private static float[] balanced(List<String> names, Dataset train) {
        long[] counts = new long[names.size()];
        for (int i = 0; i < train.size(); i++) {
            counts[train.label(i)]++;
        }
        float[] weights = new float[counts.length];
        for (int c = 0; c < counts.length; c++) {
            if (counts[c] == 0) {
                throw new IllegalArgumentException(
                        "class weights: the training part has no example of class '" + names.get(c) + "'");
            }
            weights[c] = (float) (train.size() / ((double) counts.length * counts[c]));
        }
        return weights;
    }

    private static float[] listed(String text, List<String> names) {
        float[] weights = new float[names.size()];
        Arrays.fill(weights, 1);
        for (String part : text.split(",", -1)) {
            int equals = part.lastIndexOf('=');
            int c = equals < 0 ? -1 : names.indexOf(part.substring(0, equals));
            if (c < 0) {
                throw new IllegalArgumentException("class weights: '" + part
                        + "' is not none, balanced or CLASS=WEIGHT with one of the classes "
                        + String.join(", ", names));
            }
            weights[c] = weight(part, equals);
        }
        return weights;
    }

    private static float weight(String part, int equals) {
        try {
            float weight = Float.parseFloat(part.substring(equals + 1));
            if (weight > 0 && Float.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("class weights: the weight of '" + part + "' is no positive number");
    }
}
