/// Programs of under 150 lines to copy from. Each has a `main` and returns what it found, so that a test runs
/// it.
@org.jspecify.annotations.NullMarked
package dev.gradus.examples;
