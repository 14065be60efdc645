package dev.gradus.nn.optim;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Gradients;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weighted mean of gradients gathered over several small batches, for steps of one large batch that memory
/// would not hold. With mean losses and the batches' sizes as weights it is the large batch's gradient (but for
/// layers that look across the batch, such as batch normalization).
///
/// ```java
/// Updater updater = Updater.of(model, Adam.W);
/// GradientAccumulation gathered = new GradientAccumulation(updater.named());
/// // in a step run for each small batch
/// gathered.add(Autodiff.grad(loss, updater.parameters()), samples);
/// // in a step run after several of them
/// updater.apply(gathered.take(), learningRate);
/// ```
public final class GradientAccumulation {
    private final Map<Parameter, Parameter> sums = new LinkedHashMap<>();
    private final Map<String, Parameter> state = new LinkedHashMap<>();
    private final Parameter weight = Parameter.state(Tensor.full(DType.F32, 0));

    /// Nothing gathered yet.
    ///
    /// @param parameters by name, as [Updater#named] gives them
    public GradientAccumulation(Map<String, Parameter> parameters) {
        state.put("gathered.weight", weight);
        parameters.forEach((name, p) -> {
            Parameter sum = Parameter.state(zeros(p));
            sums.put(p, sum);
            state.put("gathered." + name, sum);
        });
    }

    private static Tensor zeros(Parameter p) {
        return Tensor.full(
                p.type().dtype() == DType.F64 ? DType.F64 : DType.F32,
                0,
                p.shape().toArray());
    }

    /// Adds gradients.
    ///
    /// @param samples their weight, the number of samples that they are the mean of (f32 scalar)
    public void add(Gradients gradients, Tensor samples) {
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        next.put(weight, weight.value().add(samples));
        sums.forEach((p, sum) -> {
            DType dtype = sum.type().dtype();
            next.put(sum, sum.value().add(gradients.of(p).cast(dtype).mul(samples.cast(dtype))));
        });
        Parameter.assign(next);
    }

    /// The mean of what was added since the last time, zeros if nothing was; the next one starts from nothing.
    public Gradients take() {
        Map<Parameter, Tensor> mean = new LinkedHashMap<>();
        Map<Parameter, Tensor> next = new LinkedHashMap<>();
        Tensor share = weight.value().gt(0).where(weight.value().reciprocal(), 0);
        next.put(weight, Tensor.full(DType.F32, 0));
        sums.forEach((p, sum) -> {
            mean.put(
                    p,
                    sum.value()
                            .mul(share.cast(sum.type().dtype()))
                            .cast(p.type().dtype()));
            next.put(sum, zeros(p));
        });
        Parameter.assign(next);
        return new Gradients(mean, List.of());
    }

    /// The sums by name, for checkpoints.
    public Map<String, Parameter> state() {
        return Collections.unmodifiableMap(state);
    }
}
