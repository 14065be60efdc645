package dev.gradus.exec;

import java.util.List;

/// A unit of work of a plan: what to run, which nodes' memory it reads and writes, in the order of the kernel's
/// inputs and outputs.
///
/// @param nodes all nodes computed here, for messages
record Unit(KernelSpec spec, List<Integer> reads, List<Integer> writes, List<Integer> nodes) {}
