package dev.gradus.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a run is and how it went: the content of `run.json`.
///
/// @param state what has become of it
/// @param started when it was first started
/// @param updated when this was last written
/// @param version the library's version that it was last started with
/// @param machine the machine that it was last started on
/// @param setup what it is to do
/// @param results what came out, such as the accuracy on the test set; empty before the end
/// @param failure the error that ended it
public record RunInfo(
        RunState state,
        Instant started,
        Instant updated,
        String version,
        Machine machine,
        RunSetup setup,
        Map<String, Object> results,
        Optional<String> failure) {
    static final String FILE = "run.json";

    /// Keeps a copy of the results in the order given.
    public RunInfo {
        results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
    }

    /// What the `run.json` of a folder says. A run that was killed says that it is running; [RunFolder#list]
    /// knows.
    ///
    /// @throws FileFormatException if it is damaged
    /// @throws IOException if it cannot be read
    public static RunInfo read(Path folder) throws IOException {
        return Json.read(folder.resolve(FILE), RunInfo.class);
    }

    /// A run that starts now, on this machine.
    static RunInfo start(RunSetup setup) {
        Instant now = Instant.now();
        return new RunInfo(
                RunState.RUNNING,
                now,
                now,
                GradusVersion.current(),
                Machine.current(),
                setup,
                Map.of(),
                Optional.empty());
    }

    /// The same run, going on now, on this machine.
    RunInfo resume() {
        RunInfo now = start(setup);
        return new RunInfo(now.state, started, now.updated, now.version, now.machine, setup, now.results, now.failure);
    }

    /// The same run at its end.
    RunInfo end(RunState end, Map<String, Object> outcome, Optional<String> error) {
        return new RunInfo(end, started, Instant.now(), version, machine, setup, outcome, error);
    }
}
