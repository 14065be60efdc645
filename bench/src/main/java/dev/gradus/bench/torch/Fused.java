package dev.gradus.bench.torch;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;

/// libtorch's fused optimizers, the quickest it has: one call for all parameters.
final class Fused {
    private static final MethodHandle SGD = Torch.function(
            "_ZN2at4_ops11_fused_sgd_4callEN3c108ArrayRefINS_6TensorEEES5_S5_ddddbbbRKSt8optionalIS4_ES9_",
            FunctionDescriptor.ofVoid(
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_DOUBLE,
                    JAVA_DOUBLE,
                    JAVA_DOUBLE,
                    JAVA_DOUBLE,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG,
                    JAVA_LONG));
    private static final FunctionDescriptor ADAM_TYPE = FunctionDescriptor.ofVoid(
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_DOUBLE,
            JAVA_DOUBLE,
            JAVA_DOUBLE,
            JAVA_DOUBLE,
            JAVA_DOUBLE,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);
    private static final String ADAM_ARGUMENTS =
            "4callEN3c108ArrayRefINS_6TensorEEES5_S5_S5_S5_S5_dddddbbRKSt8optionalIS4_ES9_";
    private static final MethodHandle ADAM = Torch.function("_ZN2at4_ops12_fused_adam_" + ADAM_ARGUMENTS, ADAM_TYPE);
    private static final MethodHandle ADAM_W = Torch.function("_ZN2at4_ops13_fused_adamw_" + ADAM_ARGUMENTS, ADAM_TYPE);

    private Fused() {}

    /// Gradient descent; without momentum there are no velocities (0 of them).
    static void sgd(
            int n,
            long values,
            long gradients,
            long velocities,
            double weightDecay,
            double momentum,
            double rate,
            double dampening,
            boolean nesterov,
            boolean first) {
        long count = n;
        long moving = momentum == 0 ? 0L : count;
        long ahead = nesterov ? 1 : 0;
        long start = first ? 1 : 0;
        try {
            SGD.invokeExact(
                    values,
                    count,
                    gradients,
                    count,
                    velocities,
                    moving,
                    weightDecay,
                    momentum,
                    rate,
                    dampening,
                    ahead,
                    0L,
                    start,
                    Native.NONE,
                    Native.NONE);
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }

    /// Adam, or with decoupled decay AdamW.
    static void adam(
            boolean decoupled,
            int n,
            long values,
            long gradients,
            long means,
            long squares,
            long steps,
            double rate,
            double beta1,
            double beta2,
            double weightDecay,
            double epsilon) {
        long count = n;
        try {
            if (decoupled) {
                ADAM_W.invokeExact(
                        values,
                        count,
                        gradients,
                        count,
                        means,
                        count,
                        squares,
                        count,
                        0L,
                        0L,
                        steps,
                        count,
                        rate,
                        beta1,
                        beta2,
                        weightDecay,
                        epsilon,
                        0L,
                        0L,
                        Native.NONE,
                        Native.NONE);
            } else {
                ADAM.invokeExact(
                        values,
                        count,
                        gradients,
                        count,
                        means,
                        count,
                        squares,
                        count,
                        0L,
                        0L,
                        steps,
                        count,
                        rate,
                        beta1,
                        beta2,
                        weightDecay,
                        epsilon,
                        0L,
                        0L,
                        Native.NONE,
                        Native.NONE);
            }
        } catch (Throwable t) {
            throw Torch.failed(t);
        }
    }
}
