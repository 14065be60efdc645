package dev.gradus.cli;

import dev.gradus.data.Dataset;
import java.io.IOException;
import java.util.function.Consumer;

/// Something that learns from samples and is compared with others that learn from the same ones.
interface Contender {
    /// As the user wrote it.
    String name();

    /// Refuses samples that it cannot learn from, before any time is spent.
    ///
    /// @throws IllegalArgumentException saying why
    void check(Dataset train) throws IOException;

    /// Learns.
    ///
    /// @param progress is told now and then how far it is
    Learned fit(Dataset train, long seed, Consumer<String> progress) throws IOException;

    /// What has learned, and answers.
    interface Learned {
        /// The answers to samples, in their order: a number for each class, the larger the likelier; numbers in the
        /// data's own unit; or boxes.
        float[][] answers(Dataset samples);
    }
}
