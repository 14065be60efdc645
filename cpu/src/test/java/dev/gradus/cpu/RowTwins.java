package dev.gradus.cpu;

import dev.gradus.exec.RowProgram;
import dev.gradus.exec.RowProgram.Instruction;
import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Checks that random row programs give the same bits as scalar loops, as vector loops and as one fused loop.
public final class RowTwins implements Runnable {
    private static final int PROGRAMS = 150;
    private static final List<UnaryFn> UNARY =
            List.of(UnaryFn.values()).stream().filter(f -> f != UnaryFn.NOT).toList();
    private static final List<BinaryFn> BINARY = List.of(
            BinaryFn.ADD,
            BinaryFn.SUB,
            BinaryFn.MUL,
            BinaryFn.DIV,
            BinaryFn.MAX,
            BinaryFn.MIN,
            BinaryFn.POW,
            BinaryFn.MOD);

    private static final List<CompareFn> COMPARE = List.of(CompareFn.values());

    private int fused;

    @Override
    public void run() {
        long seed = 1;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PROGRAMS; i++) {
            check("seed " + seed + ", program " + i + ", " + VectorLoops.bits() + " bits", random);
        }
        if (fused < PROGRAMS / 4) {
            throw new AssertionError("only " + fused + " of " + PROGRAMS + " programs could be fused");
        }
    }

    private void check(String what, SplittableRandom random) {
        RowProgram program = program(random);
        Storage[] in = inputs(program, random);
        Storage[] want = run(RowKernel.ofLoops(new ScalarLoops(), program), program, in);
        Storage[] loops = run(RowKernel.ofLoops(new VectorLoops(), program), program, in);
        same(what + " " + program + " loops", want, loops);
        boolean[] compiled = {false};
        RowKernel kernel = new RowKernel(new VectorLoops(), program, code -> {
            if (!code.isFusible()) {
                return _ -> null;
            }
            compiled[0] = true;
            RowBody body = RowCompiler.compile(code);
            return _ -> body;
        });
        same(what + " " + program + " fused", want, run(kernel, program, in));
        fused += compiled[0] ? 1 : 0;
    }

    private static RowProgram program(SplittableRandom random) {
        Shape shape = switch (random.nextInt(4)) {
            case 0 -> Shape.of(1 + random.nextInt(5000));
            case 1 -> Shape.of(1 + random.nextInt(40), 1 + random.nextInt(100));
            case 2 -> Shape.of(1 + random.nextInt(4), 192 + random.nextInt(1500));
            default -> Shape.of(1 + random.nextInt(3), 1 + random.nextInt(5), 190 + random.nextInt(10));
        };
        List<TensorType> inputs = new ArrayList<>();
        List<Instruction> code = new ArrayList<>();
        code.add(load(shape, inputs, random));
        int size = 2 + random.nextInt(random.nextInt(5) == 0 ? 60 : 15);
        while (code.size() < size) {
            code.add(instruction(shape, inputs, code.size(), random));
        }
        List<Integer> stores = new ArrayList<>(List.of(code.size() - 1));
        List<TensorType> outputs = new ArrayList<>(List.of(new TensorType(shape, DType.F32)));
        for (int more = random.nextInt(3); more > 0; more--) {
            int r = random.nextInt(code.size());
            stores.add(r);
            outputs.add(new TensorType(shape, random.nextInt(4) == 0 ? DType.BOOL : DType.F32));
        }
        return new RowProgram(shape, inputs, code, stores, outputs);
    }

    private static Instruction instruction(Shape shape, List<TensorType> inputs, int n, SplittableRandom random) {
        int a = random.nextInt(n);
        int b = Math.max(0, n - 1 - random.nextInt(3));
        return switch (random.nextInt(8)) {
            case 0, 1 -> load(shape, inputs, random);
            case 2 -> new RowProgram.Constant((float) random.nextGaussian());
            case 3 -> new RowProgram.Unary(UNARY.get(random.nextInt(UNARY.size())), b);
            case 4 -> new RowProgram.Compare(COMPARE.get(random.nextInt(COMPARE.size())), a, b);
            case 5 -> new RowProgram.Select(random.nextInt(n), a, b);
            // seldom the two that cannot be fused
            default -> new RowProgram.Binary(BINARY.get(random.nextInt(random.nextInt(9) == 0 ? 8 : 6)), a, b);
        };
    }

    private static RowProgram.Load load(Shape shape, List<TensorType> inputs, SplittableRandom random) {
        DType dtype = random.nextInt(5) == 0 ? DType.BOOL : DType.F32;
        int[] strides = shape.strides();
        int way = random.nextInt(4);
        for (int axis = 0; axis < strides.length; axis++) {
            boolean repeat = way == 1 || (way == 2 && axis == 0) || (way == 3 && axis == strides.length - 1);
            strides[axis] = repeat ? 0 : strides[axis];
        }
        int offset = random.nextInt(3) == 0 ? random.nextInt(9) : 0;
        inputs.add(new TensorType(Shape.of(shape.intSize() + 9), dtype));
        return new RowProgram.Load(inputs.size() - 1, offset, Ints.of(strides));
    }

    private static Storage[] inputs(RowProgram program, SplittableRandom random) {
        boolean wild = random.nextInt(2) == 0;
        return program.inputs().stream()
                .map(type -> {
                    int n = type.shape().intSize();
                    float[] values = wild ? Twins.wild(random, n) : Twins.tame(random, n);
                    return type.dtype() == DType.F32 ? new Storage.F32(values) : new Storage.Bool(bits(values));
                })
                .toArray(Storage[]::new);
    }

    private static byte[] bits(float[] values) {
        byte[] bits = new byte[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (byte) (values[i] > 0 ? 1 : 0);
        }
        return bits;
    }

    private static Storage[] run(RowKernel kernel, RowProgram program, Storage[] in) {
        Storage[] out = program.outputs().stream()
                .map(t -> t.dtype() == DType.F32
                        ? new Storage.F32(new float[t.shape().intSize()])
                        : new Storage.Bool(new byte[t.shape().intSize()]))
                .toArray(Storage[]::new);
        kernel.run(in, out);
        return out;
    }

    private static void same(String what, Storage[] want, Storage[] got) {
        for (int k = 0; k < want.length; k++) {
            Twins.same(what + ", output " + k, floats(want[k]), floats(got[k]));
        }
    }

    private static float[] floats(Storage storage) {
        if (storage instanceof Storage.F32(float[] array)) {
            return array;
        }
        byte[] bits = ((Storage.Bool) storage).array();
        float[] numbers = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            numbers[i] = bits[i];
        }
        return numbers;
    }
}
