package dev.gradus.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a run is to do: with the same setup on the same data, another run gives the same results.
///
/// @param configuration all settings by name, as plain values; [Json#toObject] makes them from a record
/// @param seed the seed of all its random numbers
/// @param dataFingerprint a hash of the data that it trains on
public record RunSetup(Map<String, Object> configuration, long seed, String dataFingerprint) {
    /// Keeps a copy of the configuration in the order given.
    public RunSetup {
        configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    }
}
