package dev.gradus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Whole files in memory, unpacked if they are gzip, never larger than a limit.
final class FileBytes {
    private FileBytes() {}

    /// The bytes of a file, unpacked if it begins as gzip does.
    ///
    /// @throws DataFormatException if it is missing, empty, larger than the limit, or damaged gzip
    static byte[] read(Path file, long limit) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataFormatException(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        if (Files.size(file) == 0) {
            throw new DataFormatException(file, "is empty");
        }
        try (InputStream raw = Files.newInputStream(file)) {
            boolean gzip = isGzip(raw.readNBytes(2));
            try (InputStream again = Files.newInputStream(file);
                    InputStream in = gzip ? new GZIPInputStream(again, 1 << 16) : again) {
                // reading takes twice a file's size; a small file can unpack to a thousand times as much
                long most = Math.min(
                        Math.min(limit, Integer.MAX_VALUE - 16),
                        Runtime.getRuntime().maxMemory() / 4);
                byte[] bytes = in.readNBytes((int) most + 1);
                if (bytes.length > most) {
                    throw new DataFormatException(
                            file,
                            "holds more than " + most + " bytes, the limit for this "
                                    + (most < limit ? "memory" : "format"));
                }
                return bytes;
            }
        } catch (ZipException e) {
            throw new DataFormatException(file, "is damaged gzip: " + e.getMessage());
        } catch (java.io.EOFException e) {
            throw new DataFormatException(file, "is cut off: its gzip stream ends early");
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException e) {
            throw DataFormatException.reading(file, e);
        }
    }

    /// The first bytes of a file, unpacked if it begins as gzip does; fewer if it is shorter or damaged.
    static byte[] head(Path file, int count) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(count);
        }
        if (!isGzip(head)) {
            return head;
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readNBytes(count);
        } catch (ZipException | java.io.EOFException e) {
            return head;
        }
    }

    private static boolean isGzip(byte[] head) {
        return head.length >= 2 && (head[0] & 255) == 0x1f && (head[1] & 255) == 0x8b;
    }
}
