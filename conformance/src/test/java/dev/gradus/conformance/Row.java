package dev.gradus.conformance;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A row of the op table: a formula around one op, where its inputs lie, and how often it can be
/// differentiated.
///
/// @param name for messages
/// @param formula from inputs to output
/// @param inputs what they are made of
/// @param order 0 (no gradient), 1 or 2
/// @param tolerance how far f32 may be from the reference, relative to the larger of 1 and the value
record Row(String name, Function<List<Tensor>, Tensor> formula, List<Input> inputs, int order, double tolerance) {
    /// An input: uniform numbers in [low, high), cast to a dtype.
    record Input(DType dtype, double low, double high, Shape shape) {
        static Input of(double low, double high, int... shape) {
            return new Input(DType.F32, low, high, Shape.of(shape));
        }

        static Input of(DType dtype, double low, double high, int... shape) {
            return new Input(dtype, low, high, Shape.of(shape));
        }

        Input as(DType other) {
            return new Input(other, low, high, shape);
        }

        Tensor make(Key key) {
            return key.random(new TensorType(shape, DType.F64))
                    .mul(high - low)
                    .add(low)
                    .cast(dtype)
                    .copy();
        }
    }

    /// Inputs of a seed.
    List<Tensor> make(long seed) {
        List<Tensor> out = new ArrayList<>();
        for (Input i : inputs) {
            out.add(i.make(Key.of(seed).fold(out.size() + 1L)));
        }
        return out;
    }

    @Override
    public String toString() {
        return name;
    }
}
