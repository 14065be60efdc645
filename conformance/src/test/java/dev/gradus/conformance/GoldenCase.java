package dev.gradus.conformance;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// An op, inputs and the output that NumPy gives: a line of `golden.tsv`, which `golden/make_golden.py` writes.
///
/// @param name the line's number and its op
/// @param op with its attributes
/// @param inputs of the op
/// @param output expected, floating values in double precision
record GoldenCase(String name, Op op, List<Values> inputs, Values output) {
    /// A tensor in text: its type and its values.
    record Values(TensorType type, List<String> numbers) {
        static Values parse(String text) {
            String dtype = text.substring(0, text.indexOf('('));
            String shape = text.substring(text.indexOf('(') + 1, text.indexOf(')'));
            String values = text.substring(text.indexOf(':') + 1);
            TensorType type = new TensorType(Shape.of(integers(shape)), DType.valueOf(dtype.toUpperCase(Locale.ROOT)));
            return new Values(type, values.isEmpty() ? List.of() : List.of(values.split(" ")));
        }

        double real(int i) {
            return number(numbers.get(i));
        }

        /// As a tensor of its dtype, or of another floating dtype.
        Tensor tensor(DType dtype) {
            Storage storage = Storage.allocate(dtype, numbers.size());
            for (int i = 0; i < numbers.size(); i++) {
                if (dtype.isFloat()) {
                    storage.setDouble(i, real(i));
                } else {
                    storage.setLong(i, Long.parseLong(numbers.get(i)));
                }
            }
            return Tensor.leaf(new TensorType(type.shape(), dtype), storage);
        }
    }

    static double number(String text) {
        return switch (text) {
            case "inf", "Infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    static int[] integers(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    static List<GoldenCase> all() {
        try (InputStream in = Objects.requireNonNull(GoldenCase.class.getResourceAsStream("golden.tsv"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return java.util.stream.IntStream.range(0, lines.size())
                    .mapToObj(i -> parse(i + 1, lines.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenCase parse(int number, String line) {
        List<String> fields = List.of(line.split("\t"));
        List<Values> tensors =
                fields.subList(1, fields.size()).stream().map(Values::parse).toList();
        Values output = tensors.getLast();
        Op op = GoldenOp.parse(fields.get(0), output.type());
        return new GoldenCase(
                number + ": " + line.substring(0, Math.min(line.length(), 60)).replace('\t', ' '),
                op,
                tensors.subList(0, tensors.size() - 1),
                output);
    }

    /// Whether every floating tensor is f32, so that the case can be computed in f64 as well.
    boolean isSingle() {
        return output.type().dtype() == DType.F32
                && !(op instanceof Op.Cast || op instanceof Op.Random)
                && inputs.stream().noneMatch(v -> v.type().dtype() == DType.F64);
    }

    @Override
    public String toString() {
        return name;
    }
}
