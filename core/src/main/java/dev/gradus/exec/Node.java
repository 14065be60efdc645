package dev.gradus.exec;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.TensorType;

/// A node of a graph being planned. Equal expressions are one node; ids rise from inputs to results.
///
/// @param leaf the number of the leaf this is, or -1
record Node(int id, Op op, Ints inputs, TensorType type, int leaf) {
    boolean isLeaf() {
        return leaf >= 0;
    }
}
