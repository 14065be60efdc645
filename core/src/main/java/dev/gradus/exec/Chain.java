package dev.gradus.exec;

import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Kernels of which each maps the samples of a batch, the first axis, one by one, and the next goes on with the
/// result: a machine may take a few samples through all of them at a time, so that what lies between never leaves
/// a cache.
///
/// The inputs are those of the stages in order, without the results that are handed on.
///
/// @param stages two kernels or more, each with one output
/// @param links for each stage but the first, which of its inputs is the result of the stage before it
public record Chain(List<KernelSpec> stages, List<Integer> links) implements KernelSpec {
    @Override
    public List<TensorType> inputs() {
        List<TensorType> all = new ArrayList<>(stages.getFirst().inputs());
        for (int s = 1; s < stages.size(); s++) {
            List<TensorType> more = new ArrayList<>(stages.get(s).inputs());
            more.remove((int) links.get(s - 1));
            all.addAll(more);
        }
        return all;
    }

    @Override
    public List<TensorType> outputs() {
        return stages.getLast().outputs();
    }

    @Override
    public String label() {
        return stages.stream().map(KernelSpec::label).collect(Collectors.joining(" > "));
    }

    /// The inputs of a stage after the first.
    ///
    /// @param inputs all inputs of the chain
    /// @param before what the stage before it gave
    public <T> List<T> arguments(int stage, List<T> inputs, T before) {
        int start = stages.getFirst().inputs().size();
        for (int s = 1; s < stage; s++) {
            start += stages.get(s).inputs().size() - 1;
        }
        List<T> own = new ArrayList<>(
                inputs.subList(start, start + stages.get(stage).inputs().size() - 1));
        own.add(links.get(stage - 1), before);
        return own;
    }
}
