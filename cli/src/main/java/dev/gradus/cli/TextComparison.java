package dev.gradus.cli;

import dev.gradus.classic.NGramModel;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.TextDataset;
import dev.gradus.lessons.Curve;
import dev.gradus.lessons.Figure;
import dev.gradus.lessons.Words;
import dev.gradus.train.Evaluation;
import dev.gradus.train.TrainedModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Models that count and networks on one scale: nats a character of the same text, which none has learned from.
///
/// @param counted for each smoothing the nats of orders 1, 2, …
/// @param networks nats by name
record TextComparison(Map<Smoothing, double[]> counted, Map<String, Double> networks) {
    /// @param train what is counted
    /// @param test what is measured
    /// @param most the longest runs counted
    /// @throws IllegalArgumentException naming a model that is none of text, or does not know the test's characters
    static TextComparison of(TextDataset train, TextDataset test, int most, Map<String, TrainedModel> models) {
        int symbols = train.vocabulary().orElseThrow().size();
        // a model that does not fit is told before the counting, which takes long
        List<Network> fitting = models.entrySet().stream()
                .map(m -> Network.of(m.getKey(), m.getValue(), test))
                .toList();
        Map<Smoothing, double[]> counted = new LinkedHashMap<>();
        for (Smoothing smoothing : Smoothing.values()) {
            counted.put(
                    smoothing,
                    IntStream.rangeClosed(1, most)
                            .mapToDouble(order ->
                                    new NGramModel(train.symbols(), symbols, order, smoothing).nats(test.symbols()))
                            .toArray());
        }
        Map<String, Double> networks = new LinkedHashMap<>();
        fitting.forEach(n -> networks.put(n.name, n.nats() / test.symbols().length));
        return new TextComparison(counted, networks);
    }

    /// A network and the text to measure as it reads it.
    private record Network(String name, TrainedModel model, TextDataset text) {
        static Network of(String name, TrainedModel model, TextDataset test) {
            try {
                if (model.fit(test) instanceof TextDataset text) {
                    return new Network(name, model, text);
                }
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
            throw new IllegalArgumentException(name + ": the model reads no text");
        }

        /// Of the whole text: a model of words has fewer symbols to tell, each harder.
        double nats() {
            return new Evaluation(model.layer(), model.task()).run(text).loss() * text.symbols().length;
        }
    }

    private int orders() {
        return counted.values().iterator().next().length;
    }

    /// One line a model.
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("nats a character"));
        counted.forEach((smoothing, nats) -> {
            for (int i = 0; i < nats.length; i++) {
                lines.add(line((i + 1) + "-grams, " + word(smoothing), nats[i]));
            }
        });
        networks.forEach((name, nats) -> lines.add(line(name, nats)));
        return lines;
    }

    private static String line(String name, double nats) {
        return String.format(Locale.ROOT, "%8.4f  %s", nats, name);
    }

    private static String word(Smoothing smoothing) {
        return smoothing.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// All numbers as plain values.
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        counted.forEach((smoothing, nats) ->
                map.put(word(smoothing), Arrays.stream(nats).boxed().toList()));
        map.put("networks", networks);
        return map;
    }

    /// Nats over orders; a network is a level line, for it has no order.
    Figure figure() {
        double[] orders = IntStream.rangeClosed(1, orders()).asDoubleStream().toArray();
        List<Curve> curves = new ArrayList<>();
        counted.forEach((smoothing, nats) -> curves.add(Curve.line(Words.same(word(smoothing)), orders, nats)));
        networks.forEach((name, nats) ->
                curves.add(Curve.line(Words.same(name), new double[] {1, orders()}, new double[] {nats, nats})));
        return new Figure.Chart(
                new Words("Счёт против сети на одном тексте", "Counting against networks on one text"),
                new Words("длина n-граммы", "length of n-grams"),
                new Words("нат на символ", "nats a character"),
                curves);
    }
}
