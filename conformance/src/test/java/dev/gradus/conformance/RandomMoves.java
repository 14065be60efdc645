package dev.gradus.conformance;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Random ways to move the elements of a tensor of any dtype.
///
/// @param smooth whether gradients must flow through
record RandomMoves(SplittableRandom random, boolean smooth) {
    int axis(Tensor x) {
        return random.nextInt(x.rank());
    }

    /// Some axes; all of them as none.
    int[] axes(Tensor x) {
        List<Integer> some = new ArrayList<>();
        for (int a = 0; a < x.rank(); a++) {
            if (random.nextBoolean()) {
                some.add(a - (random.nextBoolean() ? x.rank() : 0));
            }
        }
        return some.stream().mapToInt(Integer::intValue).toArray();
    }

    boolean broadcasts(Shape a, Shape b) {
        for (int i = 1; i <= Math.min(a.rank(), b.rank()); i++) {
            if (a.size(-i) != b.size(-i) && a.size(-i) != 1 && b.size(-i) != 1) {
                return false;
            }
        }
        return true;
    }

    /// The tensor, backwards or from an inner copy.
    Tensor sameShape(Tensor x) {
        return switch (random.nextInt(4)) {
            case 0 -> x.rank() == 0 ? x : x.flip(axis(x));
            case 1 -> x.rank() == 0 ? x : x.pad(axis(x), 0, 0, 0).flip();
            case 2 -> x.reshape((int) x.shape().size()).flip().reshape(x.shape());
            default -> x;
        };
    }

    Tensor index(int size, int n) {
        return indexAlong(Shape.of(n), size);
    }

    Tensor indexAlong(Shape shape, int size) {
        int[] at = new int[shape.intSize()];
        for (int i = 0; i < at.length; i++) {
            at[i] = random.nextInt(size);
        }
        return Tensor.of(at).reshape(shape);
    }

    Tensor move(Tensor x) {
        if (x.rank() == 0) {
            return x.expand(0).broadcastTo(random.nextInt(1, 5));
        }
        int a = axis(x);
        int n = x.size(a);
        return switch (random.nextInt(14)) {
            case 0 -> x.permute(order(x.rank()));
            case 1 -> x.swapAxes(a, axis(x));
            case 2 -> x.flip(a);
            case 3 -> slice(x, a);
            case 4 -> slice(slice(x, a), axis(x));
            case 5 -> x.pad(a, random.nextInt(3), random.nextInt(3), 1);
            case 6 -> x.flatten(a);
            case 7 -> n % 2 == 0 ? split(x, a, 2) : x.expand(a);
            case 8 -> n % 3 == 0 ? split(x, a, n / 3) : x.expand(-1);
            case 9 -> Tensor.concat(a, x, slice(x, a));
            case 10 -> Tensor.stack(a, List.of(x, sameShape(x)));
            case 11 -> random.nextBoolean() ? x.tile(a, 2) : x.repeat(a, 3);
            case 12 -> x.expand(a).broadcastTo(widened(x.shape(), a));
            default ->
                !smooth && random.nextBoolean()
                        ? x.stopGradient()
                        : Tensor.node(new Op.Barrier(), x, x.cast(DType.F32).sum());
        };
    }

    private static Shape widened(Shape s, int axis) {
        return s.insert(axis, 3);
    }

    private Tensor split(Tensor x, int a, int n) {
        Shape s = x.shape();
        int outer = n == 0 ? 0 : s.size(a) / n;
        return n == 0 ? x : x.reshape(s.with(a, n).insert(a, outer));
    }

    private Tensor slice(Tensor x, int a) {
        int n = x.size(a);
        if (n == 0) {
            return x;
        }
        int from = random.nextInt(n);
        return x.slice(a, from, random.nextInt(from + 1, n + 1), random.nextInt(1, 4));
    }

    private int[] order(int rank) {
        int[] axes = new int[rank];
        for (int i = 0; i < rank; i++) {
            int j = random.nextInt(i + 1);
            axes[i] = axes[j];
            axes[j] = i;
        }
        return axes;
    }
}
