package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Chain;
import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.exec.Parallel;
import dev.gradus.exec.RowProgram;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.MaxPooling;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A convolution and the elementwise work and pooling that follow it, a few images at a time: what lies between
/// stays in a thread's second cache.
///
/// @param geometry of the convolution of the whole batch
/// @param part of it that is computed at a time
/// @param links what follows the convolution
record ConvChain(Conv conv, ConvGeometry geometry, ConvGeometry part, Chain chain, List<Link> links)
        implements ConvKernel {
    /// Outputs of the convolution that the second cache holds.
    private static final int MOST = 1 << 18;

    /// Outputs that are worth the calls.
    private static final int WORTH = 1 << 15;

    /// Smaller batches are no work for several threads.
    private static final int LEAST_BATCH = 8;

    /// A stage for a part of the batch.
    ///
    /// @param inPlace whether the result takes the place of what it is made of
    /// @param outputs number of elements of its result
    private record Link(Kernel kernel, boolean inPlace, int outputs) {}

    /// A kernel for a chain, if it begins with a convolution and each stage goes image by image.
    static Optional<Kernel> compile(Loops loops, Chain chain) {
        if (!(chain.stages().getFirst() instanceof KernelSpec.OpKernel first)
                || !(first.op() instanceof Op.Conv(var spec))
                || first.output().dtype() != DType.F32) {
            return Optional.empty();
        }
        ConvGeometry g = ConvKernels.geometry(
                spec,
                first.inputs().get(0).shape(),
                first.inputs().get(1).shape(),
                first.output().shape());
        Conv conv = new Conv(loops);
        int images = images(conv, g);
        if (images == 0) {
            return Optional.empty();
        }
        List<Link> links = new ArrayList<>();
        for (int s = 1; s < chain.stages().size(); s++) {
            Optional<Link> link =
                    link(loops, chain.stages().get(s), chain.links().get(s - 1), g.batch() / images);
            if (link.isEmpty()) {
                return Optional.empty();
            }
            links.add(link.get());
        }
        return Optional.of(new ConvChain(conv, g, g.withBatch(images), chain, links));
    }

    /// Images of a part, 0 if the batch doesn't suit.
    private static int images(Conv conv, ConvGeometry g) {
        int outputs = g.outChannels() * g.outPlane();
        if (g.batch() < LEAST_BATCH || outputs == 0) {
            return 0;
        }
        int together = conv.together(g);
        int images = together;
        while (g.batch() % images != 0) {
            images--;
        }
        if (2 * images < together || (long) images * outputs > MOST) {
            return 0;
        }
        while (2 * images * outputs <= WORTH && g.batch() % (2 * images) == 0) {
            images *= 2;
        }
        return images;
    }

    private static Optional<Link> link(Loops loops, KernelSpec stage, int link, int parts) {
        return switch (stage) {
            case RowProgram whole ->
                RowParts.first(whole, link, parts)
                        .map(p -> new Link(
                                new RowKernel(loops, p),
                                p.mayOverwrite(link, 0),
                                p.shape().intSize()));
            case KernelSpec.OpKernel(MaxPooling op, List<TensorType> inputs, TensorType output) -> {
                TensorType in = RowParts.first(inputs.getFirst(), parts);
                TensorType out = RowParts.first(output, parts);
                yield OpKernels.compile(loops, new KernelSpec.OpKernel(op, List.of(in), out))
                        .map(k -> new Link(k, false, out.shape().intSize()));
            }
            case KernelSpec.OpKernel _, Chain _ -> Optional.empty();
        };
    }

    @Override
    public void run(Conv.Prepared prepared, Storage[] in, Storage[] out) {
        int parts = geometry.batch() / part.batch();
        List<Storage> inputs = List.of(in);
        Parallel.Range range = (from, to) -> {
            for (int p = from; p < to; p++) {
                part(prepared, p, inputs, f32(out[0]));
            }
        };
        int team = Parallel.team();
        if (parts % team == 0 || parts >= 4 * team) {
            Parallel.forRange(parts, 1, range);
        } else {
            // all threads share each part
            range.run(0, parts);
        }
    }

    private void part(Conv.Prepared prepared, int p, List<Storage> inputs, float[] out) {
        int most = links.stream().mapToInt(Link::outputs).max().orElseThrow();
        int first = part.batch() * part.outChannels() * part.outPlane();
        Storage.F32 now = new Storage.F32(Scratch.get().samples(Math.max(first, most)));
        Storage.F32 other = new Storage.F32(Scratch.get().next(most));
        int image = p * part.batch();
        prepared.run(part, f32(inputs.getFirst()), image * part.inChannels() * part.inPlane(), now.array(), 0);
        for (int s = 0; s < links.size(); s++) {
            Link link = links.get(s);
            Storage[] arguments = chain.arguments(s + 1, inputs, (Storage) now).toArray(Storage[]::new);
            link.kernel.run(arguments, new Storage[] {link.inPlace ? now : other});
            if (!link.inPlace) {
                Storage.F32 result = other;
                other = now;
                now = result;
            }
        }
        int size = links.getLast().outputs;
        System.arraycopy(now.array(), 0, out, p * size, size);
    }
}
