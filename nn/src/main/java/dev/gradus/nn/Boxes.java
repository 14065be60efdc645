package dev.gradus.nn;

import dev.gradus.tensor.Tensor;

/// Losses and measures of boxes `(…, 4)`: left, top, width and height, in any unit.
public final class Boxes {
    private Boxes() {}

    /// The sum of the four squared differences `(a - a')² + (b - b')² + (c - c')² + (d - d')²` of each box,
    /// mean over the boxes.
    public static Tensor squares(Tensor prediction, Tensor target) {
        check("box squares", prediction, target);
        return prediction.sub(target).square().sum(-1).mean();
    }

    /// Intersection over union of each pair of boxes, `(…, 4)` and `(…, 4)` to `(…)`: 1 for equal boxes, 0 for
    /// disjoint ones and for empty ones.
    public static Tensor iou(Tensor a, Tensor b) {
        check("iou", a, b);
        return overlap(a, b).iou();
    }

    /// `1 - IoU`, mean over the boxes. Boxes apart have no gradient: see [#giouLoss].
    public static Tensor iouLoss(Tensor prediction, Tensor target) {
        return iou(prediction, target).neg().add(1).mean();
    }

    /// Generalized intersection over union of each pair of boxes, in (-1, 1]: IoU less the share of the
    /// smallest enclosing box that belongs to neither (Rezatofighi et al. 2019, arXiv 1902.09630).
    public static Tensor giou(Tensor a, Tensor b) {
        check("giou", a, b);
        Overlap o = overlap(a, b);
        Tensor hull = spanned(a, b, 0).mul(spanned(a, b, 1));
        return o.iou().sub(share(hull.sub(o.union), hull));
    }

    /// `1 - GIoU`, mean over the boxes.
    public static Tensor giouLoss(Tensor prediction, Tensor target) {
        return giou(prediction, target).neg().add(1).mean();
    }

    private record Overlap(Tensor intersection, Tensor union) {
        Tensor iou() {
            return share(intersection, union);
        }
    }

    private static Overlap overlap(Tensor a, Tensor b) {
        Tensor intersection = shared(a, b, 0).mul(shared(a, b, 1));
        return new Overlap(intersection, area(a).add(area(b)).sub(intersection));
    }

    /// Length that two boxes share along an axis (0 or 1).
    private static Tensor shared(Tensor a, Tensor b, int axis) {
        Tensor from = part(a, axis).maximum(part(b, axis));
        return end(a, axis).minimum(end(b, axis)).sub(from).relu();
    }

    /// Length that two boxes span together along an axis.
    private static Tensor spanned(Tensor a, Tensor b, int axis) {
        return end(a, axis).maximum(end(b, axis)).sub(part(a, axis).minimum(part(b, axis)));
    }

    private static Tensor end(Tensor box, int axis) {
        return part(box, axis).add(size(box, axis));
    }

    private static Tensor area(Tensor box) {
        return size(box, 0).mul(size(box, 1));
    }

    /// Width or height; a negative one, as an untrained network may predict, counts as 0.
    private static Tensor size(Tensor box, int axis) {
        return part(box, axis + 2).relu();
    }

    /// a / b, and 0 where b is 0.
    private static Tensor share(Tensor a, Tensor b) {
        Tensor some = b.gt(0);
        return some.where(a.div(some.where(b, 1)), 0);
    }

    private static Tensor part(Tensor box, int i) {
        return box.slice(-1, i, i + 1).squeeze(-1);
    }

    private static void check(String loss, Tensor a, Tensor b) {
        if (!a.shape().equals(b.shape()) || a.rank() == 0 || a.size(-1) != 4) {
            throw new IllegalArgumentException(
                    loss + ": boxes " + a.shape() + " and " + b.shape() + " must have one shape (…, 4)");
        }
    }
}
