package dev.gradus.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// Rows that stay in a file and are read one at a time, so that memory holds none of them. The file is kept open
/// until nobody needs the rows: deleting it does no harm. A row that another program changed is noticed.
///
/// The file is not mapped: what is cut off under a mapping is a fault of the process, and what is mapped counts as
/// its memory. Nor is it read through a channel, which an interrupt of one reader would close for all.
final class FileRows implements ByteRows {
    private final Path path;
    private final RandomAccessFile file;
    private final long[] places;
    private final int[] sums;

    /// @param path of the file, for messages
    /// @param places where each row begins
    /// @param sums of each row, as [#sum] tells it
    FileRows(Path path, RandomAccessFile file, long[] places, int[] sums) {
        this.path = path;
        this.file = file;
        this.places = places;
        this.sums = sums;
    }

    /// The CRC-32C of a row.
    static int sum(byte[] row) {
        CRC32C sum = new CRC32C();
        sum.update(row, 0, row.length);
        return (int) sum.getValue();
    }

    /// @throws UncheckedIOException naming the file, if it is no longer what it was
    @Override
    public void read(int index, byte[] to) {
        String fault = "it holds other bytes";
        try {
            synchronized (file) {
                file.seek(places[index]);
                file.readFully(to);
            }
            if (sum(to) == sums[index]) {
                return;
            }
        } catch (IOException e) {
            fault = e.getMessage() == null ? "it is cut off" : e.getMessage();
        }
        throw new UncheckedIOException(new DataFormatException(
                path, "was changed by another program while it was in use (" + fault + "); start again"));
    }
}
