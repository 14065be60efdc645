package dev.gradus.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// Compares tensors with what NumPy gives for an expression.
///
/// The values stand in the resource `numpy.tsv`, which `conformance/golden/numpy_expressions.py` writes from
/// the expressions in the tests; `x` is `arange(24).reshape(2, 3, 4)`, the other names are defined there.
final class Numpy {
    private static final Map<String, Golden> GOLDEN = read();

    private record Golden(Shape shape, double[] values) {}

    private Numpy() {}

    /// `0, 1, …` in a shape.
    static Tensor counted(int... shape) {
        return Tensor.arange(DType.F32, Shape.of(shape).intSize()).reshape(shape);
    }

    /// Fails unless the tensor has the shape and the values of the expression.
    static void check(String expression, Tensor actual) {
        Golden want = GOLDEN.get(expression);
        if (want == null) {
            throw new AssertionError("no value of " + expression + ": run numpy_expressions.py");
        }
        assertThat(actual.shape()).as(expression).isEqualTo(want.shape);
        double[] got = actual.toDoubleArray();
        for (int i = 0; i < got.length; i++) {
            String where = expression + ", element " + i;
            double v = want.values[i];
            if (Double.isFinite(v)) {
                assertThat(got[i]).as(where).isCloseTo(v, within(2e-6 * Math.max(1, Math.abs(v))));
            } else {
                assertThat(got[i]).as(where).isEqualTo(Double.valueOf(v));
            }
        }
    }

    private static Map<String, Golden> read() {
        Map<String, Golden> golden = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Numpy.class.getResourceAsStream("numpy.tsv"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            text.lines().map(l -> l.split("\t", -1)).forEach(f -> golden.put(f[0], golden(f[1], f[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }

    private static Golden golden(String shape, String values) {
        int[] sizes = words(shape, ",").mapToInt(Integer::parseInt).toArray();
        return new Golden(
                Shape.of(sizes), words(values, " ").mapToDouble(Numpy::number).toArray());
    }

    private static Stream<String> words(String s, String separator) {
        return s.isEmpty() ? Stream.empty() : Arrays.stream(s.split(separator));
    }

    private static double number(String s) {
        return switch (s) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.parseDouble(s);
        };
    }
}
