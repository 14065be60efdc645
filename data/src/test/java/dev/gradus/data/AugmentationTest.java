package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each change alone: what it does to pixels and classes, and that it repeats.
class AugmentationTest {
    private static final int SIDE = 12;
    private static final int PLANE = SIDE * SIDE;
    private static final Dataset PHOTOS = photos(40);

    /// Pictures of random colours of two classes, whose first pixel tells which one it is.
    private static Dataset photos(int count) {
        return Dataset.of(
                IntStream.range(0, count).boxed().toList(),
                Shape.of(3, SIDE, SIDE),
                new Target.Classes(List.of("cat", "dog")),
                i -> {
                    Dice dice = Dice.of(5, i);
                    float[] x = new float[3 * PLANE];
                    for (int k = 0; k < x.length; k++) {
                        x[k] = dice.below(256);
                    }
                    return x;
                },
                i -> new float[] {i % 2});
    }

    private static float[] x(Dataset data, int index) {
        float[] x = new float[data.inputShape().intSize()];
        data.read(index, x, 0, new float[data.target().width()], 0);
        return x;
    }

    private static float[] y(Dataset data, int index) {
        float[] y = new float[data.target().width()];
        data.read(index, new float[data.inputShape().intSize()], 0, y, 0);
        return y;
    }

    private static Dataset augmented(String text) {
        return Augmented.of(PHOTOS, Augmentation.parse(text), 1);
    }

    private static float[] mirrored(float[] x) {
        float[] out = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            out[i] = x[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
        }
        return out;
    }

    @Test
    void flipMirrorsAboutHalf() {
        int flipped = 0;
        for (int i = 0; i < PHOTOS.size(); i++) {
            float[] now = x(augmented("flip"), i);
            boolean same = Arrays.equals(now, x(PHOTOS, i));
            assertThat(same || Arrays.equals(now, mirrored(x(PHOTOS, i)))).isTrue();
            flipped += same ? 0 : 1;
            assertThat(x(augmented("flip:1"), i)).isEqualTo(mirrored(x(PHOTOS, i)));
        }
        assertThat(flipped).isBetween(10, 30);
    }

    @Test
    void shiftMovesByWholePixelsAndRepeatsTheBorder() {
        int[] seen = new int[49];
        for (int i = 0; i < PHOTOS.size(); i++) {
            float[] old = x(PHOTOS, i);
            float[] now = x(augmented("shift:3"), i);
            int moves = IntStream.range(0, 49)
                    .filter(m -> Arrays.equals(now, moved(old, m % 7 - 3, m / 7 - 3)))
                    .reduce((_, _) -> -1)
                    .orElse(-1);
            assertThat(moves).as("one move explains picture %d", i).isNotNegative();
            seen[moves]++;
        }
        assertThat(Arrays.stream(seen).filter(n -> n > 0).count()).isGreaterThan(15);
    }

    private static float[] moved(float[] x, int right, int down) {
        float[] out = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            int row = Math.clamp(i / SIDE % SIDE - down, 0, SIDE - 1);
            int column = Math.clamp(i % SIDE - right, 0, SIDE - 1);
            out[i] = x[i / PLANE * PLANE + row * SIDE + column];
        }
        return out;
    }

    /// On a slope the value tells the place, so the corners tell what was cut out.
    @Test
    void cropEnlargesARectangleOfTheAskedArea() {
        Dataset slope = Dataset.of(
                IntStream.range(0, 200).boxed().toList(),
                Shape.of(1, 20, 20),
                new Target.Classes(List.of("a", "b")),
                _ -> {
                    float[] x = new float[400];
                    for (int k = 0; k < 400; k++) {
                        x[k] = Math.floorDiv(k, 20) + k % 20 / 100f;
                    }
                    return x;
                },
                i -> new float[] {i % 2});
        Dataset cut = Augmented.of(slope, Augmentation.parse("crop:0.3"), 1);
        double least = 1;
        double most = 0;
        for (int i = 0; i < 200; i++) {
            float[] x = x(cut, i);
            // between two pixels away from the border the slope is that of the cut
            double high = (x[15 * 20 + 10] - x[5 * 20 + 10]) / 10.0;
            double wide = (x[10 * 20 + 15] - x[10 * 20 + 5]) * 100 / 10.0;
            assertThat(wide / high).isBetween(0.749, 1.335);
            least = Math.min(least, wide * high);
            most = Math.max(most, wide * high);
        }
        assertThat(least).isBetween(0.28, 0.35);
        assertThat(most).isBetween(0.88, 1.001);
    }

    @Test
    void rotateTurnsByAnyAngleUpToItsOwn() {
        float[] bar = new float[PLANE];
        Arrays.fill(bar, 5 * SIDE, 7 * SIDE, 200);
        Dataset bars = Dataset.of(
                IntStream.range(0, 100).boxed().toList(),
                Shape.of(1, SIDE, SIDE),
                new Target.Classes(List.of("a", "b")),
                _ -> bar,
                i -> new float[] {i % 2});
        double most = 0;
        for (int i = 0; i < 100; i++) {
            float[] x = x(Augmented.of(bars, Augmentation.parse("rotate:30"), 1), i);
            double angle = Math.toDegrees(StrictMath.atan2(height(x, 10) - height(x, 1), 9));
            assertThat(angle).isBetween(-31.0, 31.0);
            assertThat((height(x, 1) + height(x, 10)) / 2)
                    .as("the middle stays")
                    .isCloseTo(6, within(0.15));
            most = Math.max(most, Math.abs(angle));
        }
        assertThat(most).isGreaterThan(24);
    }

    /// Where the bar crosses a column, in pixels from the top.
    private static double height(float[] x, int column) {
        double sum = 0;
        double weighted = 0;
        for (int r = 0; r < SIDE; r++) {
            sum += x[r * SIDE + column];
            weighted += (r + 0.5) * x[r * SIDE + column];
        }
        return weighted / sum;
    }

    @Test
    void colourKeepsTheOrderOfGraysAndItsBounds() {
        Dataset gray = PHOTOS.map(Shape.of(1, SIDE, SIDE), x -> Arrays.copyOf(x, PLANE));
        Dataset jittered = Augmented.of(gray, Augmentation.parse("colour:0.3"), 1);
        for (int i = 0; i < gray.size(); i++) {
            float[] old = x(gray, i);
            float[] now = x(jittered, i);
            assertThat(now).isNotEqualTo(old);
            for (int a = 0; a < PLANE; a++) {
                assertThat(now[a]).isBetween(0f, 255f);
                int b = (a * 7 + 3) % PLANE;
                assertThat(old[a] > old[b] && now[a] < now[b]).isFalse();
            }
        }
        float[] colours = x(augmented("colour:0.3"), 0);
        assertThat(colours).isNotEqualTo(x(PHOTOS, 0));
    }

    @Test
    void cutoutCoversOneSquareWithTheMean() {
        for (int i = 0; i < PHOTOS.size(); i++) {
            float[] old = x(PHOTOS, i);
            float[] now = x(augmented("cutout:5"), i);
            for (int c = 0; c < 3; c++) {
                double mean = 0;
                for (int k = 0; k < PLANE; k++) {
                    mean += old[c * PLANE + k] / PLANE;
                }
                int covered = 0;
                for (int k = 0; k < PLANE; k++) {
                    if (now[c * PLANE + k] != old[c * PLANE + k]) {
                        covered++;
                        assertThat(now[c * PLANE + k]).isCloseTo((float) mean, within(1e-3f));
                    }
                }
                // a corner shows at least 3 × 3 of it
                assertThat(covered).isBetween(8, 25);
            }
        }
    }

    @Test
    void mixupMixesPicturesAndClassesByTheSameShares() {
        Dataset mixed = augmented("mixup:0.4");
        assertThat(mixed.target()).isEqualTo(new Target.Values(List.of("cat", "dog")));
        int mixtures = 0;
        for (int i = 0; i < PHOTOS.size(); i++) {
            float[] now = x(mixed, i);
            float[] shares = y(mixed, i);
            assertThat(shares[0] + shares[1]).isCloseTo(1, within(1e-6f));
            float[] own = x(PHOTOS, i);
            int of = i;
            boolean explained = IntStream.range(0, PHOTOS.size()).anyMatch(j -> {
                float[] other = x(PHOTOS, j);
                double lambda = lambda(now, own, other);
                double dog = lambda * (of % 2) + (1 - lambda) * (j % 2);
                return lambda >= -1e-3
                        && lambda <= 1.001
                        && isMixture(now, own, other, lambda)
                        && Math.abs(dog - shares[1]) < 1e-3;
            });
            assertThat(explained).as("picture %d", i).isTrue();
            mixtures += shares[1] > 0.01 && shares[1] < 0.99 ? 1 : 0;
        }
        assertThat(mixtures).isGreaterThan(5);
    }

    /// By least squares.
    private static double lambda(float[] now, float[] own, float[] other) {
        double over = 0;
        double under = 1e-9;
        for (int k = 0; k < now.length; k++) {
            over += (now[k] - other[k]) * (double) (own[k] - other[k]);
            under += (own[k] - other[k]) * (double) (own[k] - other[k]);
        }
        return over / under;
    }

    private static boolean isMixture(float[] now, float[] own, float[] other, double lambda) {
        return IntStream.range(0, now.length)
                .allMatch(k -> Math.abs(lambda * own[k] + (1 - lambda) * other[k] - now[k]) < 0.01);
    }

    @Test
    void betaHasItsMomentsAndIsEvenForOne() {
        for (double alpha : new double[] {0.1, 0.4, 1, 2}) {
            Dice dice = new Dice(3);
            double[] draws = IntStream.range(0, 20_000)
                    .mapToDouble(_ -> dice.beta(alpha))
                    .toArray();
            double mean = Arrays.stream(draws).average().orElseThrow();
            double variance = Arrays.stream(draws)
                    .map(d -> (d - 0.5) * (d - 0.5))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(0.5, within(0.015));
            assertThat(variance).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.004));
        }
    }

    @Test
    void seedEpochAndPositionDecide() {
        String all = "flip,shift:2,crop:0.6,rotate:15,colour:0.2,cutout:3,mixup:0.4";
        Dataset one = augmented(all);
        Dataset later = one.epoch(3);
        Dataset otherSeed = Augmented.of(PHOTOS, Augmentation.parse(all), 2);
        assertThat(x(one, 7)).isNotEqualTo(x(PHOTOS, 7)).isEqualTo(x(augmented(all), 7));
        assertThat(x(later, 7))
                .isNotEqualTo(x(one, 7))
                .isEqualTo(x(augmented(all).epoch(3), 7));
        assertThat(x(otherSeed, 7)).isNotEqualTo(x(one, 7));
        List<float[]> inOrder =
                IntStream.range(0, 40).mapToObj(i -> x(later, i)).toList();
        float[][] atOnce = new float[40][];
        IntStream.range(0, 40).parallel().forEach(i -> atOnce[39 - i] = x(later, 39 - i));
        for (int i = 0; i < 40; i++) {
            assertThat(atOnce[i]).isEqualTo(inOrder.get(i));
        }
    }

    @Test
    void textsAreRead() {
        assertThat(Augmentation.parse("none")).isEmpty();
        assertThat(Augmentation.parse("flip, shift:4,crop,rotate:10,colour:0.2,cutout:8,mixup:0.2"))
                .containsExactly(
                        new Augmentation.Flip(0.5),
                        new Augmentation.Shift(4),
                        new Augmentation.Crop(0.5),
                        new Augmentation.Rotate(10),
                        new Augmentation.Colour(0.2),
                        new Augmentation.Cutout(8),
                        new Augmentation.Mixup(0.2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spin",
                "flip,",
                "flip,flip",
                "flip:0",
                "flip:2",
                "flip:x",
                "shift",
                "shift:0",
                "shift:1.5",
                "shift:NaN",
                "shift:1e99",
                "crop:0",
                "crop:1",
                "rotate:-3",
                "rotate:181",
                "colour:0",
                "colour:1.1",
                "cutout:0",
                "cutout:-1",
                "mixup:0",
                "mixup:3",
                "mixup:NaN",
                "flip:0.5:1",
                "none,flip"
            })
    void aWrongTextIsToldAsOne(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.parse(text))
                .withMessageContaining("augmentation");
    }

    @Test
    void onlyPicturesAreChanged() {
        List<Augmentation> flip = Augmentation.parse("flip");
        assertThat(Augmented.of(PHOTOS, List.of(), 1)).isSameAs(PHOTOS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmented.of(Points.moons(1).train(), flip, 1))
                .withMessageContaining("needs pictures")
                .withMessageContaining("(2,)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmented.of(Recall.source(10, 10, 1).train(), flip, 1))
                .withMessageContaining("are symbols");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> augmented("cutout:12"))
                .withMessageContaining("12 pixels are too many for pictures of 12 x 12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmented.of(Person.dataset(2, 1), Augmentation.parse("mixup:0.2"), 1))
                .withMessageContaining("two boxes have no mixture");
    }
}
