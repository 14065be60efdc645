package dev.gradus.lessons;

/// A number that a learner may change.
///
/// @param name its name on the command line
/// @param start its value when nobody changes it
/// @param low the least value allowed
/// @param high the greatest value allowed
/// @param words what it means
public record Setting(String name, double start, double low, double high, Words words) {}
