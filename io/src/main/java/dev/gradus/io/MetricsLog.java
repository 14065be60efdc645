package dev.gradus.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A file of JSON lines that is being written, one line for each measurement, such as
/// `{"step":100,"loss":0.25}`.
///
/// Each line is on its way to the disk when the call returns; a last line that a kill cut off is passed over by
/// [#read]. Lines that hold no times are the same in every run with the same seed, interrupted or not.
public final class MetricsLog implements Closeable {
    private static final int MAX_LINE = 1 << 20;

    private final AppendedFile file;

    private MetricsLog(AppendedFile file) {
        this.file = file;
    }

    /// One measurement.
    ///
    /// @param step the training step that it was taken after
    /// @param values what was measured
    public record Line(long step, Map<String, Object> values) {
        /// The number of a name; NaN if there is none.
        public double number(String name) {
            return switch (values.get(name)) {
                case Number n -> n.doubleValue();
                case String s when s.matches("-?Infinity") -> Double.parseDouble(s);
                case null, default -> Double.NaN;
            };
        }
    }

    /// Opens a file to add lines. It keeps the lines up to a step and loses all later ones and anything
    /// damaged, so that a run that goes on from there writes what an uninterrupted one would have written.
    ///
    /// @param lastStep the step of the checkpoint that the run goes on from; -1 keeps nothing
    /// @throws IOException naming the file and the reason
    public static MetricsLog open(Path file, long lastStep) throws IOException {
        long kept = 0;
        if (Files.exists(file)) {
            try (Lines lines = new Lines(file)) {
                while (lines.next() && lines.isWhole() && lines.line().step() <= lastStep) {
                    kept = lines.end;
                }
            } catch (FileFormatException e) {
                // damage after the kept lines goes with the rest
            } catch (IOException e) {
                throw Faults.reading(file, e);
            }
        }
        return new MetricsLog(new AppendedFile(file, kept, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /// Adds a line.
    ///
    /// @param step the training step that the values were measured after; no less than the line before has
    /// @param values numbers, strings, booleans, lists or maps of them; none named `step`
    /// @throws IOException naming the file and the reason
    public void append(long step, Map<String, ?> values) throws IOException {
        if (values.containsKey("step")) {
            throw new IllegalArgumentException("metrics: no value can be named 'step'");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("step", step);
        all.putAll(values);
        file.append(ByteBuffer.wrap((Json.write(all) + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /// Waits until all lines are on the disk.
    ///
    /// @throws IOException naming the file and the reason
    public void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /// All whole lines of a file, which another process may be writing.
    ///
    /// @throws FileFormatException if a line other than the last is damaged
    /// @throws IOException if the file cannot be read
    public static List<Line> read(Path file) throws IOException {
        List<Line> all = new ArrayList<>();
        try (Lines lines = new Lines(file)) {
            while (lines.next() && lines.isWhole()) {
                all.add(lines.line());
            }
            return all;
        } catch (IOException e) {
            throw Faults.reading(file, e);
        }
    }

    /// Walks over the lines of a file.
    private static final class Lines implements Closeable {
        private final Path file;
        private final InputStream in;
        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private long number;
        private long end;
        private boolean whole;

        Lines(Path file) throws IOException {
            this.file = file;
            Faults.requireNoDevice(file);
            this.in = new BufferedInputStream(Files.newInputStream(file));
        }

        /// Goes to the next line, if there is one.
        boolean next() throws IOException {
            text.reset();
            number++;
            int b = in.read();
            for (; b >= 0 && b != '\n'; b = in.read()) {
                text.write(b);
                if (text.size() > MAX_LINE) {
                    throw new FileFormatException(file, "line " + number + " is longer than 1 MB");
                }
            }
            whole = b == '\n';
            end += text.size() + (whole ? 1 : 0);
            return whole || text.size() > 0;
        }

        /// Whether the line has an end.
        boolean isWhole() {
            return whole;
        }

        Line line() throws FileFormatException {
            try {
                Map<String, Object> values =
                        new LinkedHashMap<>(Json.readObject(text.toString(StandardCharsets.UTF_8)));
                Object step = values.remove("step");
                if (step instanceof Integer || step instanceof Long) {
                    return new Line(((Number) step).longValue(), values);
                }
                throw new FileFormatException(file, "line " + number + " has no step");
            } catch (IllegalArgumentException e) {
                throw new FileFormatException(file, "line " + number + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
