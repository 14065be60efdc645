package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Reverse-mode differentiation (backpropagation): one walk from the result to the inputs in which every node
/// is visited once. Gradients are tensors like any other, so they can be differentiated again.
public final class Autodiff {
    private Autodiff() {}

    /// A loss with its gradients.
    public record ValueAndGrad(Tensor value, Gradients gradients) {}

    /// Gradients of a scalar to tensors, in their order. A tensor that the scalar does not depend on gets
    /// zeros.
    ///
    /// @throws IllegalArgumentException if the result is not a floating scalar
    public static List<Tensor> grad(Tensor scalar, List<Tensor> to) {
        return vjp(checkScalar(scalar), to, Tensor.full(scalar.dtype(), 1));
    }

    /// Gradient of a scalar to one tensor.
    public static Tensor grad(Tensor scalar, Tensor to) {
        return grad(scalar, List.of(to)).get(0);
    }

    /// Gradients of a loss to parameters. Inside a captured step, or outside.
    public static Gradients grad(Tensor loss, Collection<Parameter> parameters) {
        List<Parameter> list = List.copyOf(parameters);
        Map<Tensor, Tensor> found = cotangents(
                checkScalar(loss),
                Tensor.full(loss.dtype(), 1),
                list.stream().map(Parameter::value).toList());
        Map<Parameter, Tensor> byParameter = new java.util.LinkedHashMap<>();
        List<Parameter> missing = new ArrayList<>();
        for (Parameter p : list) {
            Tensor g = found.get(p.value());
            if (g == null) {
                missing.add(p);
            }
            byParameter.put(p, g == null ? zerosLike(p.value()) : g);
        }
        return new Gradients(byParameter, missing);
    }

    /// A loss and its gradients to parameters.
    public static ValueAndGrad valueAndGrad(Supplier<Tensor> loss, Collection<Parameter> parameters) {
        Tensor value = loss.get();
        return new ValueAndGrad(value, grad(value, parameters));
    }

    /// The gradient of a scalar function as a function; applies to itself for higher orders.
    public static UnaryOperator<Tensor> grad(Function<Tensor, Tensor> function) {
        return x -> grad(function.apply(x), x);
    }

    /// The product of a function's Hessian at `x` with a vector, without forming the Hessian (Pearlmutter
    /// 1994): ∇(∇f · v).
    public static Tensor hessianVector(Function<Tensor, Tensor> function, Tensor x, Tensor vector) {
        Tensor gradient = grad(function.apply(x), x);
        return grad(gradient.mul(vector.stopGradient()).sum(), x);
    }

    /// The vector–Jacobian products of a result: cotangents of tensors, in their order, given the result's
    /// cotangent.
    public static List<Tensor> vjp(Tensor result, List<Tensor> to, Tensor cotangent) {
        if (!cotangent.type().equals(result.type())) {
            throw new IllegalArgumentException(
                    "vjp: the cotangent's type " + cotangent.type() + " is not the result's " + result.type());
        }
        Map<Tensor, Tensor> found = cotangents(result, cotangent, to);
        return to.stream()
                .map(t -> found.containsKey(t) ? found.get(t) : zerosLike(t))
                .toList();
    }

    /// A function of tensors whose intermediate values are not kept for the backward pass but computed again
    /// there (Chen et al., arXiv 1604.06174): more time for less memory. Parameters that it reads get their
    /// gradients as usual.
    public static Tensor checkpoint(Function<List<Tensor>, Tensor> function, List<Tensor> inputs) {
        Tensor formula = function.apply(inputs);
        Set<Tensor> given = Collections.newSetFromMap(new IdentityHashMap<>());
        given.addAll(inputs);
        List<Tensor> sources = new ArrayList<>(inputs);
        for (Tensor t : Graph.topological(List.of(formula), given::contains)) {
            if (t.op() instanceof Op.Leaf && given.add(t)) {
                sources.add(t);
            }
        }
        return Tensor.node(new Checkpoint(formula, List.copyOf(sources)), sources);
    }

    /// The cotangents of an op's inputs by its formula, each for a place by itself: a tensor that is given
    /// twice, or of which another input is made, does not get its other places' share here.
    static List<Tensor> pullback(Op.Custom op, List<Tensor> in, Tensor cotangent) {
        List<Tensor> given = Stream.concat(in.stream(), Stream.of(cotangent)).toList();
        List<Tensor> places =
                given.stream().map(t -> Tensor.placeholder(t.type())).toList();
        List<Tensor> inputs = places.subList(0, in.size());
        return Graph.substitute(vjp(op.decompose(inputs), inputs, places.getLast()), places, given);
    }

    private record Checkpoint(Tensor formula, List<Tensor> sources) implements Op.Custom {
        @Override
        public Tensor decompose(List<Tensor> in) {
            return Graph.substitute(List.of(formula), sources, in).get(0);
        }

        @Override
        public TensorType infer(List<TensorType> in) {
            return formula.type();
        }

        @Override
        public List<Tensor> backward(List<Tensor> in, Tensor out, Tensor cotangent) {
            List<Tensor> later = in.stream()
                    .map(t -> Tensor.node(new Op.Barrier(), t, cotangent))
                    .toList();
            return vjp(decompose(later), later, cotangent);
        }
    }

    private static Tensor checkScalar(Tensor t) {
        if (t.rank() != 0 || !t.dtype().isFloat()) {
            throw new IllegalArgumentException("grad: only a floating scalar has a gradient, not " + t.type()
                    + ": reduce it with sum() or mean() first");
        }
        return t;
    }

    private static Tensor zerosLike(Tensor t) {
        return Tensor.node(new Op.Fill(t.type(), 0));
    }

    private static Map<Tensor, Tensor> cotangents(Tensor result, Tensor cotangent, List<Tensor> to) {
        List<Tensor> order = Graph.topological(List.of(result));
        Set<Tensor> active = Collections.newSetFromMap(new IdentityHashMap<>());
        active.addAll(to);
        for (Tensor t : order) {
            if (!(t.op() instanceof Op.StopGradient)
                    && t.dtype().isFloat()
                    && t.inputs().stream().anyMatch(active::contains)) {
                active.add(t);
            }
        }
        Map<Tensor, Tensor> ct = new HashMap<>();
        if (!active.contains(result)) {
            return ct;
        }
        ct.put(result, cotangent);
        Set<Tensor> ends = Collections.newSetFromMap(new IdentityHashMap<>());
        ends.addAll(to);
        for (int i = order.size() - 1; i >= 0; i--) {
            Tensor node = order.get(i);
            Tensor c = ct.get(node);
            if (c == null || node.inputs().isEmpty()) {
                continue;
            }
            if (!ends.contains(node)) {
                ct.remove(node);
            }
            Vjp.apply(node, c, (input, contribution) -> {
                Tensor x = node.inputs().get(input);
                if (active.contains(x)) {
                    ct.merge(x, contribution.get(), Tensor::add);
                }
            });
        }
        return ct;
    }
}
