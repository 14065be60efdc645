package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.PackingKernel;
import dev.gradus.tensor.Storage;

/// A kernel that begins with a convolution of its first input with its second one, the weights, which it packs.
interface ConvKernel extends PackingKernel {
    Conv conv();

    ConvGeometry geometry();

    /// Runs with a convolution that knows the weights.
    void run(Conv.Prepared prepared, Storage[] in, Storage[] out);

    @Override
    default void run(Storage[] in, Storage[] out) {
        run(conv().prepare(geometry(), f32(in[1]), 0, Scratch.get()::shared), in, out);
    }

    @Override
    default int packs() {
        return 1;
    }

    @Override
    default Kernel pack(Storage weights) {
        Conv.Prepared prepared = conv().prepare(geometry(), f32(weights), 0, float[]::new);
        return (in, out) -> run(prepared, in, out);
    }

    /// A convolution and nothing after it.
    record Plain(Conv conv, ConvGeometry geometry) implements ConvKernel {
        @Override
        public void run(Conv.Prepared prepared, Storage[] in, Storage[] out) {
            prepared.run(geometry, f32(in[0]), 0, f32(out[0]), 0);
        }
    }
}
