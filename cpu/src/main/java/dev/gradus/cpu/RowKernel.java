package dev.gradus.cpu;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.Parallel;
import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs a [RowProgram] block by block: each instruction is one loop over a block that stays in the nearest
/// cache; or, once the program has run for long, all instructions are one loop ([HotRows]).
///
/// Programs over long rows go row by row, so that what is constant along a row is a number and what repeats
/// from row to row is read in place; programs over short rows go over the flat elements and copy such inputs
/// into registers.
final class RowKernel implements Kernel {
    /// Elements of a block: a dozen registers of 4 KB stay in the nearest cache.
    private static final int BLOCK = 1024;

    /// Elements that one thread takes at a time, and operations on them: less costs more to hand over than to do.
    private static final int LEAST_CHUNK = 4 * BLOCK;

    private static final int LEAST_WORK = 128 * BLOCK;

    /// Memory is read ahead the better, the longer the stretch; of much more, threads would wait for the last one.
    private static final int MOST_CHUNK = 256 * BLOCK;

    private static final int CHUNKS = 32;

    /// Rows at least this long are worth a walk of their own.
    private static final int LONG_ROW = 192;

    private final Loops loops;
    private final RowProgram program;
    private final Registers shared;
    private final Registers apart;
    private final Source[] sources;
    private final int rowLength;
    private final int rows;
    private final int chunk;
    /// Elements that fused code takes at a time: many where it needs no scratch.
    private final int fusedBlock;

    private final IntFunction<@Nullable RowBody> bodies;

    RowKernel(Loops loops, RowProgram program) {
        this(loops, program, loops.width() > 1 ? code -> HotRows.of(loops, code)::body : _ -> _ -> null);
    }

    /// A kernel that never takes fused code.
    static RowKernel ofLoops(Loops loops, RowProgram program) {
        return new RowKernel(loops, program, _ -> _ -> null);
    }

    /// @param fusing from what the program computes to what tells, before it runs over so many elements, its
    ///     fused
    ///     code if there is any
    RowKernel(Loops loops, RowProgram program, Function<RowCode, IntFunction<@Nullable RowBody>> fusing) {
        this.loops = loops;
        this.program = program;
        Shape shape = program.shape();
        int n = shape.intSize();
        boolean flat = shape.rank() <= 1 || shape.size(-1) < LONG_ROW;
        rowLength = flat ? n : shape.size(-1);
        rows = flat ? 1 : n / Math.max(1, rowLength);
        List<Instruction> code = program.code();
        sources = new Source[code.size()];
        for (int i = 0; i < sources.length; i++) {
            if (code.get(i) instanceof RowProgram.Load load) {
                sources[i] = Source.of(load, shape, flat, program.isBool(load));
            } else {
                sources[i] = Source.NONE;
            }
        }
        shared = Registers.shared(program, sources);
        apart = Registers.apart(program, sources);
        RowCode whole = RowCode.of(program, shared);
        int least = Math.clamp(LEAST_WORK / whole.operations() & -BLOCK, LEAST_CHUNK, 4 * LEAST_CHUNK);
        chunk = Math.clamp(n / CHUNKS & -BLOCK, least, MOST_CHUNK);
        fusedBlock = needsNoScratch(whole) ? chunk : BLOCK;
        bodies = fusing.apply(whole);
    }

    /// Whether fused code reads its inputs where they lie, is one loop, and writes all results where they belong.
    private boolean needsNoScratch(RowCode whole) {
        return whole.cuts().size() == 2
                && Arrays.stream(sources).noneMatch(s -> s.kind() == Source.Kind.COPY)
                && IntStream.range(0, program.stores().size())
                        .allMatch(k -> apart.output(program.stores().get(k)) == k);
    }

    @Override
    public void run(Storage[] in, Storage[] out) {
        if (rowLength == 0) {
            return;
        }
        RowBody body = bodies.apply(rows * rowLength);
        if (rows == 1) {
            Parallel.forRange(rowLength, chunk, (from, to) -> span(body, in, out, 0, from, to));
        } else {
            Parallel.forRange(rows, Math.max(1, chunk / rowLength), (from, to) -> {
                for (int row = from; row < to; row++) {
                    span(body, in, out, row, 0, rowLength);
                }
            });
        }
    }

    /// Elements `from … to-1` of a row, block by block.
    private void span(@Nullable RowBody body, Storage[] in, Storage[] out, int row, int from, int to) {
        RowState s = RowState.get(program.code().size(), (body == null ? shared : apart).count() * BLOCK);
        int whole = body == null ? from : from + (to - from & -loops.width());
        int size = body == null ? BLOCK : fusedBlock;
        for (int start = from; start < whole; start += size) {
            block(body, s, in, out, row, start, Math.min(size, whole - start));
        }
        for (int start = whole; start < to; start += BLOCK) {
            block(null, s, in, out, row, start, Math.min(BLOCK, to - start));
        }
        s.clear(program.code().size());
    }

    private void block(@Nullable RowBody body, RowState s, Storage[] in, Storage[] out, int row, int start, int n) {
        List<Instruction> code = program.code();
        Registers registers = body == null ? shared : apart;
        int flatStart = row * rowLength + start;
        for (int i = 0; i < sources.length; i++) {
            switch (code.get(i)) {
                case RowProgram.Load load ->
                    sources[i].load(s, i, in[load.input()], row, start, n, registers.offset(i, BLOCK));
                case RowProgram.Constant(float value) -> s.scalar[i] = value;
                case RowProgram.Unary _, RowProgram.Binary _, RowProgram.Compare _, RowProgram.Select _ -> {
                    int direct = registers.output(i);
                    if (direct >= 0) {
                        s.array[i] = ((Storage.F32) out[direct]).array();
                        s.offset[i] = flatStart;
                    } else {
                        s.array[i] = s.scratch;
                        s.offset[i] = registers.offset(i, BLOCK);
                    }
                    if (body == null) {
                        compute(s, code.get(i), i, n);
                    }
                }
            }
        }
        if (body != null) {
            body.run(s.array, s.offset, s.scalar, n);
        }
        for (int k = 0; k < out.length; k++) {
            store(s, registers, program.stores().get(k), out[k], k, flatStart, n);
        }
    }

    private void compute(RowState s, Instruction instruction, int i, int n) {
        float[] o = s.array[i];
        int oo = s.offset[i];
        switch (instruction) {
            case RowProgram.Unary(var fn, int a) ->
                loops.unary(LoopNames.of(fn), vector(s, shared, a, n), s.offset[a], o, oo, n);
            case RowProgram.Binary(BinaryFn fn, int a, int b) -> binary(s, LoopNames.of(fn), a, b, o, oo, n);
            case RowProgram.Compare(var fn, int a, int b) -> binary(s, LoopNames.of(fn), a, b, o, oo, n);
            case RowProgram.Select(int c, int a, int b) -> {
                float[] x = vector(s, shared, a, n);
                float[] condition = vector(s, shared, c, n);
                if (shared.isScalar(b)) {
                    loops.select(condition, s.offset[c], x, s.offset[a], s.scalar[b], o, oo, n);
                } else {
                    loops.select(condition, s.offset[c], x, s.offset[a], s.array[b], s.offset[b], o, oo, n);
                }
            }
            case RowProgram.Load _, RowProgram.Constant _ -> throw new AssertionError(instruction);
        }
    }

    private void binary(RowState s, BinaryLoop fn, int a, int b, float[] o, int oo, int n) {
        if (shared.isScalar(b)) {
            loops.binary(fn, vector(s, shared, a, n), s.offset[a], s.scalar[b], o, oo, n);
        } else if (shared.isScalar(a)) {
            loops.binary(fn, s.scalar[a], s.array[b], s.offset[b], o, oo, n);
        } else {
            loops.binary(fn, s.array[a], s.offset[a], s.array[b], s.offset[b], o, oo, n);
        }
    }

    /// A register as an array; a number is spread over its register first.
    private static float[] vector(RowState s, Registers registers, int r, int n) {
        if (registers.isScalar(r)) {
            s.array[r] = s.scratch;
            s.offset[r] = registers.offset(r, BLOCK);
            Arrays.fill(s.scratch, s.offset[r], s.offset[r] + n, s.scalar[r]);
        }
        return s.array[r];
    }

    private void store(RowState s, Registers registers, int register, Storage out, int output, int flatStart, int n) {
        if (registers.output(register) == output) {
            return;
        }
        float[] from = vector(s, registers, register, n);
        int offset = s.offset[register];
        if (out.dtype() == DType.BOOL) {
            byte[] to = ((Storage.Bool) out).array();
            for (int k = 0; k < n; k++) {
                to[flatStart + k] = (byte) (from[offset + k] != 0 ? 1 : 0);
            }
        } else {
            System.arraycopy(from, offset, ((Storage.F32) out).array(), flatStart, n);
        }
    }
}
