package dev.gradus.nn;

import dev.gradus.tensor.TensorType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The structure of a module as plain data: enough to make it again, without the values of its parameters. Made
/// by [Modules#tree], read by [Modules#build]; a file format writes one value for each kind.
public sealed interface ModelTree {
    /// A record: its type by the name that a [Registry] knows, and its components by name.
    record Node(String type, Map<String, ModelTree> components) implements ModelTree {
        /// Keeps the order of the components.
        public Node {
            components = Collections.unmodifiableMap(new LinkedHashMap<>(components));
        }
    }

    /// A parameter, by the name that [Modules#parameters] gives it. A shared one occurs more than once.
    record Weight(String name, TensorType type, boolean trained) implements ModelTree {}

    /// An `int` or `long`.
    record Whole(long value) implements ModelTree {}

    /// A `double` or `float`.
    record Real(double value) implements ModelTree {}

    /// A `boolean`.
    record Flag(boolean value) implements ModelTree {}

    /// A `String`, or the name of an enum's constant.
    record Text(String value) implements ModelTree {}

    /// A [dev.gradus.tensor.Ints].
    record Wholes(List<Integer> values) implements ModelTree {
        /// Keeps a copy.
        public Wholes {
            values = List.copyOf(values);
        }
    }

    /// A list.
    record Items(List<ModelTree> items) implements ModelTree {
        /// Keeps a copy.
        public Items {
            items = List.copyOf(items);
        }
    }

    /// An [Optional].
    record Maybe(Optional<ModelTree> content) implements ModelTree {}
}
