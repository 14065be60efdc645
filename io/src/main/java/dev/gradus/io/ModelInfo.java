package dev.gradus.io;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model file says about its model.
///
/// @param preprocessing how an input is made from raw data, as plain values
/// @param classNames names of the outputs in their order; empty where outputs are no classes
/// @param version version of the library that wrote the file
/// @param created when the model was finished
/// @param seed seed of the run that trained it
/// @param dataFingerprint hash of the data that it was trained on
/// @param metrics how well it did, by name
public record ModelInfo(
        Map<String, Object> preprocessing,
        List<String> classNames,
        String version,
        Instant created,
        long seed,
        String dataFingerprint,
        Map<String, Double> metrics) {
    /// Keeps copies in the order given.
    public ModelInfo {
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
        classNames = List.copyOf(classNames);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /// A model finished now, by this version of the library.
    public static ModelInfo now(
            Map<String, Object> preprocessing,
            List<String> classNames,
            long seed,
            String dataFingerprint,
            Map<String, Double> metrics) {
        return new ModelInfo(
                preprocessing, classNames, GradusVersion.current(), Instant.now(), seed, dataFingerprint, metrics);
    }
}
