package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The fused code of one [RowCode], made once the code has run long enough to be worth it.
///
/// Until then, and for good where fusing does not pay, [RowKernel] runs a loop an instruction; both give the
/// same bits. Fresh code is warmed up on a thread of its own and only let loose when it has beaten those loops,
/// so that no training step ever waits for interpreted vectors.
final class HotRows {
    /// Instructions times elements before fusing pays: about as long as compiling takes, a few tenths of a
    /// second.
    private static final long WORTH = 500_000_000L;

    /// The just-in-time compiler may have much else to do.
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    private static final long LEAST_PAUSE_NANOS = 1_000_000L;
    private static final int TRIAL = 1024;
    private static final int RUNS = 50;

    private static final ConcurrentHashMap<RowCode, HotRows> ALL = new ConcurrentHashMap<>();

    private final Loops loops;
    private final RowCode code;
    private final AtomicLong done = new AtomicLong();
    private volatile @Nullable RowBody body;

    private HotRows(Loops loops, RowCode code) {
        this.loops = loops;
        this.code = code;
    }

    static HotRows of(Loops loops, RowCode code) {
        return ALL.computeIfAbsent(code, c -> new HotRows(loops, c));
    }

    /// The fused code, if it is ready. Counts that the program is about to run over `elements` elements.
    @Nullable
    RowBody body(int elements) {
        RowBody ready = body;
        if (ready == null) {
            long work = (long) elements * code.size();
            long before = done.getAndAdd(work);
            if (before < WORTH && before + work >= WORTH && code.isFusible()) {
                Compiling.THREAD.execute(this::compile);
            }
        }
        return ready;
    }

    private void compile() {
        RowBody fresh = RowCompiler.compile(code);
        attempt(fresh, new Trial(loops, code), System.nanoTime());
    }

    /// Runs fresh code for a while and hands it out if it wins; else tries again later, after ever longer pauses,
    /// so that neither code that never wins keeps a processor busy, nor other code waits for it.
    private void attempt(RowBody fresh, Trial trial, long start) {
        if (trial.quickest(() -> trial.run(fresh)) < trial.quickest(trial::runLoops)) {
            body = fresh;
            return;
        }
        long waited = System.nanoTime() - start;
        if (waited < PATIENCE_NANOS) {
            ScheduledFuture<?> _ = Compiling.THREAD.schedule(
                    () -> attempt(fresh, trial, start), Math.max(LEAST_PAUSE_NANOS, waited / 4), TimeUnit.NANOSECONDS);
        }
    }

    /// The thread that compiles, made at first use.
    private static final class Compiling {
        static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread t = new Thread(work, "gradus-compiler");
            t.setDaemon(true);
            return t;
        });
    }

    /// A short program with this code, on numbers that no function minds.
    private static final class Trial {
        private final RowKernel loops;
        private final Storage[] in;
        private final Storage[] out;
        private final float[][] array;
        private final int[] offset;
        private final float[] scalar;

        Trial(Loops plain, RowCode code) {
            int n = code.size();
            List<Instruction> instructions = new ArrayList<>();
            List<TensorType> inputs = new ArrayList<>();
            List<TensorType> outputs = new ArrayList<>();
            List<Integer> stores = new ArrayList<>();
            TensorType type = new TensorType(Shape.of(TRIAL), DType.F32);
            array = new float[n][];
            offset = new int[n];
            scalar = new float[n];
            for (int r = 0; r < n; r++) {
                Instruction instruction = code.instructions().get(r);
                array[r] = new float[TRIAL];
                java.util.Arrays.fill(array[r], 0.5f);
                scalar[r] = 0.5f;
                if (instruction instanceof RowProgram.Load) {
                    instruction = new RowProgram.Load(
                            inputs.size(), 0, Ints.of(code.scalars().get(r) ? 0 : 1));
                    inputs.add(type);
                }
                instructions.add(instruction);
                if (code.stored().get(r)) {
                    stores.add(r);
                    outputs.add(type);
                }
            }
            loops = RowKernel.ofLoops(plain, new RowProgram(Shape.of(TRIAL), inputs, instructions, stores, outputs));
            in = storages(inputs.size());
            out = storages(outputs.size());
        }

        private static Storage[] storages(int n) {
            Storage[] all = new Storage[n];
            for (int i = 0; i < n; i++) {
                float[] values = new float[TRIAL];
                java.util.Arrays.fill(values, 0.5f);
                all[i] = new Storage.F32(values);
            }
            return all;
        }

        void run(RowBody body) {
            body.run(array, offset, scalar, TRIAL);
        }

        void runLoops() {
            loops.run(in, out);
        }

        long quickest(Runnable run) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < RUNS; i++) {
                long start = System.nanoTime();
                run.run();
                least = Math.min(least, System.nanoTime() - start);
            }
            return least;
        }
    }
}
