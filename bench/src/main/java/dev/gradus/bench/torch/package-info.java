/// The peer: libtorch, its ops called directly.
@org.jspecify.annotations.NullMarked
package dev.gradus.bench.torch;
