package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Pictures changed at random, anew in each epoch. What becomes of a sample follows from the seed, the epoch and
/// the sample's position alone.
///
/// The box of a picture's object follows the changes of place: it becomes the smallest upright box around the
/// turned one, cut off at the border. Changes of place that would lose more than a third of it are drawn again.
///
/// @param whole the pictures as they are, with values from 0 to 255
/// @param steps the changes
/// @param seed of the changes
/// @param number of the epoch
public record Augmented(Dataset whole, List<Augmentation> steps, long seed, int number) implements Dataset {
    private static final long SALT = 0x5DEECE66DL;
    private static final int TRIES = 10;
    private static final double LEAST_KEPT = 2 / 3.0;

    /// Checks that the changes suit the samples.
    ///
    /// @throws IllegalArgumentException if the inputs are no pictures, a number of pixels is too large for them,
    ///     or boxes are to be mixed
    public Augmented {
        steps = List.copyOf(steps);
        PictureFormat format = PictureFormat.of(whole.inputShape())
                .orElseThrow(() -> new IllegalArgumentException("augmentation needs pictures, and the data's inputs "
                        + (whole.vocabulary().isPresent() ? "are symbols" : "have shape " + whole.inputShape())));
        for (Augmentation step : steps) {
            int pixels = step instanceof Augmentation.Shift s
                    ? s.pixels()
                    : step instanceof Augmentation.Cutout c ? c.pixels() : 0;
            if (pixels >= Math.min(format.width(), format.height())) {
                throw new IllegalArgumentException("augmentation: " + pixels + " pixels are too many for pictures of "
                        + format.width() + " x " + format.height());
            }
            if (step instanceof Augmentation.Mixup
                    && !(whole.target() instanceof Target.Classes || whole.target() instanceof Target.Values)) {
                throw new IllegalArgumentException(
                        "augmentation mixup needs classes or numbers: two boxes have no mixture");
            }
        }
    }

    /// A data set with changes; without any, the set itself.
    ///
    /// @throws IllegalArgumentException if the changes do not suit the samples
    public static Dataset of(Dataset data, List<Augmentation> steps, long seed) {
        return steps.isEmpty() ? data : new Augmented(data, steps, seed, 0);
    }

    @Override
    public Dataset epoch(int newNumber) {
        return new Augmented(whole.epoch(newNumber), steps, seed, newNumber);
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public Shape inputShape() {
        return whole.inputShape();
    }

    /// The same but for mixed classes: those become numbers, the share of each class.
    @Override
    public Target target() {
        return whole.target() instanceof Target.Classes classes && alpha() > 0
                ? new Target.Values(classes.names())
                : whole.target();
    }

    /// The class of a sample before it is mixed with another.
    @Override
    public int label(int index) {
        return whole.label(index);
    }

    @Override
    public Optional<String> name(int index) {
        return whole.name(index);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        Dice dice = Dice.of(Key.mix(seed ^ SALT ^ Key.mix(number + 1L)), Objects.checkIndex(index, size()));
        double alpha = alpha();
        if (alpha == 0) {
            sample(index, dice, x, xo, y, yo);
            return;
        }
        float[] other = new float[inputShape().intSize()];
        float[] shares = new float[target().width()];
        float lambda = (float) dice.beta(alpha);
        mixable(index, dice, x, xo, y, yo);
        mixable(dice.below(size()), dice, other, 0, shares, 0);
        for (int i = 0; i < other.length; i++) {
            x[xo + i] = other[i] + lambda * (x[xo + i] - other[i]);
        }
        for (int i = 0; i < shares.length; i++) {
            y[yo + i] = shares[i] + lambda * (y[yo + i] - shares[i]);
        }
    }

    private double alpha() {
        return steps.stream()
                .mapToDouble(s -> s instanceof Augmentation.Mixup m ? m.alpha() : 0)
                .sum();
    }

    /// A sample whose class is given as shares.
    private void mixable(int index, Dice dice, float[] x, int xo, float[] y, int yo) {
        if (!(whole.target() instanceof Target.Classes classes)) {
            sample(index, dice, x, xo, y, yo);
            return;
        }
        float[] label = new float[1];
        sample(index, dice, x, xo, label, 0);
        java.util.Arrays.fill(y, yo, yo + classes.names().size(), 0);
        y[yo + (int) label[0]] = 1;
    }

    private void sample(int index, Dice dice, float[] x, int xo, float[] y, int yo) {
        PictureFormat format = PictureFormat.of(inputShape()).orElseThrow();
        float[] old = new float[inputShape().intSize()];
        whole.read(index, old, 0, y, yo);
        Placement placement =
                whole.target() instanceof Target.Box ? placementOfBox(format, dice, y, yo) : placement(format, dice);
        if (placement.equals(Placement.STAY)) {
            System.arraycopy(old, 0, x, xo, old.length);
        } else {
            placement.apply(old, format, x, xo);
        }
        Pixels pixels = new Pixels(x, xo, format);
        for (Augmentation step : steps) {
            if (step instanceof Augmentation.Colour colour) {
                pixels.jitter(colour.strength(), dice);
            }
        }
        for (Augmentation step : steps) {
            if (step instanceof Augmentation.Cutout cutout) {
                pixels.cover(cutout.pixels(), dice);
            }
        }
    }

    /// Draws all changes of place.
    private Placement placement(PictureFormat format, Dice dice) {
        int w = format.width();
        int h = format.height();
        Placement all = Placement.STAY;
        for (Augmentation step : steps) {
            all = switch (step) {
                case Augmentation.Flip flip when dice.chance(flip.chance()) -> all.then(Placement.mirrored(w));
                case Augmentation.Shift s ->
                    all.then(Placement.moved(
                            dice.below(2 * s.pixels() + 1) - s.pixels(), dice.below(2 * s.pixels() + 1) - s.pixels()));
                case Augmentation.Crop crop -> all.then(cut(crop.least(), w, h, dice));
                case Augmentation.Rotate r -> {
                    double most = Math.toRadians(r.degrees());
                    yield all.then(Placement.turned(dice.between(-most, most), w, h));
                }
                default -> all;
            };
        }
        return all;
    }

    private static Placement cut(double least, int width, int height, Dice dice) {
        double area = dice.between(least, 1);
        double stretch = StrictMath.exp(dice.between(-1, 1) * StrictMath.log(4 / 3.0) / 2);
        double wide = Math.min(1, Math.sqrt(area) * stretch);
        double high = Math.min(1, Math.sqrt(area) / stretch);
        return Placement.cut(dice.between(0, (1 - wide) * width), dice.between(0, (1 - high) * height), wide, high);
    }

    /// Draws changes of place that keep most of the object in the picture, and moves its box along.
    private Placement placementOfBox(PictureFormat format, Dice dice, float[] y, int yo) {
        int w = format.width();
        int h = format.height();
        Placement.Box old = new Placement.Box(
                y[yo] * w, y[yo + 1] * h, ((double) y[yo] + y[yo + 2]) * w, ((double) y[yo + 1] + y[yo + 3]) * h);
        for (int i = 0; i < TRIES; i++) {
            Placement placement = placement(format, dice);
            if (placement.equals(Placement.STAY)) {
                return placement;
            }
            Placement.Box moved = placement.of(old);
            Placement.Box seen = moved.within(w, h);
            if (seen.area() >= LEAST_KEPT * moved.area()) {
                y[yo] = (float) (seen.left() / w);
                y[yo + 1] = (float) (seen.top() / h);
                y[yo + 2] = (float) ((seen.right() - seen.left()) / w);
                y[yo + 3] = (float) ((seen.bottom() - seen.top()) / h);
                return placement;
            }
        }
        return Placement.STAY;
    }
}
