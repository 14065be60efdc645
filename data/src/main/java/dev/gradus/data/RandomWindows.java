package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.Objects;
import java.util.Optional;

/// Windows of a text that begin anywhere in it, drawn anew for each epoch.
///
/// @param size windows an epoch
/// @param number of the epoch
record RandomWindows(TextDataset text, int size, long seed, int number) implements Dataset {
    /// With so many windows an epoch, a text of a million characters is judged several times while a model
    /// learns it.
    static final int MOST = 6_000;

    static RandomWindows of(TextDataset text, long seed) {
        return new RandomWindows(text, Math.min(MOST, text.size()), seed, 0);
    }

    @Override
    public Dataset epoch(int newNumber) {
        return new RandomWindows(text, size, seed, newNumber);
    }

    @Override
    public Shape inputShape() {
        return text.inputShape();
    }

    @Override
    public Target target() {
        return text.target();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return text.vocabulary();
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        Dice dice = Dice.of(Key.mix(seed ^ Key.mix(number + 1L)), Objects.checkIndex(index, size));
        text.window(dice.below(text.places()), x, xo, y, yo);
    }
}
