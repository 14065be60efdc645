package dev.gradus.bench.jmh;

import dev.gradus.exec.Parallel;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the benchmarks of kernels share: captured steps of one kernel each, run in fresh JVMs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xms2g", "-Xmx2g", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class Kernels {
    /// Threads of a kernel.
    @Param({"1", "2"})
    public int threads;

    /// Subclasses have a constructor without arguments, as JMH wants.
    protected Kernels() {}

    /// Normal numbers.
    static Tensor data(int... shape) {
        Tensor x = Key.of(1).normal(shape);
        Tensor.eval(x);
        return x;
    }

    /// A step of one result, for the number of threads that is asked for.
    Step step(Function<List<Tensor>, Tensor> result) {
        Parallel.setThreads(threads);
        return Step.capture(in -> List.of(result.apply(in)));
    }
}
