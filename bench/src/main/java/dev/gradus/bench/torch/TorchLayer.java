package dev.gradus.bench.torch;

import java.util.List;

/// A layer of the peer.
interface TorchLayer {
    /// The handle of the output, new unless the layer works in place. The input stays the caller's; what the
    /// layer makes in between it releases itself.
    long forward(long x, boolean training);

    /// What the layer is, for people.
    String describe();

    /// What it holds.
    List<TorchParameter> parameters();

    /// A layer made of one call.
    record Call(String describe, List<TorchParameter> parameters, Body body) implements TorchLayer {
        /// The call.
        interface Body {
            long forward(long x, boolean training);
        }

        @Override
        public long forward(long x, boolean training) {
            return body.forward(x, training);
        }
    }

    /// Layers one after another, each input released as soon as the next layer has read it, as garbage is in
    /// Python: what the backward pass needs libtorch keeps.
    record Chain(List<TorchLayer> layers) implements TorchLayer {
        @Override
        public long forward(long x, boolean training) {
            long y = x;
            for (TorchLayer layer : layers) {
                long next = layer.forward(y, training);
                if (y != x && y != next) {
                    Torch.release(y);
                }
                y = next;
            }
            return y;
        }

        @Override
        public String describe() {
            return String.join("\n", layers.stream().map(TorchLayer::describe).toList());
        }

        @Override
        public List<TorchParameter> parameters() {
            return layers.stream().flatMap(l -> l.parameters().stream()).toList();
        }
    }

    /// `body(x) + x`.
    record Skip(TorchLayer body) implements TorchLayer {
        @Override
        public long forward(long x, boolean training) {
            long y = body.forward(x, training);
            long sum = Ops.add(x, y);
            Torch.release(y);
            return sum;
        }

        @Override
        public String describe() {
            return "x + (\n" + body.describe().indent(2) + ")";
        }

        @Override
        public List<TorchParameter> parameters() {
            return body.parameters();
        }
    }
}
