package dev.gradus.nn;

import static dev.gradus.nn.KerasLayers.channelsFirst;
import static dev.gradus.nn.KerasLayers.channelsLast;

import dev.gradus.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The golden cases of pooling layers, whose settings are those of the keras-js project's tests.
final class KerasPools {
    private KerasPools() {}

    /// Window, strides, whether "same", whether channels come first.
    private record Pool(int[] window, int[] strides, boolean same, boolean first) {
        static Pool of(int window, boolean same, boolean first, int... strides) {
            int axes = strides.length;
            return new Pool(Sizes.spread(new int[] {window}, axes).toArray(), strides, same, first);
        }

        Tensor forward(String kind, Tensor x) {
            Tensor in = first ? x : channelsFirst(x);
            Tensor y = kind.equals("Max") ? max().forward(in) : average().forward(in);
            return first ? y : channelsLast(y);
        }

        private Layer max() {
            MaxPool pool = MaxPool.of(window).stride(strides);
            return same ? pool.same() : pool;
        }

        private Layer average() {
            AvgPool pool = AvgPool.of(window).stride(strides).countPadding(false);
            return same ? pool.same() : pool;
        }
    }

    static void addTo(Map<String, Function<KerasCase, Tensor>> adapters) {
        Map<String, List<Pool>> pools = Map.of(
                "1D",
                List.of(
                        Pool.of(2, false, false, 2),
                        Pool.of(2, false, false, 1),
                        Pool.of(2, false, false, 3),
                        Pool.of(2, true, false, 2),
                        Pool.of(2, true, false, 1),
                        Pool.of(2, true, false, 3),
                        Pool.of(3, false, false, 3),
                        Pool.of(3, true, false, 1),
                        Pool.of(3, true, false, 3)),
                "2D",
                List.of(
                        Pool.of(2, false, false, 2, 2),
                        Pool.of(2, false, false, 1, 1),
                        Pool.of(2, false, false, 2, 1),
                        Pool.of(3, false, false, 3, 3),
                        Pool.of(3, false, false, 3, 3),
                        Pool.of(2, true, false, 2, 2),
                        Pool.of(2, true, false, 1, 1),
                        Pool.of(2, true, false, 2, 1),
                        Pool.of(3, true, false, 3, 3),
                        Pool.of(3, true, false, 3, 3),
                        Pool.of(3, false, true, 2, 2),
                        Pool.of(3, true, true, 1, 1),
                        Pool.of(2, false, true, 2, 2)),
                "3D",
                List.of(
                        Pool.of(2, false, false, 2, 2, 2),
                        Pool.of(2, false, false, 1, 1, 1),
                        Pool.of(2, false, false, 2, 1, 1),
                        Pool.of(3, false, false, 3, 3, 3),
                        Pool.of(3, false, false, 3, 3, 3),
                        Pool.of(2, true, false, 2, 2, 2),
                        Pool.of(2, true, false, 1, 1, 1),
                        Pool.of(2, true, false, 1, 2, 1),
                        Pool.of(3, true, false, 3, 3, 3),
                        Pool.of(3, true, false, 3, 3, 3),
                        Pool.of(3, false, true, 2, 2, 2),
                        Pool.of(3, true, true, 1, 1, 1),
                        Pool.of(2, false, true, 2, 2, 2)));
        pools.forEach((axes, list) -> {
            for (int i = 0; i < list.size(); i++) {
                Pool pool = list.get(i);
                adapters.put("pooling.MaxPooling" + axes + "." + i, c -> pool.forward("Max", c.x()));
                adapters.put("pooling.AveragePooling" + axes + "." + i, c -> pool.forward("Average", c.x()));
            }
            for (int i = 0; i < 3; i++) {
                boolean first = i == 1 && !axes.equals("1D");
                adapters.put(
                        "pooling.GlobalMaxPooling" + axes + "." + i,
                        c -> new GlobalMaxPool().forward(first ? c.x() : channelsFirst(c.x())));
                adapters.put(
                        "pooling.GlobalAveragePooling" + axes + "." + i,
                        c -> new GlobalAvgPool().forward(first ? c.x() : channelsFirst(c.x())));
            }
        });
    }
}
