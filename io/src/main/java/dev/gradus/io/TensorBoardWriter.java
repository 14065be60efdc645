package dev.gradus.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/// A TensorBoard event file that is being written: curves of numbers over training steps.
///
/// Each event is on its way to the disk when the call returns; readers pass over a last one that a kill cut
/// off. To go on, open another file in the same folder: TensorBoard joins them.
///
/// ```java
/// try (TensorBoardWriter curves = TensorBoardWriter.open(Path.of("runs/one"), 0)) {
///     curves.scalar("loss", 0.25, 100);
/// }
/// ```
public final class TensorBoardWriter implements Closeable {
    private final AppendedFile file;

    private TensorBoardWriter(AppendedFile file) {
        this.file = file;
    }

    /// Starts a file `events.out.tfevents.TIME.HOST` in a folder.
    ///
    /// @param firstStep where the run starts or goes on; TensorBoard drops what earlier files hold from there
    ///     on
    /// @throws IOException naming the file and the reason
    public static TensorBoardWriter open(Path folder, long firstStep) throws IOException {
        Path path = unusedName(folder);
        TensorBoardWriter writer = new TensorBoardWriter(
                new AppendedFile(path, 0, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        try {
            writer.append(EventRecord.start(seconds()));
            if (firstStep > 0) {
                writer.append(EventRecord.restart(seconds(), firstStep));
            }
        } catch (IOException e) {
            writer.close();
            Files.deleteIfExists(path);
            throw e;
        }
        return writer;
    }

    private static Path unusedName(Path folder) {
        String host = System.getenv().getOrDefault("HOSTNAME", "localhost").replaceAll("[^\\w-]", "_");
        String name = String.format(
                Locale.ROOT, "events.out.tfevents.%010d.%s", Instant.now().getEpochSecond(), host);
        Path path = folder.resolve(name);
        // TensorBoard reads files in the order of their names, so a later one must have the longer name
        for (int i = 1; Files.exists(path); i++) {
            path = folder.resolve(String.format(Locale.ROOT, "%s.%04d", name, i));
        }
        return path;
    }

    /// Adds a point to a curve. Tags with slashes, as in `loss/train`, are grouped.
    ///
    /// @throws IOException naming the file and the reason
    public void scalar(String tag, double value, long step) throws IOException {
        append(EventRecord.scalar(seconds(), step, tag, (float) value));
    }

    private void append(byte[] event) throws IOException {
        file.append(ByteBuffer.wrap(EventRecord.frame(event)));
    }

    private static double seconds() {
        return System.currentTimeMillis() / 1000.0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
