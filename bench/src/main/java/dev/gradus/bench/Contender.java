package dev.gradus.bench;

/// One side of a comparison: the work, ready to be repeated.
public interface Contender {
    /// The layers, one a line.
    String describe();

    /// How many numbers the parameters hold, running means included.
    long parameters();

    /// Does the work once.
    void step();

    /// What the last step found: a training step's loss, or a network's answer.
    float[] result();
}
