package dev.gradus.cpu;

import java.util.Locale;
import java.util.Optional;

/// The choice between the two twins of [Loops], made once when this class loads.
///
/// The vector twin needs the module `jdk.incubator.vector` and a compiler that turns its calls into vector
/// instructions: interpreted, or compiled by C1, every vector is an object and a loop hundreds of times slower.
/// HotSpot tells both in its system properties, which is surer than a timing on a busy machine; only where they
/// leave doubt (another compiler than C2, 128-bit x86 vectors that may lack a fused multiply-add) the twins
/// race. The switch `-Dgradus.vector=off` forces the scalar twin.
final class Simd {
    /// How long a race may last: C2 needs some 100 ms to have compiled a hot loop, more on a busy machine.
    private static final long RACE_NANOS = 1_500_000_000L;

    private static final String OBSTACLE = obstacle();
    private static final Loops LOOPS = OBSTACLE.isEmpty() ? Vectors.open() : new ScalarLoops();

    private Simd() {}

    /// The loops to use.
    static Loops loops() {
        return LOOPS;
    }

    /// Why the scalar twin runs, in one line; empty if the vector twin does.
    static String reason() {
        return OBSTACLE;
    }

    /// What runs, in one line.
    static String describe() {
        return OBSTACLE.isEmpty() ? "Vector API, " + Vectors.bits() + " bits" : "scalar loops: " + OBSTACLE;
    }

    private static String obstacle() {
        if (property("gradus.vector").equals("off")) {
            return "switched off by -Dgradus.vector=off";
        }
        Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (vectors.isEmpty() || !Simd.class.getModule().canRead(vectors.get())) {
            return "the module jdk.incubator.vector is absent; start Java with --add-modules jdk.incubator.vector";
        }
        String mode = property("java.vm.info");
        if (mode.contains("interpreted")) {
            return "the JVM only interprets (-Xint)";
        }
        if (mode.contains("emulated-client")) {
            return "the JVM compiles with C1 alone (-XX:TieredStopAtLevel)";
        }
        return doubtful() && !Vectors.winRace(RACE_NANOS)
                ? "this JVM's compiler does not turn Vector API calls into vector instructions"
                : "";
    }

    private static boolean doubtful() {
        boolean c2 = property("java.vm.name").matches(".*(hotspot|openjdk).*server vm.*")
                && !property("java.vm.version").contains("jvmci");
        String arch = property("os.arch");
        return !c2 || ((arch.equals("amd64") || arch.equals("x86_64")) && Vectors.preferredBits() < 256);
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }

    /// Everything that touches the vector twin, in a class of its own, so that loading [Simd] needs no Vector
    /// API.
    private static final class Vectors {
        static Loops open() {
            return new VectorLoops();
        }

        static int bits() {
            return VectorLoops.bits();
        }

        static int preferredBits() {
            return VectorLoops.preferredBits();
        }

        /// Whether the vector twin gets faster than the scalar one within the given time.
        static boolean winRace(long nanos) {
            Loops vector = open();
            Loops scalar = new ScalarLoops();
            float[] a = new float[1024];
            java.util.Arrays.fill(a, 0.5f);
            float[] o = new float[1024];
            long start = System.nanoTime();
            while (System.nanoTime() - start < nanos) {
                long v = time(vector, a, o);
                long s = time(scalar, a, o);
                if (v < s) {
                    return true;
                }
            }
            return false;
        }

        private static long time(Loops loops, float[] a, float[] o) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                loops.unary(UnaryLoop.EXP, a, 0, o, 0, a.length);
            }
            return System.nanoTime() - start;
        }
    }
}
