package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.util.Objects;
import java.util.Optional;

/// Some samples of a data set, in an order of one's own.
///
/// @param whole the data set that they are from
/// @param positions their places in it
public record Subset(Dataset whole, int[] positions) implements Dataset {
    /// Keeps a copy of the positions.
    ///
    /// @throws IndexOutOfBoundsException if one is not in the data set
    public Subset {
        positions = positions.clone();
        for (int position : positions) {
            Objects.checkIndex(position, whole.size());
        }
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Shape inputShape() {
        return whole.inputShape();
    }

    @Override
    public Target target() {
        return whole.target();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return whole.vocabulary();
    }

    @Override
    public Dataset epoch(int number) {
        return new Subset(whole.epoch(number), positions);
    }

    @Override
    public Optional<String> name(int index) {
        return whole.name(positions[index]);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        whole.read(positions[index], x, xo, y, yo);
    }

    @Override
    public int label(int index) {
        return whole.label(positions[index]);
    }
}
