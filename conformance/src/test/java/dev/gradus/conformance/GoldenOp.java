package dev.gradus.conformance;

import dev.gradus.tensor.BinaryFn;
import dev.gradus.tensor.CompareFn;
import dev.gradus.tensor.ConvSpec;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.ReduceFn;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import dev.gradus.tensor.UnaryFn;
import dev.gradus.tensor.WindowSpec;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// An op in text: its record's name, its function if it has one, its attributes as `name=value`.
final class GoldenOp {
    private final Map<String, String> attributes = new HashMap<>();

    private GoldenOp(String[] words) {
        for (String w : words) {
            int equals = w.indexOf('=');
            if (equals > 0) {
                attributes.put(w.substring(0, equals), w.substring(equals + 1));
            }
        }
    }

    static Op parse(String text, TensorType out) {
        String[] words = text.split(" ");
        return new GoldenOp(words).op(words[0], words.length > 1 ? words[1] : "", out);
    }

    private Op op(String name, String fn, TensorType out) {
        return switch (name) {
            case "Fill" -> new Op.Fill(out, GoldenCase.number(word("value")));
            case "Iota" -> new Op.Iota(out, number("axis"));
            case "Random" -> new Op.Random(out, number("stream"));
            case "Unary" -> new Op.Unary(UnaryFn.valueOf(fn));
            case "Binary" -> new Op.Binary(BinaryFn.valueOf(fn));
            case "Compare" -> new Op.Compare(CompareFn.valueOf(fn));
            case "Select" -> new Op.Select();
            case "Cast" -> new Op.Cast(DType.valueOf(word("to").toUpperCase(Locale.ROOT)));
            case "Reshape" -> new Op.Reshape(shape("shape"));
            case "Permute" -> new Op.Permute(ints("axes"));
            case "Broadcast" -> new Op.Broadcast(shape("shape"));
            case "Slice" -> new Op.Slice(ints("starts"), ints("sizes"), ints("steps"));
            case "Pad" -> new Op.Pad(ints("low"), ints("high"), ints("interior"), number("value"));
            case "Flip" -> new Op.Flip(ints("axes"));
            case "Concat" -> new Op.Concat(number("axis"));
            case "Reduce" -> new Op.Reduce(ReduceFn.valueOf(fn), ints("axes"));
            case "ArgReduce" -> new Op.ArgReduce(ReduceFn.valueOf(fn), number("axis"));
            case "Scan" -> new Op.Scan(number("axis"), flag("reverse"));
            case "ArgSort" -> new Op.ArgSort(number("axis"), flag("descending"));
            case "MatMul" -> new Op.MatMul(flag("a"), flag("b"));
            case "Conv" -> new Op.Conv(conv());
            case "ConvInput" -> new Op.ConvInput(conv(), ints("spatial"));
            case "ConvWeight" -> new Op.ConvWeight(conv(), ints("kernel"));
            case "WindowArgMax" -> new Op.WindowArgMax(new WindowSpec(ints("sizes"), conv()));
            case "Gather" -> new Op.Gather(number("axis"), flag("along"));
            case "ScatterAdd" -> new Op.ScatterAdd(number("axis"), number("size"), flag("along"));
            case "StopGradient" -> new Op.StopGradient();
            case "Barrier" -> new Op.Barrier();
            default -> throw new IllegalArgumentException("no op " + name);
        };
    }

    private String word(String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    private int number(String name) {
        return Integer.parseInt(word(name));
    }

    private boolean flag(String name) {
        return word(name).equals("True");
    }

    private Ints ints(String name) {
        return Ints.of(GoldenCase.integers(word(name)));
    }

    private Shape shape(String name) {
        return Shape.of(GoldenCase.integers(word(name)));
    }

    private ConvSpec conv() {
        return new ConvSpec(ints("strides"), ints("low"), ints("high"), ints("dilations"), number("groups"));
    }
}
