package dev.gradus.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/// A file that grows record by record. Each record reaches the operating system at once, so that a killed
/// process loses none; one that does not fit on the disk is taken back.
final class AppendedFile implements Closeable {
    private final Path path;
    private final FileChannel channel;
    private long end;

    /// A file of which the first `end` bytes stay.
    AppendedFile(Path path, long end, OpenOption... options) throws IOException {
        this.path = path;
        this.end = end;
        try {
            Faults.requireNoDevice(path);
            this.channel = FileChannel.open(path, options);
            channel.truncate(end).position(end);
        } catch (IOException e) {
            throw Faults.writing(path, e);
        }
    }

    synchronized void append(ByteBuffer record) throws IOException {
        try {
            AtomicFile.writeFully(channel, record);
            end = channel.position();
        } catch (IOException e) {
            takeBack();
            throw Faults.writing(path, e);
        }
    }

    private void takeBack() {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            // readers pass over a torn last record
        }
    }

    /// Waits until all is on the disk.
    void force() throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw Faults.writing(path, e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
