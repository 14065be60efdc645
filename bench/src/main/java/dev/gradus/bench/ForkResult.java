package dev.gradus.bench;

/// What one fresh JVM measured.
///
/// @param peer the quickest way in libtorch
/// @param gradus Gradus's times
/// @param libtorch libtorch's times
/// @param difference of the results, relative
/// @param parameters of each side
/// @param peak floating-point operations a second that the machine could do, where that was asked
record ForkResult(
        String peer, Side.Times gradus, Side.Times libtorch, double difference, long parameters, double peak) {
    double ratio() {
        return libtorch.median() / gradus.median();
    }

    /// Processors that other processes used; 0 if unknown.
    double others() {
        double most = Math.max(gradus.others(), libtorch.others());
        return Double.isNaN(most) ? 0 : Math.max(0, most);
    }
}
