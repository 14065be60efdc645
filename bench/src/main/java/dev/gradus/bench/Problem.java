package dev.gradus.bench;

import dev.gradus.nn.Layer;
import dev.gradus.nn.optim.Optimizer;
import dev.gradus.tensor.Tensor;

/// What both sides train on.
///
/// @param model the network with its first weights
/// @param input a batch
/// @param target what the network should answer
/// @param loss how far it is from that
/// @param optimizer how weights are changed
/// @param learningRate how far
public record Problem(Layer model, Tensor input, Tensor target, Loss loss, Optimizer optimizer, float learningRate) {}
