package dev.gradus.exec;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;

/// A value in memory: row-major from the start of an array, which may be longer than the value.
public record Operand(TensorType type, Storage storage) {}
