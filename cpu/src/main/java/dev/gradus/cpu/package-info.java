/// The CPU backend: kernels over `float[]`, fast through the Vector API and the same without it.
///
/// At the bottom stand [Loops][dev.gradus.cpu.Loops], small loops over blocks, in two twins with the same bits:
/// plain Java, and `jdk.incubator.vector`, which only the classes named `Vector…` and `…Tiles` know. `Simd`
/// chooses one at start-up and can say why. Above them stand drivers without any vector code, which cut the
/// work into chunks and blocks and run them in parallel: `Gemm`, the convolutions, reductions, copies.
///
/// The same input gives the same bits on any number of threads and at any vector length: elementary functions
/// are polynomials of this package made of add, multiply and fused multiply-add; sums run in 16 logical lanes
/// and a fixed tree; an element of a matrix product is one chain of fused multiply-adds.
@org.jspecify.annotations.NullMarked
package dev.gradus.cpu;
