package dev.gradus.cpu;

import dev.gradus.exec.Parallel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A copy between two strided views of the same sizes: permutation, slice, flip, broadcast, or the inside of
/// a padding.
///
/// Axes of size 1 go, neighbouring axes that lie in one piece on both sides become one, and the axis that is
/// densest in the output comes last.
record StridedCopy(List<Axis> axes) {
    /// One axis: its size and its strides in input (0 repeats, negative flips) and output.
    record Axis(int size, int from, int to) {}

    /// Elements that make a task.
    private static final int TASK = 1 << 14;

    /// Lines of a transposed block: with as many columns it stays in the nearest cache.
    private static final int BLOCK = 64;

    /// A copy over axes of these sizes and strides.
    static StridedCopy of(int[] sizes, int[] from, int[] to) {
        List<Axis> all = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] != 1) {
                all.add(new Axis(sizes[i], from[i], to[i]));
            }
        }
        all.sort(Comparator.comparingInt((Axis a) -> Math.abs(a.to)).reversed());
        List<Axis> merged = new ArrayList<>();
        for (Axis a : all) {
            Axis last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.from == a.size * a.from && last.to == a.size * a.to) {
                merged.set(merged.size() - 1, new Axis(last.size * a.size, a.from, a.to));
            } else {
                merged.add(a);
            }
        }
        if (merged.isEmpty()) {
            merged.add(new Axis(1, 1, 1));
        }
        return new StridedCopy(List.copyOf(merged));
    }

    /// Copies from `a` to `o`; the offsets are those of the first element on each side.
    void run(TileLoops tiles, float[] a, int ao, float[] o, int oo) {
        for (Axis axis : axes) {
            if (axis.size == 0) {
                return;
            }
        }
        Axis inner = axes.getLast();
        int across = across(inner);
        if (across >= 0) {
            transpose(tiles, across, a, ao, o, oo);
        } else {
            Outer outer = new Outer(axes.subList(0, axes.size() - 1));
            Parallel.forRange(outer.count(), Math.max(1, TASK / inner.size), (first, last) -> {
                for (int i = first; i < last; i++) {
                    line(inner, a, ao + outer.from(i), o, oo + outer.to(i));
                }
            });
        }
    }

    /// The axis along which the input is dense, if that is not the last one and the output is dense along the
    /// last; else -1.
    private int across(Axis inner) {
        if (inner.to == 1 && inner.from > 1) {
            for (int i = 0; i < axes.size() - 1; i++) {
                if (axes.get(i).from == 1 && axes.get(i).size >= 4) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static void line(Axis axis, float[] a, int ao, float[] o, int oo) {
        if (axis.from == 1 && axis.to == 1) {
            System.arraycopy(a, ao, o, oo, axis.size);
        } else if (axis.from == 0 && axis.to == 1) {
            java.util.Arrays.fill(o, oo, oo + axis.size, a[ao]);
        } else {
            for (int i = 0; i < axis.size; i++) {
                o[oo + i * axis.to] = a[ao + i * axis.from];
            }
        }
    }

    private void transpose(TileLoops tiles, int across, float[] a, int ao, float[] o, int oo) {
        List<Axis> others = new ArrayList<>(axes);
        Axis inner = others.removeLast();
        Axis dense = others.remove(across);
        int blocks = Math.ceilDiv(inner.size, BLOCK);
        Outer outer = new Outer(others);
        int work = dense.size * Math.min(BLOCK, inner.size);
        Parallel.forRange(outer.count() * blocks, Math.max(1, TASK / work), (first, last) -> {
            for (int i = first; i < last; i++) {
                int start = i % blocks * BLOCK;
                int from = ao + outer.from(i / blocks) + start * inner.from;
                int to = oo + outer.to(i / blocks) + start;
                block(tiles, Math.min(BLOCK, inner.size - start), inner.from, dense, a, from, o, to);
            }
        });
    }

    /// Transposes `lines` input lines, each dense, into columns of the output, in squares.
    private static void block(
            TileLoops tiles, int lines, int distance, Axis dense, float[] a, int ao, float[] o, int oo) {
        for (int c = 0; c < dense.size; c += BLOCK) {
            int columns = Math.min(BLOCK, dense.size - c);
            int to = oo + c * dense.to;
            int l = 0;
            for (; l + 4 <= lines; l += 4) {
                tiles.transpose4(a, ao + c + l * distance, distance, columns, o, to + l, dense.to);
            }
            for (; l < lines; l++) {
                line(new Axis(columns, 1, dense.to), a, ao + c + l * distance, o, to + l);
            }
        }
    }

    /// The axes around the inner loops, counted as one.
    private record Outer(List<Axis> axes) {
        int count() {
            int n = 1;
            for (Axis a : axes) {
                n *= a.size;
            }
            return n;
        }

        int from(int i) {
            int at = 0;
            int rest = i;
            for (int k = axes.size() - 1; k >= 0; k--) {
                Axis a = axes.get(k);
                at += rest % a.size * a.from;
                rest /= a.size;
            }
            return at;
        }

        int to(int i) {
            int at = 0;
            int rest = i;
            for (int k = axes.size() - 1; k >= 0; k--) {
                Axis a = axes.get(k);
                at += rest % a.size * a.to;
                rest /= a.size;
            }
            return at;
        }
    }
}
