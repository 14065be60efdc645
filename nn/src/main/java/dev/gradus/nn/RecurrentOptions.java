package dev.gradus.nn;

import dev.gradus.tensor.Key;

/// The settings of a recurrent network.
///
/// @param kind the cell
/// @param in number of inputs of a step
/// @param size number of outputs, in each direction
/// @param activation what makes new values
/// @param gateActivation what opens gates; a plain network has none
/// @param resetAfter see [GruCell]
/// @param lastOnly whether only the last output is given
/// @param direction which way the sequence is read
public record RecurrentOptions(
        Kind kind,
        int in,
        int size,
        Layer activation,
        Layer gateActivation,
        boolean resetAfter,
        boolean lastOnly,
        Direction direction)
        implements Blueprint<Layer> {
    /// The kinds of cells.
    public enum Kind {
        /// [RnnCell]
        RNN(1),
        /// [LstmCell]
        LSTM(4),
        /// [GruCell]
        GRU(3);

        private final int gates;

        Kind(int gates) {
            this.gates = gates;
        }
    }

    /// Which way a sequence is read.
    public enum Direction {
        /// From its start.
        FORWARDS,
        /// From its end.
        BACKWARDS,
        /// Both, outputs side by side.
        BOTH
    }

    /// Checks the sizes.
    public RecurrentOptions {
        Sizes.positive("recurrent: inputs", in);
        Sizes.positive("recurrent: size", size);
    }

    static RecurrentOptions of(Kind kind, int in, int size) {
        return new RecurrentOptions(kind, in, size, new Tanh(), new Sigmoid(), true, false, Direction.FORWARDS);
    }

    /// With another activation of new values.
    public RecurrentOptions activation(Parameterless value) {
        return new RecurrentOptions(kind, in, size, value, gateActivation, resetAfter, lastOnly, direction);
    }

    /// With another activation of the gates.
    public RecurrentOptions gateActivation(Parameterless value) {
        return new RecurrentOptions(kind, in, size, activation, value, resetAfter, lastOnly, direction);
    }

    /// With the reset of a [GruCell] after the product, or before it.
    public RecurrentOptions resetAfter(boolean value) {
        return new RecurrentOptions(kind, in, size, activation, gateActivation, value, lastOnly, direction);
    }

    /// With the last output only, `(N, size)`.
    public RecurrentOptions last() {
        return new RecurrentOptions(kind, in, size, activation, gateActivation, resetAfter, true, direction);
    }

    /// Reading from the end.
    public RecurrentOptions backwards() {
        return new RecurrentOptions(
                kind, in, size, activation, gateActivation, resetAfter, lastOnly, Direction.BACKWARDS);
    }

    /// Reading both ways, which doubles the outputs.
    public RecurrentOptions bidirectional() {
        return new RecurrentOptions(kind, in, size, activation, gateActivation, resetAfter, lastOnly, Direction.BOTH);
    }

    @Override
    public Layer init(Key key) {
        Recurrent one = new Recurrent(cell(key.fold(0)), direction == Direction.BACKWARDS, lastOnly);
        return direction == Direction.BOTH
                ? new Bidirectional(one, new Recurrent(cell(key.fold(1)), true, lastOnly))
                : one;
    }

    private Cell cell(Key key) {
        Gates gates = Gates.init(key, in, size, kind.gates);
        return switch (kind) {
            case RNN -> new RnnCell(gates, activation);
            case LSTM -> new LstmCell(gates, activation, gateActivation);
            case GRU -> new GruCell(gates, activation, gateActivation, resetAfter);
        };
    }

    @Override
    public long parameterCount() {
        return Gates.count(in, size, kind.gates) * (direction == Direction.BOTH ? 2 : 1);
    }
}
