package dev.gradus.classic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How often each run of 1 to n symbols comes in a text.
///
/// The runs of k symbols are a node each at depth k of a tree whose edges are symbols; an open hash table of
/// (node, symbol) holds all edges.
public final class NGrams {
    /// The longest run there can be.
    public static final int MOST = 12;

    private final int order;
    private final int symbols;
    private final Edges edges = new Edges();
    /// By node: how often its run came. The root, node 0, stands for the empty run.
    private int[] counts = new int[1024];
    /// By node: its last symbol, and the run without it.
    private int[] parents = new int[1024];

    private int[] last = new int[1024];
    private int[] depths = new int[1024];
    private int nodes = 1;

    /// Counts the runs of a text.
    ///
    /// @param text symbols from 0 to before `symbols`
    /// @param symbols how many symbols there are
    /// @param order the longest run, 1 to [#MOST]
    /// @throws IllegalArgumentException if the order is not in its range, or a symbol is not in its
    public NGrams(int[] text, int symbols, int order) {
        if (order < 1 || order > MOST) {
            throw new IllegalArgumentException("n-grams: the order is " + order + ", which must be 1 to " + MOST);
        }
        this.order = order;
        this.symbols = symbols;
        for (int i = 0; i < text.length; i++) {
            if (text[i] < 0 || text[i] >= symbols) {
                throw new IllegalArgumentException(
                        "n-grams: symbol " + i + " is " + text[i] + ", which must be below " + symbols);
            }
        }
        counts[0] = text.length;
        for (int from = 0; from < text.length; from++) {
            int node = 0;
            int end = Math.min(text.length, from + order);
            for (int i = from; i < end; i++) {
                node = grow(node, text[i]);
                counts[node]++;
            }
        }
    }

    private int grow(int node, int symbol) {
        int next = edges.get(node, symbol);
        if (next >= 0) {
            return next;
        }
        if (nodes == counts.length) {
            int more = nodes + (nodes >> 1);
            counts = Arrays.copyOf(counts, more);
            parents = Arrays.copyOf(parents, more);
            last = Arrays.copyOf(last, more);
            depths = Arrays.copyOf(depths, more);
        }
        parents[nodes] = node;
        last[nodes] = symbol;
        depths[nodes] = depths[node] + 1;
        edges.put(node, symbol, nodes);
        return nodes++;
    }

    /// The longest run.
    public int order() {
        return order;
    }

    /// How many symbols there are.
    public int symbols() {
        return symbols;
    }

    /// How many different runs came, of all lengths; the empty one is the first.
    int nodes() {
        return nodes;
    }

    int count(int node) {
        return counts[node];
    }

    int parent(int node) {
        return parents[node];
    }

    int last(int node) {
        return last[node];
    }

    int depth(int node) {
        return depths[node];
    }

    /// The node of a run continued by a symbol, or −1 where that never came.
    int next(int node, int symbol) {
        return edges.get(node, symbol);
    }

    /// The node of the symbols from `from` to before `to`, or −1 where they never came.
    int node(int[] text, int from, int to) {
        int node = 0;
        for (int i = from; i < to && node >= 0; i++) {
            node = edges.get(node, text[i]);
        }
        return node;
    }

    /// How often a run came.
    ///
    /// @throws IllegalArgumentException if it is longer than the order
    public int count(int... run) {
        if (run.length > order) {
            throw new IllegalArgumentException(
                    "n-grams: a run of " + run.length + " symbols is longer than the order " + order);
        }
        int node = node(run, 0, run.length);
        return node < 0 ? 0 : counts[node];
    }

    /// Each run of k symbols that came, with its count at the end of the row.
    ///
    /// @throws IllegalArgumentException if k is not from 1 to the order
    public List<int[]> runs(int k) {
        if (k < 1 || k > order) {
            throw new IllegalArgumentException("n-grams: a run of " + k + " symbols; the order is " + order);
        }
        List<int[]> rows = new ArrayList<>();
        for (int node = 1; node < nodes; node++) {
            if (depths[node] == k) {
                int[] row = new int[k + 1];
                row[k] = counts[node];
                for (int at = node; at != 0; at = parents[at]) {
                    row[depths[at] - 1] = last[at];
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
