package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The data sets that the environment variable `GRADUS_DATA` points to.
final class TestData {
    private TestData() {}

    /// A folder of the data; without the variable the test is skipped with a message.
    static Path folder(String name) {
        String root = System.getenv("GRADUS_DATA");
        Assumptions.assumeTrue(root != null, "set GRADUS_DATA to the folder with the data to run this test");
        Path folder = Path.of(root, name);
        assertThat(folder).isDirectory();
        return folder;
    }
}
