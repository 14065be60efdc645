package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A data set whose inputs are put through a function.
record Mapped(Dataset whole, Shape inputShape, UnaryOperator<float[]> function) implements Dataset {
    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public Target target() {
        return whole.target();
    }

    @Override
    public Dataset epoch(int number) {
        return new Mapped(whole.epoch(number), inputShape, function);
    }

    @Override
    public Optional<String> name(int index) {
        return whole.name(index);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        float[] input = new float[whole.inputShape().intSize()];
        whole.read(index, input, 0, y, yo);
        float[] result = function.apply(input);
        if (result.length != inputShape.intSize()) {
            throw new IllegalArgumentException(
                    "map: the function made " + result.length + " numbers, not shape " + inputShape);
        }
        System.arraycopy(result, 0, x, xo, result.length);
    }

    @Override
    public int label(int index) {
        return whole.label(index);
    }
}
