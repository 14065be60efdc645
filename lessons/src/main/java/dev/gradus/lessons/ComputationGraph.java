package dev.gradus.lessons;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Graph;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// L47: a network is a graph of computations; it is drawn from the same object that computes.
///
/// @param first h₁, the first function of the chain
public record ComputationGraph(UnaryOperator<Tensor> first) implements Lesson {
    /// ReLU.
    public ComputationGraph() {
        this(Tensor::relu);
    }

    @Override
    public Item item() {
        return new Item(
                "L47",
                new Words("Граф вычислений", "The computation graph"),
                new Words(
                        "Признаки x⁽⁰⁾ проходят через функции h₁, h₂, …; каждая вершина — тензор, который можно посмотреть. "
                                + "Рисунок построен по тому же объекту, который вычисляет.",
                        "The features x⁽⁰⁾ go through functions h₁, h₂, …; each node is a tensor that can be looked at. The "
                                + "picture is made from the very object that computes."),
                "x⁽⁰⁾ → h₁ → x⁽¹⁾ → h₂ → x⁽²⁾");
    }

    @Override
    public Outcome compute(Choices choices) {
        Tensor x = Tensor.of(new double[] {1, -2}, 1, 2);
        Tensor w = Tensor.of(new double[] {1, 0.5, -1, 0.25}, 2, 2);
        Tensor v = Tensor.of(new double[] {2, -3}, 2, 1);
        Tensor inner = x.matmul(w);
        Tensor hidden = first.apply(inner);
        Tensor out = hidden.matmul(v);
        List<Tensor> nodes = Graph.topological(List.of(out));
        Map<Tensor, Integer> depth = new HashMap<>();
        List<List<String>> columns = new ArrayList<>();
        List<List<String>> table = new ArrayList<>();
        List<Figure.Edge> edges = new ArrayList<>();
        int inOrder = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Tensor node = nodes.get(i);
            int at = 0;
            for (Tensor input : node.inputs()) {
                at = Math.max(at, depth.getOrDefault(input, nodes.size()) + 1);
                edges.add(new Figure.Edge(name(nodes, input), name(nodes, node)));
            }
            inOrder += at <= nodes.size() ? 1 : 0;
            depth.put(node, at);
            while (columns.size() <= Math.min(at, nodes.size())) {
                columns.add(new ArrayList<>());
            }
            columns.get(at).add(name(nodes, node));
            table.add(List.of(name(nodes, node), node.shape().toString(), node.toString()));
        }
        return new Outcome()
                .value(new Words("вершин", "nodes"), nodes.size())
                .figure(new Figure.Network(item().title(), columns, edges))
                .figure(Figure.Table.of(
                        new Words("Тензоры в вершинах", "The tensors of the nodes"),
                        List.of("node", "shape", "value"),
                        table))
                .near(
                        new Words(
                                "вершин: 3 входа, 3 операции и 0 из max(0, x)",
                                "nodes: 3 inputs, 3 operations and the 0 of max(0, x)"),
                        nodes.size(),
                        7,
                        0)
                .near(
                        new Words("входы вершины стоят до неё", "a node's inputs come before it"),
                        inOrder,
                        nodes.size(),
                        0)
                .near(new Words("рёбер", "edges"), edges.size(), 6, 0)
                .near(Words.same("x⁽²⁾ = 6"), out.reshape().cast(DType.F64).itemDouble(), 6, 1e-12);
    }

    private static String name(List<Tensor> nodes, Tensor node) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).equals(node)) {
                return (i + 1) + " " + node.op().getClass().getSimpleName();
            }
        }
        throw new IllegalStateException("the graph lacks a node of its own");
    }
}
