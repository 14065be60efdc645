package dev.gradus.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// A run that [RunFolder#list] found.
public sealed interface FoundRun {
    /// The folder of the run.
    Path folder();

    /// When it was started; long ago if that is not known.
    Instant started();

    /// A run whose `run.json` can be read.
    ///
    /// @param state what has become of it: one that says it is running, but that no process writes, was
    ///     interrupted
    record Intact(Path folder, RunState state, RunInfo info) implements FoundRun {
        @Override
        public Instant started() {
            return info.started();
        }
    }

    /// A run whose `run.json` cannot be read.
    ///
    /// @param fault one line that says why
    record Damaged(Path folder, String fault) implements FoundRun {
        @Override
        public Instant started() {
            return Instant.EPOCH;
        }
    }

    /// Looks at a folder.
    static FoundRun look(Path folder) {
        try {
            RunInfo info = RunInfo.read(folder);
            boolean stopped = info.state() == RunState.RUNNING && !RunLock.isHeld(folder);
            return new Intact(folder, stopped ? RunState.INTERRUPTED : info.state(), info);
        } catch (IOException e) {
            return new Damaged(folder, String.valueOf(e.getMessage()));
        }
    }
}
