package dev.gradus.nn;

import dev.gradus.tensor.Ints;

/// What is put around the spatial axes of an input before a window slides over it.
public sealed interface Padding {
    /// So many elements in front and behind, one number an axis.
    record Explicit(Ints low, Ints high) implements Padding {}

    /// As many as give `⌈input / stride⌉` outputs along each axis, half of them in front; an odd one goes
    /// behind, as in TensorFlow.
    record Same() implements Padding {}
}
