package dev.gradus.train;

import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Finds the op that first made a NaN or an infinity in a graph.
final class NonFinite {
    private NonFinite() {}

    /// In words, which op made the first value that is not finite, and near which parameter of the model.
    static String explain(List<Tensor> roots, Map<String, Parameter> parameters) {
        Map<Tensor, String> names = new IdentityHashMap<>();
        parameters.forEach((name, p) -> names.put(p.value(), name));
        List<Tensor> order = Graph.topological(roots);
        Tensor.eval(order);
        String layer = "";
        for (Tensor t : order) {
            String name = names.get(t);
            if (name != null) {
                layer = name;
            }
            if (!t.dtype().isFloat() || isFinite(t)) {
                continue;
            }
            if (name != null) {
                return "parameter " + name + " itself holds a value that is not finite";
            }
            if (t.op() instanceof Op.Leaf) {
                return "the input data " + t.type() + " hold a value that is not finite";
            }
            if (t.op() instanceof Op.Fill) {
                continue;
            }
            return "op '" + t.op().label() + "' made the first value that is not finite, in " + t.type()
                    + (layer.isEmpty() ? "" : ", at or after layer '" + owner(layer) + "'");
        }
        return "no single op of the step makes a value that is not finite: the sum of the gradient's squares overflows";
    }

    private static String owner(String parameter) {
        int dot = parameter.lastIndexOf('.');
        return dot < 0 ? parameter : parameter.substring(0, dot);
    }

    private static boolean isFinite(Tensor t) {
        for (double v : t.toDoubleArray()) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }
}
