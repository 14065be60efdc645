package dev.gradus.exec;

/// Compares what a plan needs with what the heap has left, before anything is allocated.
final class HeapRoom {
    private HeapRoom() {}

    /// Makes sure that a plan finds `need` bytes.
    ///
    /// @throws IllegalStateException naming the largest values if the heap cannot hold them
    static void require(Plan plan, long need) {
        if (need < free()) {
            return;
        }
        PlanCache.releaseIdle();
        System.gc();
        if (need >= free()) {
            Runtime r = Runtime.getRuntime();
            throw new IllegalStateException("this computation needs " + mb(need) + " MB of memory but the heap of "
                    + mb(r.maxMemory())
                    + " MB has only " + mb(free()) + " MB left. Largest values: " + String.join(", ", plan.largest(3))
                    + ". Use a smaller batch, or give the JVM a larger heap (-Xmx)");
        }
    }

    /// Whether so many bytes, and some copies of them, are but a small part of what the heap has left.
    static boolean isAmple(long bytes) {
        return bytes < free() / 16;
    }

    private static long free() {
        Runtime r = Runtime.getRuntime();
        return r.maxMemory() - (r.totalMemory() - r.freeMemory());
    }

    private static long mb(long bytes) {
        return bytes / 1_000_000;
    }
}
