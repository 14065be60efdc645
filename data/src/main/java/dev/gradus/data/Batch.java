package dev.gradus.data;

import dev.gradus.tensor.Tensor;

/// Some samples as tensors.
///
/// @param x inputs, f32 (n, input shape…)
/// @param y targets: i32 (n) for classes, i32 (n, width) for symbols, else f32 (n, width)
/// @param size n
public record Batch(Tensor x, Tensor y, int size) {}
