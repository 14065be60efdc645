package dev.gradus.bench;

import java.util.List;
import java.util.function.Supplier;

/// A comparison that goes by a name. Each contender, made anew, starts from the same weights and data.
///
/// @param name as on the command line
/// @param kind what is repeated
/// @param must the least ratio that is good enough, 0 where none was set
/// @param flops arithmetic operations of a step where speed is told as a share of the machine's peak, else 0
/// @param gradus makes Gradus's side
/// @param peers ways to do the work in libtorch, of which the quickest counts
record Workload(String name, Kind kind, double must, double flops, Supplier<Contender> gradus, List<Peer> peers) {
    /// What is repeated.
    enum Kind {
        /// Forward, backward, update.
        TRAIN,
        /// Forward only.
        INFER,
        /// One kernel.
        KERNEL
    }

    /// A way to do the work in libtorch.
    record Peer(String name, Supplier<Contender> contender) {}

    /// How many steps' results must agree: twenty losses, but one answer.
    int comparedSteps() {
        return kind == Kind.TRAIN ? 20 : 1;
    }
}
