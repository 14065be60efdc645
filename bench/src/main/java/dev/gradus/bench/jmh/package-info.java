/// JMH benchmarks of single kernels: `./gradus bench kernels`.
@org.jspecify.annotations.NullMarked
package dev.gradus.bench.jmh;
