package dev.gradus.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/// Decoded and resized pictures on the disk, so that a second start need not decode again, and memory need not hold
/// them. A file holds those of one part of one store at one size; a picture counts as long as its name, its length
/// and the time of its last change are the same. A cache that is missing or damaged is made anew; deleting one costs
/// time only.
///
/// The file: magic number, bytes a picture, number of pictures; the pictures; for each its name, length, time,
/// whether it could be read, and the CRC-32C of its bytes or what was wrong; the CRC-32C of all but the pictures.
///
/// @param file the cache's file
record PictureCache(Path file) {
    static final long MAGIC = 0x4752_4144_5058_0002L;

    /// Bytes before the first picture.
    static final int HEAD = 16;

    /// The cache of a part of a store.
    ///
    /// @param root folder of all caches
    static PictureCache of(Path root, PictureStore store, String part, int side) throws IOException {
        String key = store.path().toRealPath() + "\0" + part + "\0" + side;
        UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new PictureCache(root.resolve("pictures").resolve(name + ".pixels"));
    }

    /// What is known of a picture.
    ///
    /// @param place of its bytes in the file
    /// @param sum of them
    /// @param fault why it cannot be read; empty if it can
    private record Known(long place, int sum, String fault) {}

    /// An open cache.
    static final class Content {
        private final PictureCache cache;
        private final RandomAccessFile in;
        private final int length;
        private final Map<PictureStore.Entry, Known> known = new HashMap<>();

        private Content(PictureCache cache, RandomAccessFile in, int length) {
            this.cache = cache;
            this.in = in;
            this.length = length;
        }

        boolean knows(PictureStore.Entry entry) {
            return known.containsKey(entry);
        }

        /// Why a picture that is known cannot be read; empty if it can.
        String fault(PictureStore.Entry entry) {
            return at(entry).fault;
        }

        /// The bytes of pictures that are known and can be read.
        ByteRows rows(List<PictureStore.Entry> entries) {
            long[] places = entries.stream().mapToLong(e -> at(e).place).toArray();
            int[] sums = entries.stream().mapToInt(e -> at(e).sum).toArray();
            return new FileRows(cache.file, in, places, sums);
        }

        private Known at(PictureStore.Entry entry) {
            Known found = known.get(entry);
            if (found == null) {
                throw new IllegalArgumentException("picture cache: " + entry + " is not in it");
            }
            return found;
        }

        /// Lets go of the file; rows that were asked for can be read no more.
        void close() {
            try {
                in.close();
            } catch (IOException e) {
                // nothing was written
            }
        }

        /// Whether the file is a cache of pictures of this length; then all of its pictures that are as they were
        /// written are known.
        private boolean read() throws IOException {
            byte[] head = new byte[HEAD];
            in.readFully(head);
            ByteBuffer numbers = ByteBuffer.wrap(head);
            boolean fits = numbers.getLong() == MAGIC && numbers.getInt() == length;
            int count = numbers.getInt();
            long index = HEAD + (long) count * length;
            if (!fits || count < 0 || index > in.length()) {
                return false;
            }
            in.seek(index);
            CRC32C sum = new CRC32C();
            sum.update(head);
            // the stream shares the file's place and is closed with it
            CheckedInputStream checked =
                    new CheckedInputStream(new BufferedInputStream(new FileInputStream(in.getFD()), 1 << 16), sum);
            DataInputStream data = new DataInputStream(checked);
            for (int i = 0; i < count; i++) {
                PictureStore.Entry entry = new PictureStore.Entry(data.readUTF(), data.readLong(), data.readLong());
                boolean whole = data.readBoolean();
                int rows = whole ? data.readInt() : 0;
                known.put(entry, new Known(HEAD + (long) i * length, rows, whole ? "" : data.readUTF()));
            }
            long is = sum.getValue();
            if (data.readLong() != is || data.read() >= 0) {
                return false;
            }
            byte[] row = new byte[length];
            known.values().removeIf(k -> k.fault.isEmpty() && !isWhole(k, row));
            return true;
        }

        private boolean isWhole(Known picture, byte[] row) {
            try {
                in.seek(picture.place);
                in.readFully(row);
                return FileRows.sum(row) == picture.sum;
            } catch (IOException e) {
                return false;
            }
        }
    }

    /// Opens the cache, if there is one of pictures of this length that is whole.
    ///
    /// @param length bytes of a picture
    Optional<Content> open(int length) {
        try {
            Content content = new Content(this, new RandomAccessFile(file.toFile(), "r"), length);
            boolean whole = false;
            try {
                whole = content.read();
            } finally {
                if (!whole) {
                    content.close();
                }
            }
            return whole ? Optional.of(content) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // missing, cut off or not a cache
        }
    }
}
