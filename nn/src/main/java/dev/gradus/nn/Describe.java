package dev.gradus.nn;

import dev.gradus.tensor.Op;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a model is made of: its layers with output shapes, parameters, arithmetic and memory. Nothing is
/// computed but shapes.
///
/// ```java
/// System.out.println(Describe.of(model, TensorType.of(DType.F32, 1, 1, 28, 28)));
/// ```
///
/// Inside of [Sequential] and [Residual] each layer has a line of its own. For other modules made of modules
/// the output and the arithmetic are known for the whole; their parts are listed with their parameters.
///
/// @param input the input that was asked for, batch included
/// @param output the output's type
/// @param rows one for each layer, parts after the whole
/// @param parameters numbers in all parameters, state included, shared ones once
/// @param trained numbers that an optimizer may change
/// @param weightBytes memory of all parameters
/// @param flops operations of a forward pass: see [Flops]
/// @param activationBytes memory of all layers' outputs, which training keeps for the backward pass; views take
///     none
public record Describe(
        TensorType input,
        TensorType output,
        List<Row> rows,
        long parameters,
        long trained,
        long weightBytes,
        long flops,
        long activationBytes) {
    /// A layer.
    ///
    /// @param name as in the names of its parameters
    /// @param type its record's name
    /// @param output the output's shape, unknown inside of modules that only their own code understands
    /// @param parameters numbers in its parameters
    /// @param flops operations of its forward pass, where the output is known
    /// @param activationBytes memory of its output, where it is known
    /// @param part whether it is a part of a row above, so that its numbers are in there already
    public record Row(
            String name,
            String type,
            Optional<Shape> output,
            long parameters,
            long flops,
            long activationBytes,
            boolean part) {}

    /// Describes a model for an input of a type, batch included.
    ///
    /// @throws IllegalArgumentException if the model does not take such an input
    public static Describe of(Layer model, TensorType input) {
        Walk walk = new Walk();
        Tensor x = Tensor.placeholder(input);
        Tensor y = walk.layer(model, "", x);
        var all = Modules.parameters(model).values();
        return new Describe(
                input,
                y.type(),
                List.copyOf(walk.rows),
                all.stream().mapToLong(p -> p.shape().size()).sum(),
                all.stream()
                        .filter(p -> p.isTrained())
                        .mapToLong(p -> p.shape().size())
                        .sum(),
                all.stream().mapToLong(p -> p.type().bytes()).sum(),
                walk.rows.stream().mapToLong(Row::flops).sum(),
                walk.rows.stream().mapToLong(Row::activationBytes).sum());
    }

    private static final class Walk {
        final List<Row> rows = new ArrayList<>();

        /// The layer's output; containers add nothing but their layers' rows.
        Tensor layer(Layer layer, String path, Tensor x) {
            return switch (layer) {
                case Sequential(List<Layer> layers) -> {
                    Tensor y = x;
                    for (int i = 0; i < layers.size(); i++) {
                        y = layer(layers.get(i), Modules.join(path, "layers." + i), y);
                    }
                    yield y;
                }
                case Residual(Layer body, Optional<Layer> shortcut) -> {
                    Tensor y = layer(body, Modules.join(path, "body"), x);
                    shortcut.ifPresent(s -> layer(s, Modules.join(path, "shortcut"), x));
                    yield y;
                }
                default -> row(layer, path, x);
            };
        }

        private Tensor row(Layer layer, String path, Tensor x) {
            Tensor in = Tensor.placeholder(x.type());
            Tensor y = layer.forward(in);
            long bytes = isView(y, in) ? 0 : y.type().bytes();
            long parameters = Modules.parameterCount(layer);
            rows.add(
                    new Row(path, type(layer), Optional.of(y.shape()), parameters, Flops.between(in, y), bytes, false));
            parts(layer, path);
            return Tensor.placeholder(y.type());
        }

        /// Whether the output is the input's memory under another shape.
        private static boolean isView(Tensor y, Tensor in) {
            Tensor t = y;
            while (t.op() instanceof Op.Reshape) {
                t = t.inputs().get(0);
            }
            return t == in;
        }

        private void parts(Object value, String path) {
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    part(list.get(i), Modules.join(path, String.valueOf(i)));
                }
            } else if (value instanceof Record record) {
                for (RecordComponent c : record.getClass().getRecordComponents()) {
                    part(Fields.read(record, c), Modules.join(path, c.getName()));
                }
            }
        }

        private void part(Object value, String path) {
            if (value instanceof Optional<?> optional) {
                optional.ifPresent(v -> part(v, path));
                return;
            }
            long parameters = value instanceof Module ? Modules.parameterCount(value) : 0;
            if (parameters > 0) {
                rows.add(new Row(path, type(value), Optional.empty(), parameters, 0, 0, true));
            }
            if (parameters > 0 || value instanceof List<?>) {
                parts(value, path);
            }
        }

        private static String type(Object value) {
            return value.getClass().getSimpleName();
        }
    }

    /// The description as a table, ending with the totals.
    @Override
    public String toString() {
        return DescribeTable.format(this);
    }
}
