package dev.gradus.train;

import java.io.Serial;

/// Training that cannot go on, such as a loss that is not a number. The message says where it came from.
public final class TrainingFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /// A failure in words.
    public TrainingFailure(String message) {
        super(message);
    }
}
