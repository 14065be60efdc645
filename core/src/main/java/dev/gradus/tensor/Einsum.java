package dev.gradus.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Einstein summation by permuting, multiplying matrices and summing, two operands at a time from the left.
final class Einsum {
    private final String equation;

    /// An operand whose axes carry distinct letters.
    private record Term(Tensor tensor, String letters) {}

    private Einsum(String equation) {
        this.equation = equation;
    }

    static Tensor evaluate(String equation, List<Tensor> operands) {
        return new Einsum(equation).run(operands);
    }

    private Tensor run(List<Tensor> operands) {
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        String[] inputs = (arrow < 0 ? text : text.substring(0, arrow)).split(",", -1);
        if (inputs.length != operands.size()) {
            throw fail("names " + inputs.length + " operands, not " + operands.size());
        }
        int free = 0;
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].contains("...")) {
                free = Math.max(free, operands.get(i).rank() - (inputs[i].length() - 3));
            }
        }
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < inputs.length; i++) {
            terms.add(diagonal(operands.get(i), spell(inputs[i], operands.get(i), free)));
        }
        String output = arrow < 0 ? implied(inputs, free) : expandDots(text.substring(arrow + 2), free, free);
        if (free > 0 && output.indexOf('0') < 0) {
            throw fail("leaves out the axes of '...' in the output");
        }
        for (char c : output.toCharArray()) {
            if (output.indexOf(c) != output.lastIndexOf(c)
                    || terms.stream().noneMatch(t -> t.letters.indexOf(c) >= 0)) {
                throw fail("has output letter '" + c + "' twice or in no operand");
            }
        }
        Term total = terms.get(0);
        for (int i = 1; i < terms.size(); i++) {
            String later = output
                    + terms.subList(i + 1, terms.size()).stream()
                            .map(Term::letters)
                            .collect(Collectors.joining());
            total = multiply(
                    reduce(total, later + terms.get(i).letters), reduce(terms.get(i), later + total.letters), later);
        }
        return arrange(reduce(total, output), output);
    }

    /// Letters of an operand with `...` replaced by the last of the private letters '0', '1', ….
    private String spell(String letters, Tensor x, int free) {
        int dots = letters.contains("...") ? x.rank() - (letters.length() - 3) : 0;
        String s = dots < 0 ? letters : expandDots(letters, dots, free);
        if (s.length() != x.rank()) {
            throw fail("gives '" + letters + "' to an operand of shape " + x.shape());
        }
        return s;
    }

    private String expandDots(String letters, int dots, int free) {
        StringBuilder s = new StringBuilder();
        for (int i = free - dots; i < free; i++) {
            s.append((char) ('0' + i));
        }
        String out = letters.replace("...", s);
        for (char c : letters.replace("...", "").toCharArray()) {
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) {
                throw fail("has '" + c + "', which is not a letter");
            }
        }
        return out;
    }

    private static String implied(String[] inputs, int free) {
        TreeMap<Character, Integer> counts = new TreeMap<>();
        for (String s : inputs) {
            for (char c : s.replace("...", "").toCharArray()) {
                counts.merge(c, 1, Integer::sum);
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < free; i++) {
            out.append((char) ('0' + i));
        }
        counts.forEach((c, n) -> out.append(n == 1 ? String.valueOf(c) : ""));
        return out.toString();
    }

    /// Repeated letters reduced to the diagonal.
    private Term diagonal(Tensor x, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            int j = letters.indexOf(letters.charAt(i), i + 1);
            if (j < 0) {
                continue;
            }
            int n = x.size(i);
            if (n != x.size(j)) {
                throw fail("needs equal sizes for '" + letters.charAt(i) + "' in " + x.shape());
            }
            Shape line = Shape.of(Ints.repeat(1, x.rank()).toArray()).with(i, n);
            Tensor index = Tensor.arange(DType.I32, n)
                    .reshape(line)
                    .broadcastTo(x.shape().with(j, 1));
            return diagonal(x.takeAlong(j, index).squeeze(j), letters.substring(0, j) + letters.substring(j + 1));
        }
        return new Term(x, letters);
    }

    /// Sums away the letters that nobody needs any more.
    private static Term reduce(Term t, String needed) {
        int[] axes = new int[t.letters.length()];
        int n = 0;
        StringBuilder rest = new StringBuilder();
        for (int i = 0; i < t.letters.length(); i++) {
            if (needed.indexOf(t.letters.charAt(i)) < 0) {
                axes[n++] = i;
            } else {
                rest.append(t.letters.charAt(i));
            }
        }
        return n == 0 ? t : new Term(t.tensor.sum(java.util.Arrays.copyOf(axes, n)), rest.toString());
    }

    /// One batched matrix product: shared letters that stay are batch axes, shared letters that go are summed.
    private Term multiply(Term a, Term b, String later) {
        StringBuilder batch = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        for (char c : a.letters.toCharArray()) {
            if (b.letters.indexOf(c) >= 0) {
                (later.indexOf(c) >= 0 ? batch : inner).append(c);
            }
        }
        String shared = batch.toString() + inner;
        String rows = without(a.letters, shared);
        String columns = without(b.letters, shared);
        Tensor x = arrange(a, batch + rows + inner);
        Tensor y = arrange(b, batch.toString() + inner + columns);
        int nb = batch.length();
        int ni = inner.length();
        // sizes of shared axes agree or broadcast
        Shape lead = Shape.broadcast(equation, x.shape().slice(0, nb), y.shape().slice(0, nb));
        Shape in = Shape.broadcast(
                equation, x.shape().slice(x.rank() - ni, x.rank()), y.shape().slice(nb, nb + ni));
        Shape r = x.shape().slice(nb, x.rank() - ni);
        Shape c = y.shape().slice(nb + ni, y.rank());
        Tensor left =
                x.broadcastTo(lead.concat(r).concat(in)).reshape(Shape.of(lead.intSize(), r.intSize(), in.intSize()));
        Tensor right =
                y.broadcastTo(lead.concat(in).concat(c)).reshape(Shape.of(lead.intSize(), in.intSize(), c.intSize()));
        return new Term(left.matmul(right).reshape(lead.concat(r).concat(c)), batch + rows + columns);
    }

    private static String without(String letters, String drop) {
        return letters.chars()
                .filter(c -> drop.indexOf(c) < 0)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    private static Tensor arrange(Term t, String letters) {
        int[] axes = new int[letters.length()];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = t.letters.indexOf(letters.charAt(i));
        }
        return t.tensor.permute(axes);
    }

    private IllegalArgumentException fail(String message) {
        return new IllegalArgumentException("einsum: \"" + equation + "\" " + message);
    }
}
