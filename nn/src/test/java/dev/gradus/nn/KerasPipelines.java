package dev.gradus.nn;

import static dev.gradus.nn.KerasLayers.channelsFirst;
import static dev.gradus.nn.KerasLayers.channelsLast;

import dev.gradus.tensor.Ints;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The golden cases of whole networks, as lists of words: `conv`, `conv/2` (stride 2), `sep`, with `same`
/// behind a colon; `bn`, `fine` (with ε = 10⁻⁵), `max2/2` (window and stride), `avg2/1`, `dense`, `flat`, and
/// activations.
final class KerasPipelines {
    private static final Map<String, String> NETWORKS = Map.ofEntries(
            Map.entry("pipeline_00", "conv relu conv relu conv relu"),
            Map.entry("pipeline_01", "conv/2:same relu conv:same conv relu conv relu conv"),
            Map.entry("pipeline_02", "conv/2:same relu conv conv relu conv:same relu conv:same conv relu conv"),
            Map.entry("pipeline_03", "conv relu fine"),
            Map.entry("pipeline_04", "conv/2:same relu bn conv bn conv:same relu bn conv relu bn"),
            Map.entry("pipeline_05", "conv relu max2/2"),
            Map.entry(
                    "pipeline_06",
                    "conv/2 relu bn conv:same relu bn conv:same relu bn max2/2 conv bn conv:same relu bn max2/2"),
            Map.entry("pipeline_07", "conv relu max2/1"),
            Map.entry("pipeline_08", "conv:same relu conv relu max2/1:same"),
            Map.entry("pipeline_09", "conv relu avg2/2"),
            Map.entry(
                    "pipeline_10",
                    "conv/2 relu bn conv:same relu bn conv:same relu bn avg2/2 conv bn conv:same relu bn avg2/2"),
            Map.entry("pipeline_11", "conv relu avg2/1"),
            Map.entry("pipeline_12", "conv:same relu conv relu avg2/1:same"),
            Map.entry("pipeline_13", "conv relu conv relu max2/1 flat dense relu dense softmax"),
            Map.entry("pipeline_14", "sep sep"),
            Map.entry("pipeline_15", "conv bn relu sep:same bn"));

    private KerasPipelines() {}

    static void addTo(Map<String, Function<KerasCase, Tensor>> adapters) {
        NETWORKS.forEach((key, words) -> adapters.put(key, c -> run(words, c)));
    }

    static Tensor run(String words, KerasCase c) {
        List<Tensor> weights = new ArrayList<>(c.weights());
        Tensor x = channelsFirst(c.x());
        for (String word : words.split(" ", -1)) {
            x = layer(word, weights).forward(x);
        }
        return x.rank() == 4 ? channelsLast(x) : x;
    }

    private static Layer layer(String word, List<Tensor> weights) {
        Padding padding =
                word.endsWith(":same") ? new Padding.Same() : Geometry.of(2).padding();
        String plain = word.replace(":same", "");
        String kind = plain.replaceAll("[0-9]*(/.*)?$", "");
        int stride = plain.contains("/") ? Integer.parseInt(plain.substring(plain.indexOf('/') + 1)) : 1;
        Geometry geometry = Geometry.of(2).padding(padding).stride(stride);
        return switch (kind) {
            case "conv" -> KerasLayers.conv(take(weights, 2), geometry);
            case "sep" -> KerasLayers.separable(take(weights, 3), geometry);
            case "bn" -> KerasLayers.batchNorm(take(weights, 4), 1e-3, true, true);
            case "fine" -> KerasLayers.batchNorm(take(weights, 4), 1e-5, true, true);
            case "max" -> new MaxPool(Ints.of(2, 2), geometry);
            case "avg" -> new AvgPool(Ints.of(2, 2), geometry, false);
            case "flat" -> new Sequential(new ToChannelsLast(), new Flatten());
            case "dense" -> KerasLayers.dense(take(weights, 2));
            default -> KerasAdapters.activation(plain);
        };
    }

    private record ToChannelsLast() implements Parameterless {
        @Override
        public Tensor forward(Tensor x) {
            return channelsLast(x);
        }
    }

    private static List<Tensor> take(List<Tensor> weights, int count) {
        List<Tensor> taken = List.copyOf(weights.subList(0, count));
        weights.subList(0, count).clear();
        return taken;
    }
}
