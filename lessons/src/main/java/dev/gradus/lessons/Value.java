package dev.gradus.lessons;

/// A named number of an outcome.
///
/// @param name its name or symbol
/// @param number the number
public record Value(Words name, double number) {}
