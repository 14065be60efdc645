package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/// Reductions over any axes, as reductions over one axis of dense (outer, axis, inner) arrays one after the
/// other.
final class ReduceKernels {
    private ReduceKernels() {}

    /// One pass: `inner` 1 reduces rows.
    private record Pass(int outer, int size, int inner) {}

    static Kernel compile(Loops loops, ReduceFn fn, Ints axes, Shape shape) {
        List<Pass> passes = passes(axes, shape);
        Reductions reductions = new Reductions(loops);
        Reductions.Fn f = switch (fn) {
            case SUM -> Reductions.Fn.SUM;
            case MAX -> Reductions.Fn.MAX;
            case MIN -> Reductions.Fn.MIN;
        };
        int spare = 0;
        for (Pass p : passes.subList(0, passes.size() - 1)) {
            spare = Math.max(spare, p.outer * p.inner);
        }
        int length = spare;
        return (in, out) -> {
            float[] from = f32(in[0]);
            for (int i = 0; i < passes.size(); i++) {
                float[] to = i == passes.size() - 1 ? f32(out[0]) : new float[length];
                Pass p = passes.get(i);
                if (p.inner == 1) {
                    reductions.rows(f, from, 0, p.outer, p.size, to, 0);
                } else {
                    reductions.columns(f, from, 0, p.outer, p.size, p.inner, to, 0);
                }
                from = to;
            }
        };
    }

    /// Neighbouring reduced axes are one; the last runs go first, so that later passes are small.
    private static List<Pass> passes(Ints axes, Shape shape) {
        List<Integer> sizes = new ArrayList<>();
        List<Boolean> gone = new ArrayList<>();
        for (int a = 0; a < shape.rank(); a++) {
            boolean reduced = axes.contains(a);
            if (!gone.isEmpty() && gone.getLast() == reduced) {
                sizes.set(sizes.size() - 1, sizes.getLast() * shape.size(a));
            } else {
                sizes.add(shape.size(a));
                gone.add(reduced);
            }
        }
        List<Pass> passes = new ArrayList<>();
        for (int i = sizes.size() - 1; i >= 0; i--) {
            if (gone.get(i)) {
                passes.add(new Pass(
                        product(sizes.subList(0, i)), sizes.get(i), product(sizes.subList(i + 1, sizes.size()))));
                sizes.set(i, 1);
            }
        }
        return passes;
    }

    private static int product(List<Integer> sizes) {
        return sizes.stream().reduce(1, (a, b) -> a * b);
    }
}
