package dev.gradus.exec;

import dev.gradus.tensor.Storage;

/// A kernel that brings one of its inputs, its weights, into a layout of its own before it computes.
public interface PackingKernel extends Kernel {
    /// Number of the input that it packs.
    int packs();

    /// This kernel for runs in which that input is the given weights: it keeps them packed, in memory of its own,
    /// and gives the same bits. Valid as long as the weights don't change.
    Kernel pack(Storage weights);
}
