package dev.gradus.io;

import dev.gradus.nn.ModelTree;
import dev.gradus.nn.Module;
import dev.gradus.nn.Modules;
import dev.gradus.nn.Registry;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A finished model with all that its use needs, in one file: architecture, weights, preprocessing, class names
/// and where it comes from.
///
/// The file, usually `model.gradus`, is a safetensors file with a checksum: other tools can read the weights.
/// The rest is JSON in its metadata. No class is loaded by a name that a file gives: only records of a
/// [Registry] are made.
///
/// ```java
/// new ModelFile(model, info).write(Path.of("model.gradus"));
/// Layer same = (Layer) ModelFile.read(Path.of("model.gradus")).model();
/// ```
///
/// @param model the network
/// @param info everything else
public record ModelFile(Module model, ModelInfo info) {
    private static final String KIND = "model";
    private static final String ARCHITECTURE = VerifiedTensors.OWN + "architecture";
    private static final String INFO = VerifiedTensors.OWN + "info";

    /// Writes a file, whole or not at all.
    ///
    /// @throws IllegalArgumentException if the model has components that a file cannot hold
    /// @throws IOException naming the file and the reason
    public void write(Path file) throws IOException {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Modules.parameters(model).forEach((name, parameter) -> weights.put(name, parameter.value()));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(ARCHITECTURE, Json.write(ArchitectureWriter.write(Modules.tree(model))));
        metadata.put(INFO, Json.write(info));
        VerifiedTensors.write(file, KIND, new SafeTensors(weights, metadata));
    }

    /// Reads a file whose model consists of this library's layers.
    ///
    /// @throws FileFormatException if the file is damaged, is no model, or its weights do not fit its
    ///     architecture
    /// @throws IOException if the file cannot be read
    public static ModelFile read(Path file) throws IOException {
        return read(file, Registry.standard());
    }

    /// Reads a file whose model consists of a registry's records.
    ///
    /// @throws FileFormatException if the file is damaged, is no model, or its weights do not fit its
    ///     architecture
    /// @throws IOException if the file cannot be read
    public static ModelFile read(Path file, Registry registry) throws IOException {
        return from(file, VerifiedTensors.read(file, KIND), registry);
    }

    static ModelFile from(Path file, SafeTensors content, Registry registry) throws FileFormatException {
        try {
            ModelInfo info = Json.read(text(file, content, INFO), ModelInfo.class);
            ArchitectureReader reader = new ArchitectureReader(content.tensors());
            ModelTree tree = reader.read(Json.readObject(text(file, content, ARCHITECTURE)));
            List<String> faults = reader.faults();
            if (!faults.isEmpty()) {
                throw new FileFormatException(
                        file, "the weights do not fit the architecture: " + String.join("; ", faults));
            }
            Module model = Modules.build(tree, registry, weight -> {
                Tensor value = content.tensor(weight.name());
                return weight.trained() ? Parameter.of(value) : Parameter.state(value);
            });
            return new ModelFile(model, info);
        } catch (IllegalArgumentException e) {
            throw new FileFormatException(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(Path file, SafeTensors content, String key) throws FileFormatException {
        String text = content.metadata().get(key);
        if (text == null) {
            throw new FileFormatException(file, "the model lacks its " + key);
        }
        return text;
    }
}
