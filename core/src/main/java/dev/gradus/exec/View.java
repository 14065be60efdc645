package dev.gradus.exec;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import java.util.Optional;

/// Where the elements of a node lie in the memory of another: element (i₀, i₁, …) at `offset + Σ iₖ·strideₖ`.
/// Movement without copying.
record View(int base, int offset, Shape shape, Ints strides) {
    static View whole(int base, Shape shape) {
        return new View(base, 0, shape, Ints.of(shape.strides()));
    }

    /// Whether the elements lie in row-major order from the start of the memory.
    boolean isPlain() {
        if (offset != 0) {
            return false;
        }
        int[] dense = shape.strides();
        for (int i = 0; i < dense.length; i++) {
            if (shape.size(i) != 1 && strides.get(i) != dense[i]) {
                return false;
            }
        }
        return true;
    }

    /// This view after an op that only moves elements, or empty if strides cannot express it.
    Optional<View> apply(Op op) {
        return switch (op) {
            case Op.Reshape(Shape to) -> reshape(to);
            case Op.Permute(Ints axes) -> {
                int[] sizes = new int[axes.length()];
                int[] s = new int[axes.length()];
                for (int i = 0; i < s.length; i++) {
                    sizes[i] = shape.size(axes.get(i));
                    s[i] = strides.get(axes.get(i));
                }
                yield Optional.of(new View(base, offset, Shape.of(sizes), Ints.of(s)));
            }
            case Op.Broadcast(Shape to) -> {
                int[] s = strides.toArray();
                for (int i = 0; i < s.length; i++) {
                    s[i] = shape.size(i) == 1 && to.size(i) != 1 ? 0 : s[i];
                }
                yield Optional.of(new View(base, offset, to, Ints.of(s)));
            }
            case Op.Slice(Ints starts, Ints sizes, Ints steps) -> {
                int o = offset;
                int[] s = strides.toArray();
                for (int i = 0; i < s.length; i++) {
                    o += starts.get(i) * s[i];
                    s[i] *= steps.get(i);
                }
                yield Optional.of(new View(base, o, Shape.of(sizes.toArray()), Ints.of(s)));
            }
            case Op.Flip(Ints axes) -> {
                int o = offset;
                int[] s = strides.toArray();
                for (int i = 0; i < axes.length(); i++) {
                    int a = axes.get(i);
                    o += Math.max(shape.size(a) - 1, 0) * s[a];
                    s[a] = -s[a];
                }
                yield Optional.of(new View(base, o, shape, Ints.of(s)));
            }
            case Op.StopGradient _, Op.Barrier _ -> Optional.of(this);
            default -> Optional.empty();
        };
    }

    /// Walks both shapes from the left, matching runs of axes with equal products; a run of several old axes
    /// must be evenly strided.
    private Optional<View> reshape(Shape to) {
        if (isPlain()) {
            return Optional.of(new View(base, 0, to, Ints.of(to.strides())));
        }
        if (shape.size() == 0) {
            return Optional.empty();
        }
        int[] s = new int[to.rank()];
        int i = 0;
        int j = 0;
        while (i < shape.rank() || j < to.rank()) {
            int iEnd = i;
            int jEnd = j;
            long a = 1;
            long b = 1;
            do {
                if (a <= b && iEnd < shape.rank()) {
                    a *= shape.size(iEnd++);
                } else {
                    b *= to.size(jEnd++);
                }
            } while (a != b || (iEnd == i && jEnd == j));
            while (iEnd < shape.rank() && shape.size(iEnd) == 1) {
                iEnd++;
            }
            int stride = evenStride(i, iEnd);
            if (stride == Integer.MIN_VALUE) {
                return Optional.empty();
            }
            for (int k = jEnd - 1; k >= j; k--) {
                s[k] = stride;
                stride *= to.size(k);
            }
            i = iEnd;
            j = jEnd;
        }
        return Optional.of(new View(base, offset, to, Ints.of(s)));
    }

    /// The innermost stride of old axes from `i` to `end` if they can be walked as one axis; MIN_VALUE if not.
    private int evenStride(int i, int end) {
        int inner = Integer.MIN_VALUE;
        int expected = 0;
        for (int k = end - 1; k >= i; k--) {
            if (shape.size(k) == 1) {
                continue;
            }
            if (inner == Integer.MIN_VALUE) {
                inner = strides.get(k);
            } else if (strides.get(k) != expected) {
                return Integer.MIN_VALUE;
            }
            expected = strides.get(k) * shape.size(k);
        }
        return inner == Integer.MIN_VALUE ? 0 : inner;
    }
}
