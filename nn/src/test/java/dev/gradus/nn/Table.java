package dev.gradus.nn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A table of golden values beside the tests: a name and numbers a line.
record Table(Map<String, double[]> rows) {
    double[] row(String name) {
        return Objects.requireNonNull(rows.get(name), name);
    }

    static Table read(String name) {
        Map<String, double[]> rows = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Table.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            for (String line : in.lines().skip(1).toList()) {
                String[] cells = line.split(",", -1);
                rows.put(
                        cells[0],
                        Arrays.stream(cells)
                                .skip(1)
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Table(rows);
    }
}
