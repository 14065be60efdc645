package dev.gradus.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The data sets that the environment variable `GRADUS_DATA` points to.
final class TestData {
    private TestData() {}

    /// A folder of the data; without the data the test is skipped with a message.
    static Path folder(String name) {
        String root = System.getenv("GRADUS_DATA");
        Assumptions.assumeTrue(root != null, "set GRADUS_DATA to the folder with the data to run this test");
        Path folder = Path.of(root, name);
        Assumptions.assumeTrue(Files.isDirectory(folder), folder + " does not exist");
        return folder;
    }
}
