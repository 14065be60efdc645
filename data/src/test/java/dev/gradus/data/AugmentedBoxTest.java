package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.tensor.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A box goes where its object goes: a bright rectangle is drawn, changed and looked for again.
class AugmentedBoxTest {
    private static final int WIDE = 48;
    private static final int HIGH = 40;
    private static final int COUNT = 200;

    private record Rectangle(int left, int top, int right, int bottom) {
        static Rectangle of(int index) {
            Dice dice = Dice.of(11, index);
            int left = 1 + dice.below(30);
            int top = 1 + dice.below(24);
            return new Rectangle(left, top, left + 6 + dice.below(10), top + 6 + dice.below(8));
        }

        float[] drawn() {
            float[] x = new float[WIDE * HIGH];
            for (int r = top; r < bottom; r++) {
                for (int c = left; c < right; c++) {
                    x[r * WIDE + c] = 255;
                }
            }
            return x;
        }

        float[] box() {
            return new float[] {
                (float) left / WIDE, (float) top / HIGH, (float) (right - left) / WIDE, (float) (bottom - top) / HIGH
            };
        }
    }

    private static final Dataset RECTANGLES = Dataset.of(
            IntStream.range(0, COUNT).mapToObj(Rectangle::of).toList(),
            Shape.of(1, HIGH, WIDE),
            new Target.Box(),
            Rectangle::drawn,
            Rectangle::box);

    /// Left, top, width and height in pixels of what is brighter than half, with the parts of pixels at its
    /// sides.
    private static double[] found(float[] x) {
        double left = WIDE;
        double top = HIGH;
        double right = 0;
        double bottom = 0;
        for (int r = 0; r < HIGH; r++) {
            for (int c = 0; c < WIDE; c++) {
                if (x[r * WIDE + c] > 127) {
                    left = Math.min(left, c);
                    top = Math.min(top, r);
                    right = Math.max(right, c + 1);
                    bottom = Math.max(bottom, r + 1);
                }
            }
        }
        return new double[] {left, top, right - left, bottom - top};
    }

    private static double compare(String text, double tolerance) {
        Dataset changed = Augmented.of(RECTANGLES, Augmentation.parse(text), 3);
        float[] x = new float[WIDE * HIGH];
        float[] y = new float[4];
        int moved = 0;
        for (int i = 0; i < COUNT; i++) {
            changed.read(i, x, 0, y, 0);
            double[] seen = found(x);
            double[] told = {y[0] * WIDE, y[1] * HIGH, y[2] * WIDE, y[3] * HIGH};
            assertThat(seen).as(text + " " + i).containsExactly(told, within(tolerance));
            assertThat(y[0]).isBetween(0f, 1f);
            assertThat(y[1]).isBetween(0f, 1f);
            assertThat(y[0] + y[2]).isLessThanOrEqualTo(1.00001f);
            assertThat(y[1] + y[3]).isLessThanOrEqualTo(1.00001f);
            moved += java.util.Arrays.equals(y, Rectangle.of(i).box()) ? 0 : 1;
        }
        return moved / (double) COUNT;
    }

    @ParameterizedTest
    @ValueSource(strings = {"flip", "flip:1", "shift:1", "shift:6", "flip,shift:9"})
    void wholePixelsAreExact(String text) {
        assertThat(compare(text, 1e-4)).isGreaterThan(0.4);
    }

    @Test
    void croppedBoxesAreGoodToAPixel() {
        assertThat(compare("crop:0.4", 1.01)).isGreaterThan(0.9);
        assertThat(compare("crop:0.5,flip,shift:3", 1.01)).isGreaterThan(0.9);
    }

    /// The corners of a turned rectangle are thinner than a pixel, so they are seen a little less far out than
    /// they are.
    @Test
    void turnedBoxesAreThoseAroundTheTurnedObject() {
        assertThat(compare("rotate:20", 2.2)).isGreaterThan(0.9);
    }

    @Test
    void coloursAndCutoutsLeaveTheBoxAlone() {
        Dataset changed = Augmented.of(RECTANGLES, Augmentation.parse("colour:0.5,cutout:9"), 3);
        float[] y = new float[4];
        for (int i = 0; i < COUNT; i++) {
            changed.read(i, new float[WIDE * HIGH], 0, y, 0);
            assertThat(y).isEqualTo(Rectangle.of(i).box());
        }
    }

    @Test
    void theObjectIsNeverLost() {
        Dataset changed = Augmented.of(RECTANGLES, List.of(new Augmentation.Shift(30)), 3);
        float[] y = new float[4];
        for (int i = 0; i < COUNT; i++) {
            changed.read(i, new float[WIDE * HIGH], 0, y, 0);
            float[] old = Rectangle.of(i).box();
            assertThat(y[2] * y[3]).isGreaterThan(0.66f * old[2] * old[3]);
        }
    }

    @Test
    void drawnPersonsKeepTheirBoxes() {
        Dataset persons = Person.dataset(50, 1);
        Dataset changed = Augmented.of(persons, Augmentation.parse("flip:1"), 1);
        float[] old = new float[4];
        float[] now = new float[4];
        float[] x = new float[3 * 96 * 96];
        for (int i = 0; i < 50; i++) {
            persons.read(i, x, 0, old, 0);
            changed.read(i, x, 0, now, 0);
            assertThat(now[0]).isCloseTo(1 - old[0] - old[2], within(1e-5f));
            assertThat(now[1]).isCloseTo(old[1], within(1e-6f));
            assertThat(now[2]).isCloseTo(old[2], within(1e-6f));
            assertThat(now[3]).isCloseTo(old[3], within(1e-6f));
        }
    }
}
