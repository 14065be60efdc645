package dev.gradus.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Walks over computation graphs, iterative, so that deep networks do not overflow the stack.
public final class Graph {
    private Graph() {}

    /// All tensors that the roots depend on, inputs before the nodes that use them.
    public static List<Tensor> topological(List<Tensor> roots) {
        return topological(roots, _ -> false);
    }

    /// All tensors that the roots depend on, inputs before the nodes that use them; not looking behind tensors
    /// where `stop` holds.
    public static List<Tensor> topological(List<Tensor> roots, Predicate<Tensor> stop) {
        List<Tensor> order = new ArrayList<>();
        Set<Tensor> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Frame> stack = new ArrayDeque<>();
        for (Tensor root : roots) {
            if (seen.add(root)) {
                stack.push(new Frame(root, stop.test(root)));
            }
            while (!stack.isEmpty()) {
                Frame f = stack.peek();
                if (f.next < f.inputs.size()) {
                    Tensor in = f.inputs.get(f.next++);
                    if (seen.add(in)) {
                        stack.push(new Frame(in, stop.test(in)));
                    }
                } else {
                    order.add(f.tensor);
                    stack.pop();
                }
            }
        }
        return order;
    }

    /// The graphs of results with some of their tensors replaced by others of equal types.
    public static List<Tensor> substitute(List<Tensor> results, List<Tensor> from, List<Tensor> to) {
        Map<Tensor, Tensor> map = new IdentityHashMap<>();
        for (int i = 0; i < from.size(); i++) {
            map.put(from.get(i), to.get(i));
        }
        for (Tensor t : topological(results, map::containsKey)) {
            if (!map.containsKey(t)) {
                List<Tensor> in =
                        t.inputs().stream().map(x -> map.getOrDefault(x, x)).toList();
                map.put(t, in.equals(t.inputs()) ? t : Tensor.node(t.op(), in));
            }
        }
        return results.stream().map(x -> map.getOrDefault(x, x)).toList();
    }

    private static final class Frame {
        final Tensor tensor;
        final List<Tensor> inputs;
        int next;

        Frame(Tensor tensor, boolean stop) {
            this.tensor = tensor;
            this.inputs = stop ? List.of() : tensor.inputs();
        }
    }
}
