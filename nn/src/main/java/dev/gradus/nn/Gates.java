package dev.gradus.nn;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.List;

/// The weights of a recurrent cell: for each of its gates, one below the other, a matrix for the input, one for
/// the state, and two biases. The layout is PyTorch's (`weight_ih`, `weight_hh`, `bias_ih`, `bias_hh`); Keras'
/// kernels are the transposed matrices.
///
/// @param inputWeight (gates·size, in)
/// @param stateWeight (gates·size, size)
/// @param inputBias (gates·size)
/// @param stateBias (gates·size)
public record Gates(Parameter inputWeight, Parameter stateWeight, Parameter inputBias, Parameter stateBias)
        implements Module {
    /// Fresh weights, uniform in ±1/√size as in PyTorch.
    static Gates init(Key key, int in, int size, int gates) {
        Fans fans = new Fans(size, size);
        Initializer init = Initializer.fanInUniform();
        return new Gates(
                init.parameter(key.fold(0), fans, gates * size, in),
                init.parameter(key.fold(1), fans, gates * size, size),
                init.parameter(key.fold(2), fans, gates * size),
                init.parameter(key.fold(3), fans, gates * size));
    }

    static long count(int in, int size, int gates) {
        return (long) gates * size * (in + size + 2);
    }

    int size() {
        return stateWeight.shape().size(1);
    }

    /// W·x + b for all gates.
    Tensor ofInput(Tensor x) {
        int in = inputWeight.shape().size(1);
        if (x.size(-1) != in) {
            throw new IllegalArgumentException(
                    "recurrent: an input of shape " + x.shape() + " does not end in the cell's " + in + " inputs");
        }
        return x.matmul(inputWeight.value().transpose()).add(inputBias.value());
    }

    /// U·h + c for all gates.
    Tensor ofState(Tensor h) {
        return h.matmul(stateWeight.value().transpose()).add(stateBias.value());
    }

    /// A row of all gates cut into single ones.
    List<Tensor> split(Tensor all) {
        int n = all.size(-1) / size();
        int[] sizes = new int[n];
        java.util.Arrays.fill(sizes, size());
        return all.split(-1, sizes);
    }
}
