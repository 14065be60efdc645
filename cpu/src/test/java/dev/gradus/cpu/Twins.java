package dev.gradus.cpu;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Runs checks of the twins at each vector length that the machine has.
///
/// A species must be a constant for C2, so another length needs the package's classes loaded afresh, by a class
/// loader of their own.
final class Twins {
    private static final String PROPERTY = "gradus.vector.bits";

    private Twins() {}

    /// The vector lengths to try; none without the Vector API.
    static List<Integer> lengths() {
        List<Integer> bits = new ArrayList<>();
        if (Simd.reason().isEmpty()) {
            for (int b = 128; b <= VectorLoops.preferredBits() && b <= 512; b *= 2) {
                bits.add(b);
            }
        }
        return bits;
    }

    /// Makes `check` (a public class of this package with a public constructor) anew with vectors of `bits`
    /// bits and runs it.
    static void run(Class<? extends Runnable> check, int bits) throws ReflectiveOperationException {
        String before = System.setProperty(PROPERTY, Integer.toString(bits));
        try {
            Class<?> fresh = Class.forName(check.getName(), true, new Fresh());
            ((Runnable) fresh.getConstructor().newInstance()).run();
        } finally {
            if (before == null) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
    }

    private static final class Fresh extends ClassLoader {
        Fresh() {
            super(Twins.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(Twins.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = Twins.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /// Sizes with every kind of rest.
    static final int[] SIZES = {0, 1, 3, 7, 13, 17, 100, 207, 4098};

    /// Numbers of all magnitudes, with some of the special ones among them.
    static float[] wild(SplittableRandom random, int n) {
        float[] special = {
            0f,
            -0f,
            1f,
            -1f,
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MIN_VALUE,
            1e-40f,
            3e38f
        };
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = switch (random.nextInt(4)) {
                case 0 -> special[random.nextInt(special.length)];
                case 1 -> Float.intBitsToFloat(random.nextInt());
                default -> (float) random.nextGaussian() * 5;
            };
        }
        return a;
    }

    /// Numbers around 0.
    static float[] tame(SplittableRandom random, int n) {
        float[] a = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = (float) random.nextGaussian();
        }
        return a;
    }

    /// Fails unless both arrays have the same bits; any NaN equals any other.
    static void same(String what, float[] want, float[] got) {
        for (int i = 0; i < want.length; i++) {
            if (Float.floatToIntBits(want[i]) != Float.floatToIntBits(got[i])) {
                throw new AssertionError(
                        what + ", element " + i + ": scalar twin " + want[i] + ", vector twin " + got[i]);
            }
        }
    }
}
