package dev.gradus.exec;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs a loop over `0 … n-1` in chunks on one process-wide pool in which the caller takes part.
///
/// Chunks are cut by `n` and `grain` alone, never by the number of threads: a body whose result depends on its
/// chunk borders still gives the same bits on any machine. Workers are daemon platform threads. As waking a
/// sleeper takes as long as many a loop, one that has run out of work looks for more for a tenth of a
/// millisecond before it falls asleep.
///
/// The number of threads is that of the available processors unless the system property `gradus.threads` or
/// [#setThreads(int)] says otherwise.
public final class Parallel {
    /// The body of a loop, called once for each chunk.
    @FunctionalInterface
    public interface Range {
        /// Works on the indices `from … to-1`.
        void run(int from, int to);
    }

    /// How long a thread looks for work, or for the end of the others' work, before it sleeps.
    private static final long LOOK_NANOS = 100_000;

    private static final int LOOKS_A_TIME = 32;

    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);
    private static final AtomicReference<@Nullable Job> CURRENT = new AtomicReference<>();
    private static final Semaphore WAKE = new Semaphore(0);
    private static final AtomicInteger SLEEPERS = new AtomicInteger();
    private static int workers;
    private static volatile int threads = initialThreads();

    private Parallel() {}

    private static int initialThreads() {
        int n = Integer.getInteger("gradus.threads", Runtime.getRuntime().availableProcessors());
        if (n < 1) {
            throw new IllegalArgumentException("gradus.threads must be positive, not " + n);
        }
        return n;
    }

    /// Number of threads that work on a loop, the caller included.
    public static int threads() {
        return threads;
    }

    /// Number of threads that work on a loop begun here: one inside the body of another loop.
    public static int team() {
        return INSIDE.get() ? 1 : threads;
    }

    /// Sets the number of threads for loops that start from now on.
    ///
    /// @throws IllegalArgumentException if `n` is not positive
    public static void setThreads(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("threads must be positive, not " + n);
        }
        threads = n;
    }

    /// Runs `body` over `0 … n-1` in chunks of `grain` indices (the last may be shorter) and returns when all
    /// are done.
    ///
    /// Everything the chunks wrote is visible to the caller afterwards. A call from inside a body, and one that
    /// finds the pool busy with another caller's loop, runs its chunks itself, in order. The first exception of
    /// a chunk ends the loop early and is thrown to the caller.
    ///
    /// @throws IllegalArgumentException if `n` is negative or `grain` is not positive
    public static void forRange(int n, int grain, Range body) {
        if (n < 0 || grain < 1) {
            throw new IllegalArgumentException(
                    "forRange: n " + n + " must not be negative, grain " + grain + " must be positive");
        }
        int chunks = (int) (((long) n + grain - 1) / grain);
        int team = Math.min(threads, chunks);
        if (team <= 1 || INSIDE.get()) {
            for (int c = 0; c < chunks; c++) {
                body.run(c * grain, (int) Math.min(n, (c + 1L) * grain));
            }
            return;
        }
        Job job = new Job(n, grain, chunks, team - 1, body);
        if (!CURRENT.compareAndSet(null, job)) {
            job.work();
        } else {
            try {
                wake(team - 1);
                job.work();
            } finally {
                CURRENT.set(null);
            }
        }
        job.join();
    }

    private static void wake(int helpers) {
        if (workers < helpers) {
            startWorkers(helpers);
        }
        int asleep = SLEEPERS.get();
        if (asleep > 0) {
            WAKE.release(Math.min(asleep, helpers));
        }
    }

    private static synchronized void startWorkers(int wanted) {
        while (workers < wanted) {
            Thread t = new Thread(Parallel::serve, "gradus-" + (workers + 1));
            t.setDaemon(true);
            t.start();
            workers++;
        }
    }

    private static void serve() {
        Job last = null;
        while (true) {
            if (!look(last)) {
                sleep(last);
            }
            Job job = CURRENT.get();
            if (job != null && job != last) {
                job.help();
                last = job;
            }
        }
    }

    /// Whether another loop than the last one turns up within the time.
    private static boolean look(@Nullable Job last) {
        long end = System.nanoTime() + LOOK_NANOS;
        do {
            for (int i = 0; i < LOOKS_A_TIME; i++) {
                if (isNew(CURRENT.get(), last)) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() < end);
        return false;
    }

    private static boolean isNew(@Nullable Job job, @Nullable Job last) {
        return job != null && job != last;
    }

    /// Sleeps until somebody has work. A permit of a loop that is over wakes for nothing, which is harmless.
    private static void sleep(@Nullable Job last) {
        SLEEPERS.incrementAndGet();
        // a loop that began before we were counted woke nobody
        if (!isNew(CURRENT.get(), last)) {
            WAKE.acquireUninterruptibly();
        }
        SLEEPERS.decrementAndGet();
    }

    private static final class Job {
        private final int n;
        private final int grain;
        private final int chunks;
        /// None once the loop is over: helpers hold on to their last job, which must not hold on to memory.
        private volatile @Nullable Range body;
        private final AtomicInteger seats;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        private final Thread caller = Thread.currentThread();

        Job(int n, int grain, int chunks, int helpers, Range body) {
            seats = new AtomicInteger(helpers);
            this.n = n;
            this.grain = grain;
            this.chunks = chunks;
            this.body = body;
        }

        /// Works, if the loop wants another helper.
        void help() {
            if (seats.getAndDecrement() > 0) {
                work();
            }
        }

        void work() {
            boolean outer = INSIDE.get();
            INSIDE.set(true);
            try {
                for (int c = next.getAndIncrement(); c < chunks; c = next.getAndIncrement()) {
                    runChunk(c);
                }
            } finally {
                INSIDE.set(outer);
            }
        }

        private void runChunk(int c) {
            try {
                if (failure.get() == null) {
                    Objects.requireNonNull(body).run(c * grain, (int) Math.min(n, (c + 1L) * grain));
                }
            } catch (Throwable t) {
                failure.compareAndSet(null, t);
            }
            if (done.incrementAndGet() == chunks && Thread.currentThread() != caller) {
                java.util.concurrent.locks.LockSupport.unpark(caller);
            }
        }

        void join() {
            long end = System.nanoTime() + LOOK_NANOS;
            while (done.get() < chunks && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            boolean interrupted = false;
            while (done.get() < chunks) {
                java.util.concurrent.locks.LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            body = null;
            if (interrupted) {
                caller.interrupt();
            }
            Throwable t = failure.get();
            if (t instanceof RuntimeException e) {
                throw e;
            }
            if (t instanceof Error e) {
                throw e;
            }
            if (t != null) {
                throw new IllegalStateException("a chunk failed", t);
            }
        }
    }
}
