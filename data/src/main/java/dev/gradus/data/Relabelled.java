package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.Optional;

/// A data set whose classes have other numbers.
///
/// @param numbers the new number of each class
record Relabelled(Dataset whole, Target.Classes target, int[] numbers) implements Dataset {
    /// @throws IllegalArgumentException naming a class that the new ones lack
    static Relabelled of(Dataset whole, Target.Classes to) {
        if (!(whole.target() instanceof Target.Classes from)) {
            throw new IllegalArgumentException("the data has numbers to predict, not classes");
        }
        int[] numbers = from.names().stream().mapToInt(to.names()::indexOf).toArray();
        for (int c = 0; c < numbers.length; c++) {
            if (numbers[c] < 0) {
                throw new IllegalArgumentException("the data has the class '"
                        + from.names().get(c) + "', which is none of " + String.join(", ", to.names()));
            }
        }
        return new Relabelled(whole, to, numbers);
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public Shape inputShape() {
        return whole.inputShape();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return whole.vocabulary();
    }

    @Override
    public Dataset epoch(int number) {
        return new Relabelled(whole.epoch(number), target, numbers);
    }

    @Override
    public Optional<String> name(int index) {
        return whole.name(index);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        whole.read(index, x, xo, y, yo);
        y[yo] = numbers[(int) y[yo]];
    }

    @Override
    public int label(int index) {
        return numbers[whole.label(index)];
    }
}
