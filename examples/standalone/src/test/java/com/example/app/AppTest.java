package com.example.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The ways in which a user may start a program with Gradus all give the same bits; the one flag makes the
/// difference of speed, and its absence is told in one line.
class AppTest {
    private static final String FLAG = "--add-modules=jdk.incubator.vector";
    private static final String MAIN = "com.example.app.App";
    private static final String SCALAR = "the module jdk.incubator.vector is absent";

    @Test
    void learnsUnderSurefire() throws Exception {
        String line = App.train();
        double accuracy = Double.parseDouble(line.split(" ")[1]);
        assertTrue(accuracy > 0.9, line);
    }

    @Test
    void allStartsGiveTheSameBits() throws Exception {
        String path = path();
        Ran flagged = java(FLAG, "-cp", path, MAIN);
        Ran plain = java("-cp", path, MAIN);
        Ran module = java(FLAG, "-p", path, "-m", "com.example.app/" + MAIN);
        Ran plainModule = java("-p", path, "-m", "com.example.app/" + MAIN);

        assertTrue(flagged.out.startsWith("accuracy "), flagged.out + flagged.err);
        assertEquals(flagged.out, plain.out);
        assertEquals(flagged.out, module.out);
        assertEquals(flagged.out, plainModule.out);

        assertFalse(flagged.err.contains(SCALAR), flagged.err);
        assertFalse(module.err.contains(SCALAR), module.err);
        assertEquals(1, plain.err.lines().filter(l -> l.contains(SCALAR)).count(), plain.err);
        assertEquals(1, plainModule.err.lines().filter(l -> l.contains(SCALAR)).count(), plainModule.err);
    }

    private record Ran(String out, String err) {}

    /// The application and what it depends on, from the paths this JVM was started with.
    private static String path() {
        List<String> entries = new ArrayList<>();
        for (String property : List.of("jdk.module.path", "java.class.path")) {
            entries.addAll(Arrays.asList(System.getProperty(property, "").split(File.pathSeparator)));
        }
        entries.removeIf(e -> !e.contains("gradus") && !e.endsWith("classes") && !e.contains("jackson")
                && !e.contains("fastcsv") && !e.contains("commons-") && !e.contains("imageio") && !e.contains("twelvemonkeys"));
        entries.removeIf(e -> e.endsWith("test-classes"));
        return String.join(File.pathSeparator, entries);
    }

    private static Ran java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        byte[][] err = new byte[1][];
        Thread reader = Thread.ofVirtual().start(() -> {
            try {
                err[0] = process.getErrorStream().readAllBytes();
            } catch (IOException e) {
                err[0] = e.toString().getBytes(StandardCharsets.UTF_8);
            }
        });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        reader.join();
        String errors = new String(err[0], StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out + errors);
        return new Ran(out, errors);
    }
}
