package dev.gradus.io;

import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that a training run needs to go on from a step as if it had never stopped: one safetensors file with a
/// checksum.
///
/// @param step number of training steps done
/// @param tensors weights, optimizer state and the like, by name
/// @param state everything else as text, by names that do not start with `gradus.`; [Json] turns records into
///     text and back
public record Checkpoint(long step, Map<String, Tensor> tensors, Map<String, String> state) {
    private static final String KIND = "checkpoint";
    private static final String STEP = VerifiedTensors.OWN + "step";

    /// Keeps copies of the maps in the order given.
    public Checkpoint {
        if (step < 0) {
            throw new IllegalArgumentException("checkpoint: negative step " + step);
        }
        for (String key : state.keySet()) {
            if (key.startsWith(VerifiedTensors.OWN)) {
                throw new IllegalArgumentException("checkpoint: the state's name '" + key + "' is taken");
            }
        }
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        state = Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }

    /// Writes a file, whole or not at all.
    ///
    /// @throws IOException naming the file and the reason
    public void write(Path file) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>(state);
        metadata.put(STEP, String.valueOf(step));
        VerifiedTensors.write(file, KIND, new SafeTensors(tensors, metadata));
    }

    /// Reads a file.
    ///
    /// @throws FileFormatException if the file is damaged or no checkpoint
    /// @throws IOException if the file cannot be read
    public static Checkpoint read(Path file) throws IOException {
        SafeTensors content = VerifiedTensors.read(file, KIND);
        Map<String, String> state = new LinkedHashMap<>(content.metadata());
        String step = state.remove(STEP);
        if (step == null || !step.matches("\\d{1,18}")) {
            throw new FileFormatException(file, "the checkpoint has no step");
        }
        return new Checkpoint(Long.parseLong(step), content.tensors(), state);
    }
}
