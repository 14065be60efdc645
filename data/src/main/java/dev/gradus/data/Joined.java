package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.Optional;

/// Two data sets as one.
record Joined(Dataset first, Dataset second) implements Dataset {
    Joined {
        if (!first.inputShape().equals(second.inputShape())) {
            throw new IllegalArgumentException("concat: inputs of shape " + first.inputShape() + " and "
                    + second.inputShape() + " cannot be in one data set");
        }
        if (!first.target().equals(second.target())) {
            throw new IllegalArgumentException("concat: targets differ: " + first.target() + " and " + second.target());
        }
        if (!first.vocabulary().equals(second.vocabulary())) {
            throw new IllegalArgumentException("concat: the inputs are numbers of different symbols");
        }
        Math.addExact(first.size(), second.size());
    }

    @Override
    public int size() {
        return first.size() + second.size();
    }

    @Override
    public Shape inputShape() {
        return first.inputShape();
    }

    @Override
    public Target target() {
        return first.target();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return first.vocabulary();
    }

    @Override
    public Dataset epoch(int number) {
        return new Joined(first.epoch(number), second.epoch(number));
    }

    @Override
    public Optional<String> name(int index) {
        return index < first.size() ? first.name(index) : second.name(index - first.size());
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        if (index < first.size()) {
            first.read(index, x, xo, y, yo);
        } else {
            second.read(index - first.size(), x, xo, y, yo);
        }
    }

    @Override
    public int label(int index) {
        return index < first.size() ? first.label(index) : second.label(index - first.size());
    }
}
