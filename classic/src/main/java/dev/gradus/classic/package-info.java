/// Models from before deep learning, in float64 or in counts: least squares, neighbours, clusters, boosted trees,
/// n-grams, and features made by hand.
@org.jspecify.annotations.NullMarked
package dev.gradus.classic;
