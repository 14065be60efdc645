package dev.gradus.nn;

import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A golden case that Keras 2.0 computed, from the keras-js project (MIT licence): inputs of one example,
/// weights, expected output.
record KerasCase(List<Tensor> inputs, List<Tensor> weights, Tensor expected) {
    static Map<String, KerasCase> readAll(Path folder) {
        Map<String, KerasCase> cases = new LinkedHashMap<>();
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                json.readTree(file.toFile()).properties().forEach(e -> cases.put(e.getKey(), of(e.getValue())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static KerasCase of(JsonNode node) {
        List<Tensor> inputs = node.has("inputs") ? tensors(node.path("inputs")) : List.of(tensor(node.path("input")));
        return new KerasCase(inputs, tensors(node.path("weights")), tensor(node.path("expected")));
    }

    private static List<Tensor> tensors(JsonNode nodes) {
        List<Tensor> all = new ArrayList<>();
        nodes.forEach(n -> all.add(tensor(n)));
        return all;
    }

    private static Tensor tensor(JsonNode node) {
        float[] data = new float[node.path("data").size()];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) node.path("data").path(i).asDouble();
        }
        int[] shape = new int[node.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = node.path("shape").path(i).asInt();
        }
        return Tensor.of(data, shape);
    }

    /// The only input, as a batch of one.
    Tensor x() {
        return inputs.get(0).expand(0);
    }

    Tensor weight(int i) {
        return weights.get(i);
    }
}
