package dev.gradus.tensor;

import dev.gradus.exec.Engine;
import dev.gradus.exec.Plan;
import dev.gradus.exec.Replay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A computation that is traced once for each combination of input types and then replayed without tracing: the
/// way to run a training step.
///
/// Inside the function, parameters that are assigned get their new values at each replay, in place where
/// possible. Everything that changes from run to run must be an input or a parameter: a Java number read inside
/// is frozen at its first value.
///
/// ```java
/// Step step = Step.capture(in -> {
///     Tensor loss = model.forward(in.get(0)).sub(in.get(1)).square().mean();
///     Gradients g = Autodiff.grad(loss, List.of(w));
///     w.assign(w.value().sub(g.of(w).mul(0.1)));
///     return List.of(loss);
/// });
/// float loss = step.run(x, y).get(0).item();
/// ```
///
/// A step that assigns parameters must not run on two threads at once; one that doesn't may. Weights that a second run
/// meets unchanged are packed once for all the runs that follow, which takes their memory once or twice more.
public final class Step {
    private static final int MAX_TRACES = 64;

    private final Function<List<Tensor>, List<Tensor>> function;
    private final Map<List<TensorType>, Traced> traces = new LinkedHashMap<>(8, 0.75f, true);

    private Step(Function<List<Tensor>, List<Tensor>> function) {
        this.function = function;
    }

    /// A step of a function from inputs to outputs.
    public static Step capture(Function<List<Tensor>, List<Tensor>> function) {
        return new Step(function);
    }

    /// Runs the step. The outputs are leaves without history.
    public List<Tensor> run(Tensor... inputs) {
        return run(Arrays.asList(inputs));
    }

    /// Runs the step. The outputs are leaves without history.
    public List<Tensor> run(List<Tensor> inputs) {
        return traced(inputs).run(inputs);
    }

    /// The plan for inputs of these types as text, one kernel a line.
    public String describe(Tensor... inputs) {
        return traced(Arrays.asList(inputs)).plan.describe();
    }

    private Traced traced(List<Tensor> inputs) {
        List<TensorType> types = new ArrayList<>(inputs.size());
        for (Tensor t : inputs) {
            types.add(t.type());
        }
        synchronized (traces) {
            Traced traced = traces.get(types);
            if (traced == null) {
                if (Trace.current().isPresent()) {
                    throw new IllegalStateException(
                            "a step cannot run while another one is being captured: call its function instead");
                }
                traced = new Traced(function, types);
                traces.put(types, traced);
                if (traces.size() > MAX_TRACES) {
                    traces.remove(traces.keySet().iterator().next());
                }
            }
            return traced;
        }
    }

    private static final class Traced implements Trace {
        private final Map<Parameter, Tensor> read = new IdentityHashMap<>();
        private final Map<Parameter, Tensor> assigned = new LinkedHashMap<>();
        private final Map<Tensor, Parameter> owners = new IdentityHashMap<>();
        private final List<TensorType> outputTypes;
        private final List<Parameter> updated;
        private final Plan plan;
        private final Replay replay;
        /// For each leaf of the plan: its input's number, or -1 and a parameter, or neither and a constant.
        private final int[] inputOf;
        private final @Nullable Parameter[] parameterOf;
        private final @Nullable Tensor[] constantOf;
        /// Memory for values that cannot be written in place, by the root's number.
        private final @Nullable Storage[] spare;

        Traced(Function<List<Tensor>, List<Tensor>> function, List<TensorType> types) {
            List<Tensor> inputs = types.stream().map(Tensor::placeholder).toList();
            List<Tensor> outputs =
                    ScopedValue.where(Trace.CURRENT, this).call(() -> List.copyOf(function.apply(inputs)));
            outputTypes = outputs.stream().map(Tensor::type).toList();
            updated = List.copyOf(assigned.keySet());
            List<Tensor> roots = new ArrayList<>(outputs);
            Map<Integer, Tensor> updates = new HashMap<>();
            for (Parameter p : updated) {
                updates.put(roots.size(), stand(p));
                roots.add(assigned.get(p));
            }
            Plan.Built built = Engine.plan(roots, updates);
            plan = built.plan();
            int n = built.leaves().size();
            inputOf = new int[n];
            parameterOf = new Parameter[n];
            constantOf = new Tensor[n];
            BitSet weights = new BitSet();
            for (int i = 0; i < n; i++) {
                Tensor leaf = built.leaves().get(i);
                inputOf[i] = inputs.indexOf(leaf);
                parameterOf[i] = owners.get(leaf);
                weights.set(i, inputOf[i] < 0);
                constantOf[i] = inputOf[i] < 0 && parameterOf[i] == null ? leaf : null;
            }
            spare = new Storage[roots.size()];
            replay = new Replay(plan, weights);
            read.clear();
            assigned.clear();
            owners.clear();
        }

        @Override
        public Tensor read(Parameter p) {
            Tensor next = assigned.get(p);
            return next != null ? next : stand(p);
        }

        private Tensor stand(Parameter p) {
            return read.computeIfAbsent(p, _ -> {
                Tensor t = Tensor.placeholder(p.type());
                owners.put(t, p);
                return t;
            });
        }

        @Override
        public void assign(Parameter p, Tensor value) {
            stand(p);
            assigned.put(p, value);
        }

        List<Tensor> run(List<Tensor> inputs) {
            Tensor[] leaves = new Tensor[inputOf.length];
            for (int i = 0; i < leaves.length; i++) {
                Parameter p = parameterOf[i];
                Tensor constant = constantOf[i];
                leaves[i] = p != null ? p.leaf() : constant != null ? constant : inputs.get(inputOf[i]);
            }
            int n = outputTypes.size();
            Storage[] results = new Storage[n + updated.size()];
            for (int i = n; i < results.length; i++) {
                Storage s = spare[i];
                if (s != null) {
                    results[i] = s;
                }
            }
            replay.run(leaves, results);
            List<Tensor> out = new ArrayList<>(n);
            for (int i = 0; i < n; i++) {
                out.add(Tensor.leaf(outputTypes.get(i), results[i]));
            }
            for (int i = n; i < results.length; i++) {
                update(updated.get(i - n), i, results);
            }
            return out;
        }

        private void update(Parameter p, int root, Storage[] results) {
            Storage old = p.leaf().storage();
            Storage next = results[root];
            if (plan.isShared(root)) {
                p.replace(Tensor.leaf(p.type(), next).copy());
                return;
            }
            p.replace(Tensor.leaf(p.type(), next));
            spare[root] = plan.overwritesLeaf(root) ? null : old;
        }
    }
}
