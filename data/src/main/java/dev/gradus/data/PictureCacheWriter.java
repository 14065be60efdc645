package dev.gradus.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// Writes a [PictureCache] picture by picture, in any order and from any thread; it appears whole or not at all.
final class PictureCacheWriter implements Closeable {
    /// A file under way that was not written to for so long was left by a process that was killed.
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path file;
    private final Path temporary;
    private final RandomAccessFile out;
    private final List<PictureStore.Entry> entries;
    private final int length;
    private final String[] faults;
    private final int[] sums;

    private PictureCacheWriter(Path file, Path temporary, List<PictureStore.Entry> entries, int length)
            throws IOException {
        this.file = file;
        this.temporary = temporary;
        this.entries = entries;
        this.length = length;
        faults = new String[entries.size()];
        java.util.Arrays.fill(faults, "");
        sums = new int[entries.size()];
        out = new RandomAccessFile(temporary.toFile(), "rw");
    }

    /// Begins a cache.
    ///
    /// @param entries the pictures that it is to hold
    /// @param length bytes of a picture
    static PictureCacheWriter start(PictureCache cache, List<PictureStore.Entry> entries, int length)
            throws IOException {
        Path folder = cache.file().resolveSibling("");
        Files.createDirectories(folder);
        removeAbandoned(folder);
        return new PictureCacheWriter(cache.file(), Files.createTempFile(folder, "", ".tmp"), entries, length);
    }

    private static void removeAbandoned(Path folder) throws IOException {
        FileTime limit = FileTime.from(Instant.now().minus(ABANDONED));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.tmp")) {
            for (Path path : all) {
                if (Files.getLastModifiedTime(path).compareTo(limit) < 0) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /// Writes a picture that could be read.
    void put(int index, byte[] row) throws IOException {
        faults[index] = "";
        sums[index] = FileRows.sum(row);
        synchronized (out) {
            out.seek(PictureCache.HEAD + (long) index * length);
            out.write(row);
        }
    }

    /// Notes why a picture cannot be read.
    void fail(int index, String why) {
        faults[index] = why;
    }

    /// Gives the cache its place.
    void finish() throws IOException {
        byte[] head = ByteBuffer.allocate(PictureCache.HEAD)
                .putLong(PictureCache.MAGIC)
                .putInt(length)
                .putInt(entries.size())
                .array();
        out.seek(0);
        out.write(head);
        out.seek(PictureCache.HEAD + (long) entries.size() * length);
        CRC32C sum = new CRC32C();
        sum.update(head);
        // the stream shares the file's place and is closed with it
        CheckedOutputStream checked =
                new CheckedOutputStream(new BufferedOutputStream(new FileOutputStream(out.getFD()), 1 << 16), sum);
        DataOutputStream data = new DataOutputStream(checked);
        for (int i = 0; i < faults.length; i++) {
            PictureStore.Entry entry = entries.get(i);
            data.writeUTF(entry.name());
            data.writeLong(entry.size());
            data.writeLong(entry.modified());
            data.writeBoolean(faults[i].isEmpty());
            if (faults[i].isEmpty()) {
                data.writeInt(sums[i]);
            } else {
                data.writeUTF(faults[i]);
            }
        }
        data.writeLong(sum.getValue());
        data.flush();
        out.close();
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Gives up what was not finished.
    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(temporary);
    }
}
