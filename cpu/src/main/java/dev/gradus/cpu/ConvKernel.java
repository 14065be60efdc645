package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.PackingKernel;
import dev.gradus.tensor.Storage;

/// A convolution, which packs its weights.
record ConvKernel(Conv conv, ConvGeometry geometry) implements PackingKernel {
    @Override
    public void run(Storage[] in, Storage[] out) {
        conv.forward(geometry, f32(in[0]), 0, f32(in[1]), 0, f32(out[0]), 0);
    }

    @Override
    public int packs() {
        return 1;
    }

    @Override
    public Kernel pack(Storage weights) {
        Conv.Prepared prepared = conv.prepare(geometry, f32(weights), 0, float[]::new);
        return (in, out) -> prepared.run(geometry, f32(in[0]), 0, f32(out[0]), 0);
    }
}
