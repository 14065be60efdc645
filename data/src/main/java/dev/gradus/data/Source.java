package dev.gradus.data;

import java.util.Optional;

/// Where a run's samples come from.
///
/// @param kind of the source, such as `idx` or `digits`
/// @param train the samples to learn from and to hold some out of
/// @param test samples that the source itself keeps apart, read once at the very end
public record Source(String kind, Dataset train, Optional<Dataset> test) {}
