package dev.gradus.conformance;

import dev.gradus.cpu.CpuBackend;
import dev.gradus.exec.Backend;
import dev.gradus.exec.Engine;
import dev.gradus.exec.Parallel;
import dev.gradus.exec.ReferenceMachine;
import dev.gradus.tensor.GradientCheck;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Random graphs, other ones in each run, on every machine.
///
/// A failure names the seed of its graph; `-Dgradus.fuzz.seed=…` repeats that graph alone.
/// `-Dgradus.fuzz.seconds=…` lengthens the search, as the profile `fuzz` does.
class FuzzTest {
    private static final double TOLERANCE = 2e-4;

    @Test
    void machinesAgreeOnRandomGraphs() {
        search(4, FuzzTest::compare);
    }

    @Test
    void gradientsOfRandomGraphsAgreeWithDifferences() {
        search(3, FuzzTest::checkGradient);
    }

    @Test
    @Tag("fuzz")
    void machinesAgreeOnManyRandomGraphs() {
        search(120, FuzzTest::compare);
    }

    @Test
    @Tag("fuzz")
    void gradientsOfManyRandomGraphsAgreeWithDifferences() {
        search(120, FuzzTest::checkGradient);
    }

    private static void search(int seconds, LongConsumer check) {
        Long only = Long.getLong("gradus.fuzz.seed");
        if (only != null) {
            check.accept(only);
            return;
        }
        long first = System.nanoTime();
        long end = first + Integer.getInteger("gradus.fuzz.seconds", seconds) * 1_000_000_000L;
        for (long seed = first; System.nanoTime() < end; seed++) {
            try {
                check.accept(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("repeat with -Dtest=FuzzTest -Dgradus.fuzz.seed=" + seed, e);
            }
        }
    }

    private static void compare(long seed) {
        List<Tensor> in = RandomInputs.of(seed, false, seed);
        RandomGraph.Roots roots = RandomGraph.roots(seed, false, in);
        List<Storage> want = ReferenceMachine.evaluate(roots.tensors());
        Backend cpu = new CpuBackend();
        List<Storage> fused = on(cpu, true, seed, in);
        same("unfused", fused, on(cpu, false, seed, in), roots);
        int threads = Parallel.threads();
        try {
            for (int n : new int[] {1, 3}) {
                Parallel.setThreads(n);
                same(n + " threads", fused, on(cpu, true, seed, in), roots);
            }
        } finally {
            Parallel.setThreads(threads);
        }
        near(want, fused, roots);
        same("the planned reference", want, on(Engine.reference(), true, seed, in), roots);
        same("a cached plan", fused, cached(seed, in), roots);
        same("a replayed step", fused, replayed(seed, in), roots);
    }

    private static List<Storage> on(Backend backend, boolean fuse, long seed, List<Tensor> in) {
        List<Tensor> roots = RandomGraph.roots(seed, false, in).tensors();
        Engine.with(backend, fuse, () -> Tensor.eval(roots));
        return roots.stream().map(Tensor::storage).toList();
    }

    /// What the process's own machine gives by a plan made for other values.
    private static List<Storage> cached(long seed, List<Tensor> in) {
        Tensor.eval(RandomGraph.roots(seed, false, RandomInputs.of(seed, false, seed + 1))
                .tensors());
        List<Tensor> roots = RandomGraph.roots(seed, false, in).tensors();
        Tensor.eval(roots);
        return roots.stream().map(Tensor::storage).toList();
    }

    /// What a captured step gives after it ran with other values.
    private static List<Storage> replayed(long seed, List<Tensor> in) {
        Step step = Step.capture(x -> RandomGraph.roots(seed, false, x).tensors());
        step.run(in.toArray(Tensor[]::new));
        step.run(RandomInputs.of(seed, false, seed + 1).toArray(Tensor[]::new));
        return step.run(in.toArray(Tensor[]::new)).stream().map(Tensor::storage).toList();
    }

    private static void same(String what, List<Storage> want, List<Storage> got, RandomGraph.Roots roots) {
        compare(what, want, got, roots, (_, a, b) -> Double.doubleToLongBits(a) == Double.doubleToLongBits(b));
    }

    private static void near(List<Storage> want, List<Storage> got, RandomGraph.Roots roots) {
        compare(
                "the CPU",
                want,
                got,
                roots,
                (whole, a, b) -> a == b || (!whole && Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a))));
    }

    private interface Agreement {
        boolean holds(boolean whole, double a, double b);
    }

    private static void compare(
            String what, List<Storage> want, List<Storage> got, RandomGraph.Roots roots, Agreement agreement) {
        for (int k = 0; k < want.size(); k++) {
            for (int i = 0; i < roots.tensors().get(k).shape().intSize(); i++) {
                double a = want.get(k).getDouble(i);
                double b = got.get(k).getDouble(i);
                if (!agreement.holds(roots.whole().get(k), a, b)) {
                    throw new AssertionError(what + " differs in root " + k + " of shape "
                            + roots.tensors().get(k).shape() + ", element " + i + ": " + a + " and " + b + "\n"
                            + roots.describe());
                }
            }
        }
    }

    private static void checkGradient(long seed) {
        List<Tensor> in = RandomInputs.of(seed, true, seed);
        GradientCheck check = new GradientCheck(2, seed, 1e-3, 1e-5);
        GradientCheck.Report report = check.check(
                x -> RandomGraph.roots(seed, true, x).tensors().stream()
                        .map(Tensor::sum)
                        .reduce(Tensor::add)
                        .orElseThrow(),
                in.toArray(Tensor[]::new));
        if (!report.passed()) {
            throw new AssertionError(
                    report.message() + "\n" + RandomGraph.roots(seed, true, in).describe());
        }
    }
}
