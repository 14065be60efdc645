package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.List;

/// NumPy's indexing: basic indices first (slices, new axes), then index tensors and masks by gathering.
final class IndexExpression {
    private Tensor x;
    private int axis;
    /// Whether index tensors or masks occur. Beside them NumPy takes a number for an index tensor of rank 0,
    /// which matters for where the picked axes go.
    private final boolean advanced;
    /// Axes of `x` that index tensors replace, in order, with those tensors.
    private final List<Integer> pickAxes = new ArrayList<>();
    private final List<Tensor> picks = new ArrayList<>();

    private IndexExpression(Tensor x, boolean advanced) {
        this.x = x;
        this.advanced = advanced;
    }

    static Tensor apply(Tensor x, List<Index> indices) {
        int used = 0;
        int ellipses = 0;
        for (Index i : indices) {
            used += switch (i) {
                case Index.At _, Index.Range _, Index.All _, Index.Pick _ -> 1;
                case Index.Mask(Tensor m) -> m.rank();
                case Index.NewAxis _, Index.Ellipsis _ -> 0;
            };
            ellipses += i instanceof Index.Ellipsis ? 1 : 0;
        }
        if (used > x.rank() || ellipses > 1) {
            throw new IllegalArgumentException(
                    "get: " + used + " indices and " + ellipses + " ellipses for shape " + x.shape());
        }
        IndexExpression e = new IndexExpression(
                x, indices.stream().anyMatch(i -> i instanceof Index.Pick || i instanceof Index.Mask));
        for (Index i : indices) {
            e.step(i, x.rank() - used);
        }
        return e.gather();
    }

    private void step(Index index, int rest) {
        switch (index) {
            case Index.All _ -> axis++;
            case Index.Ellipsis _ -> axis += rest;
            case Index.NewAxis _ -> {
                x = x.reshape(x.shape().insert(axis, 1));
                axis++;
            }
            case Index.At(int position) -> {
                int n = x.size(axis);
                int p = position < 0 ? position + n : position;
                if (p < 0 || p >= n) {
                    throw new IllegalArgumentException(
                            "get: position " + position + " is outside axis of size " + n + " in " + x.shape());
                }
                if (advanced) {
                    pick(Tensor.full(DType.I32, p));
                } else {
                    x = x.slice(axis, p, p + 1).squeeze(axis);
                }
            }
            case Index.Range range -> {
                x = range(x, axis, range);
                axis++;
            }
            case Index.Pick(Tensor positions) -> pick(positions);
            case Index.Mask(Tensor mask) -> mask(mask);
        }
    }

    private static Tensor range(Tensor x, int axis, Index.Range r) {
        int n = x.size(axis);
        int from = r.from() < 0 ? r.from() + n : r.from();
        int to = r.to() < 0 ? r.to() + n : r.to();
        if (r.step() == 0) {
            throw new IllegalArgumentException("get: the step of a range must not be 0");
        }
        if (r.step() > 0) {
            int a = Math.clamp(from, 0, n);
            return x.slice(axis, a, Math.max(a, Math.clamp(to, 0, n)), r.step());
        }
        int first = Math.clamp(from, -1, n - 1);
        int last = Math.clamp(to, -1, n - 1);
        if (first <= last) {
            return x.slice(axis, 0, 0);
        }
        // reversed, position p becomes n - 1 - p
        int step = -Math.max(r.step(), -Integer.MAX_VALUE);
        return x.flip(axis).slice(axis, n - 1 - first, n - 1 - last, step);
    }

    private void pick(Tensor positions) {
        if (!positions.dtype().isInteger()) {
            throw new IllegalArgumentException("get: positions must be integers, not " + positions.type());
        }
        int n = x.size(axis);
        Tensor i = positions.cast(DType.I32);
        pickAxes.add(axis);
        picks.add(i.lt(0).where(i.add(n), i));
        axis++;
    }

    private void mask(Tensor mask) {
        int r = mask.rank();
        Shape covered = x.shape().slice(axis, axis + r);
        if (mask.dtype() != DType.BOOL || !mask.shape().equals(covered)) {
            throw new IllegalArgumentException("get: a mask must be bool of shape " + covered + ", not " + mask.type());
        }
        if (!mask.isEvaluated() && Trace.current().isPresent()) {
            throw new IllegalStateException(
                    "get: a mask's size is not known while a step is being captured: use where() instead");
        }
        long[] bits = mask.toLongArray();
        int count = 0;
        for (long b : bits) {
            count += (int) b;
        }
        int[] flat = new int[count];
        int k = 0;
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] != 0) {
                flat[k++] = i;
            }
        }
        Shape s = x.shape();
        x = x.reshape(s.slice(0, axis).concat(Shape.of(bits.length)).concat(s.slice(axis + r, s.rank())));
        pickAxes.add(axis);
        picks.add(Tensor.of(flat));
        axis++;
    }

    private Tensor gather() {
        if (picks.isEmpty()) {
            return x;
        }
        if (picks.size() == 1) {
            return x.take(pickAxes.get(0), picks.get(0));
        }
        // several index tensors broadcast together and address one flattened axis
        Shape s = picks.get(0).shape();
        for (Tensor p : picks) {
            s = Shape.broadcast("get", s, p.shape());
        }
        int n = picks.size();
        boolean adjacent = pickAxes.get(n - 1) - pickAxes.get(0) == n - 1;
        int at = adjacent ? pickAxes.get(0) : 0;
        if (!adjacent) {
            List<Integer> order = new ArrayList<>(pickAxes);
            for (int a = 0; a < x.rank(); a++) {
                if (!pickAxes.contains(a)) {
                    order.add(a);
                }
            }
            x = x.permute(order.stream().mapToInt(Integer::intValue).toArray());
        }
        Tensor flat = Tensor.full(DType.I32, 0);
        for (int i = 0; i < n; i++) {
            int size = x.size(at + i);
            Tensor p = picks.get(i);
            // an index outside its axis must not slip into a neighbouring row: send it outside the whole
            Tensor ok = p.ge(0).and(p.lt(size));
            Tensor safe = ok.where(p, Integer.MIN_VALUE / 2);
            flat = i == 0
                    ? safe
                    : flat.mul(size)
                            .add(safe)
                            .minimum(
                                    flat.lt(0).where(Tensor.full(DType.I32, Integer.MIN_VALUE / 2), Integer.MAX_VALUE));
        }
        Shape xs = x.shape();
        int joined = xs.slice(at, at + n).intSize();
        Tensor joint = x.reshape(xs.slice(0, at).concat(Shape.of(joined)).concat(xs.slice(at + n, xs.rank())));
        return joint.take(at, flat.broadcastTo(s));
    }
}
