/// Gradus beside libtorch on the same work: `./gradus bench`.
@org.jspecify.annotations.NullMarked
package dev.gradus.bench;
