package dev.gradus.cpu;

import static dev.gradus.cpu.OpKernels.f32;

import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.WindowSpec;

/// The three bilinear maps of a convolution as kernels.
final class ConvKernels {
    private ConvKernels() {}

    static Kernel compile(Loops loops, KernelSpec.OpKernel spec) {
        Shape a = spec.inputs().get(0).shape();
        Shape b = spec.inputs().get(1).shape();
        Shape out = spec.output().shape();
        return switch (spec.op()) {
            case Op.Conv(ConvSpec conv) -> {
                ConvGeometry g = geometry(conv, a, b, out);
                yield new ConvKernel.Plain(new Conv(loops), g);
            }
            case Op.ConvInput(ConvSpec conv, var _) -> {
                ConvGeometry g = geometry(conv, out, b, a);
                ConvInputGradient kernel = new ConvInputGradient(loops);
                yield (in, o) -> kernel.compute(g, f32(in[0]), 0, f32(in[1]), 0, f32(o[0]), 0);
            }
            case Op.ConvWeight(ConvSpec conv, var _) -> {
                ConvGeometry g = geometry(conv, a, out, b);
                ConvWeightGradient kernel = new ConvWeightGradient(loops);
                yield (in, o) -> kernel.compute(g, f32(in[0]), 0, f32(in[1]), 0, f32(o[0]), 0);
            }
            default -> throw new AssertionError(spec.op());
        };
    }

    /// The geometry of pooling windows: every channel is a group of its own.
    static ConvGeometry windows(WindowSpec spec, Shape x, Shape y) {
        Shape w = Shape.of(x.size(1), 1).concat(Shape.of(spec.sizes().toArray()));
        return geometry(spec.conv().groups(Math.max(1, x.size(1))), x, w, y);
    }

    static ConvGeometry geometry(ConvSpec spec, Shape x, Shape w, Shape y) {
        return new ConvGeometry(
                x.size(0),
                spec.groups(),
                x.size(1),
                w.size(0),
                axis(spec, x, w, y, 3),
                axis(spec, x, w, y, 2),
                axis(spec, x, w, y, 1));
    }

    /// The spatial axis that is the given number of axes from the end.
    private static ConvGeometry.Axis axis(ConvSpec spec, Shape x, Shape w, Shape y, int fromEnd) {
        int a = spec.axes() - fromEnd;
        if (a < 0) {
            return ConvGeometry.Axis.NONE;
        }
        return new ConvGeometry.Axis(
                x.size(a + 2),
                w.size(a + 2),
                spec.strides().get(a),
                spec.padLow().get(a),
                spec.dilations().get(a),
                y.size(a + 2));
    }
}
