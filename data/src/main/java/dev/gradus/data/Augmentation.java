package dev.gradus.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A random change of training pictures that leaves what they show the same, so that a model meets more pictures
/// than there are.
///
/// ```java
/// Dataset more = Augmented.of(train, Augmentation.parse("flip,shift:4,rotate:10"), 1);
/// ```
///
/// Wherever they stand in a list, changes of place come first and are made in one go (so that a picture is
/// resampled once), then colours, then cut-outs, then mixtures.
public sealed interface Augmentation {
    /// What [#parse] takes.
    String FORMS = "flip[:CHANCE], shift:PIXELS, crop[:LEAST], rotate:DEGREES, colour:STRENGTH, cutout:PIXELS, "
            + "mixup:ALPHA";

    /// Mirrors left and right.
    ///
    /// @param chance that a picture is mirrored
    record Flip(double chance) implements Augmentation {
        /// Checks the chance.
        public Flip {
            require(chance > 0 && chance <= 1, "flip", "the chance must lie above 0, up to 1", chance);
        }
    }

    /// Moves by a whole number of pixels along both axes, each number equally likely; the pixels at the border
    /// are repeated. The same as padding all sides and cutting the old size out.
    ///
    /// @param pixels most pixels to either side
    record Shift(int pixels) implements Augmentation {
        /// Checks the number.
        public Shift {
            require(pixels >= 1, "shift", "the number of pixels must be positive", pixels);
        }
    }

    /// Cuts out a random rectangle and enlarges it to the whole picture (Szegedy et al. 2014, arXiv 1409.4842):
    /// its area is a random share, its sides are as 3 : 4 to 4 : 3 beside the picture's.
    ///
    /// @param least smallest share of the area
    record Crop(double least) implements Augmentation {
        /// Checks the share.
        public Crop {
            require(least >= 0.05 && least < 1, "crop", "the smallest share must lie in 0.05 to below 1", least);
        }
    }

    /// Turns around the middle; the pixels at the border are repeated.
    ///
    /// @param degrees largest angle to either side
    record Rotate(double degrees) implements Augmentation {
        /// Checks the angle.
        public Rotate {
            require(degrees > 0 && degrees <= 180, "rotate", "the angle must lie above 0, up to 180", degrees);
        }
    }

    /// Changes brightness, contrast and, where there are colours, saturation, each by a factor of
    /// `1 ± strength` at most.
    ///
    /// @param strength of the change
    record Colour(double strength) implements Augmentation {
        /// Checks the strength.
        public Colour {
            require(strength > 0 && strength <= 1, "colour", "the strength must lie above 0, up to 1", strength);
        }
    }

    /// Covers a square somewhere with the picture's mean colour (DeVries & Taylor 2017, arXiv 1708.04552).
    ///
    /// @param pixels side of the square, part of which may lie outside of the picture
    record Cutout(int pixels) implements Augmentation {
        /// Checks the side.
        public Cutout {
            require(pixels >= 1, "cutout", "the number of pixels must be positive", pixels);
        }
    }

    /// Mixes each sample with another one, pictures and targets alike: `λ` of one and `1 - λ` of the other, where
    /// `λ` has the distribution Beta(α, α) (Zhang et al. 2017, arXiv 1710.09412). The target of a class becomes
    /// the share of each class.
    ///
    /// @param alpha small for mixtures that mostly are one of the two
    record Mixup(double alpha) implements Augmentation {
        /// Checks α.
        public Mixup {
            require(alpha >= 0.05 && alpha <= 2, "mixup", "alpha must lie in 0.05 to 2", alpha);
        }
    }

    /// The changes that a text lists, such as `flip,shift:4,rotate:10`; `none` for none.
    ///
    /// @throws IllegalArgumentException naming the part that is unknown, comes twice or has a value out of range
    static List<Augmentation> parse(String text) {
        List<Augmentation> list = new ArrayList<>();
        if (text.strip().equals("none")) {
            return list;
        }
        for (String part : text.split(",", -1)) {
            Augmentation one = one(part.strip());
            if (list.stream().anyMatch(a -> a.getClass() == one.getClass())) {
                throw new IllegalArgumentException("augmentation '" + text + "' has '" + part.strip() + "' twice");
            }
            list.add(one);
        }
        return List.copyOf(list);
    }

    private static Augmentation one(String part) {
        String[] words = part.toLowerCase(Locale.ROOT).split(":", -1);
        double[] n;
        try {
            n = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        } catch (NumberFormatException e) {
            throw unknown(part);
        }
        return switch (words[0] + "/" + n.length) {
            case "flip/0" -> new Flip(0.5);
            case "flip/1" -> new Flip(n[0]);
            case "shift/1" -> new Shift(whole("shift", n[0]));
            case "crop/0" -> new Crop(0.5);
            case "crop/1" -> new Crop(n[0]);
            case "rotate/1" -> new Rotate(n[0]);
            case "colour/1" -> new Colour(n[0]);
            case "cutout/1" -> new Cutout(whole("cutout", n[0]));
            case "mixup/1" -> new Mixup(n[0]);
            default -> throw unknown(part);
        };
    }

    private static IllegalArgumentException unknown(String part) {
        return new IllegalArgumentException("augmentation '" + part + "' is none of " + FORMS);
    }

    private static int whole(String name, double value) {
        require(value == (int) value, name, "the number of pixels must be whole", value);
        return (int) value;
    }

    private static void require(boolean ok, String name, String rule, double value) {
        if (!ok) {
            throw new IllegalArgumentException("augmentation " + name + ": " + rule + ", not " + value);
        }
    }
}
