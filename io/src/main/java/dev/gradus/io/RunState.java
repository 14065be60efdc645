package dev.gradus.io;

/// What has become of a run.
public enum RunState {
    /// It is under way.
    RUNNING,
    /// It came to its end.
    FINISHED,
    /// An error ended it.
    FAILED,
    /// It was stopped, by its user or by the machine, and can be resumed.
    INTERRUPTED
}
