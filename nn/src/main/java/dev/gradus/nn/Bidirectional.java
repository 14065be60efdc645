package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Two recurrent networks over one sequence, forwards and backwards, with their outputs side by side along the
/// last axis (Schuster & Paliwal 1997).
public record Bidirectional(Recurrent forwards, Recurrent backwards) implements Layer {
    @Override
    public Tensor forward(Tensor x) {
        return Tensor.concat(-1, forwards.forward(x), backwards.forward(x));
    }
}
