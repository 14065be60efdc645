package dev.gradus.bench;

/// What one fresh JVM measured.
///
/// @param gradus Gradus's times
/// @param libtorch libtorch's times
/// @param difference of the results, relative
/// @param parameters of each side
record ForkResult(Side.Times gradus, Side.Times libtorch, double difference, long parameters) {
    double ratio() {
        return libtorch.median() / gradus.median();
    }
}
