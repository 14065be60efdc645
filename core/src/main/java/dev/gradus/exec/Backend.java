package dev.gradus.exec;

import java.util.Optional;

/// A machine that kernels run on, found as a service. What it doesn't take, the [ReferenceMachine] computes.
public interface Backend {
    /// A short name for messages, such as `cpu-vector-512`.
    String name();

    /// One line for people: what runs, and why not something faster.
    String description();

    /// A runnable form of the work, or empty if this machine has none for it. Called once for each place in a
    /// plan.
    Optional<Kernel> compile(KernelSpec spec);
}
