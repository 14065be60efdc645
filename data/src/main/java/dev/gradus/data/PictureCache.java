package dev.gradus.data;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/// Decoded and resized pictures on the disk, so that a second start need not decode again. A file holds those of
/// one part of one store at one size; a picture counts as long as its name, its length and the time of its last
/// change are the same. A cache that is missing, damaged or out of date is made anew; deleting one costs time
/// only.
///
/// The file: magic number, bytes a picture, number of pictures; for each its name, length, time, whether it could
/// be read, and its bytes or what was wrong; the CRC-32C of all that.
///
/// @param file the cache's file
record PictureCache(Path file) {
    private static final long MAGIC = 0x4752_4144_5058_0001L;

    /// The cache of a part of a store.
    ///
    /// @param root folder of all caches
    static PictureCache of(Path root, PictureStore store, String part, int side) throws IOException {
        String key = store.path().toRealPath() + "\0" + part + "\0" + side;
        UUID name = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new PictureCache(root.resolve("pictures").resolve(name + ".pixels"));
    }

    /// Fills in what the cache knows.
    ///
    /// @param wanted the pictures
    /// @param one bytes a picture
    /// @param x their bytes, one after the other
    /// @param faults what is wrong with each, empty for nothing
    /// @return which pictures are known
    BitSet load(List<PictureStore.Entry> wanted, int one, byte[] x, String[] faults) {
        Map<PictureStore.Entry, Integer> places = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            places.put(wanted.get(i), i);
        }
        BitSet known = new BitSet();
        byte[] nobodys = new byte[one];
        CRC32C sum = new CRC32C();
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sum);
                DataInputStream in = new DataInputStream(checked)) {
            if (in.readLong() != MAGIC || in.readInt() != one) {
                return new BitSet();
            }
            int count = in.readInt();
            for (int n = 0; n < count; n++) {
                Integer place = places.get(new PictureStore.Entry(in.readUTF(), in.readLong(), in.readLong()));
                boolean whole = in.readBoolean();
                String fault = whole ? "" : in.readUTF();
                if (whole) {
                    in.readFully(place == null ? nobodys : x, place == null ? 0 : place * one, one);
                } else if (place != null) {
                    faults[place] = fault;
                }
                if (place != null) {
                    known.set(place);
                }
            }
            long is = sum.getValue();
            if (in.readLong() == is) {
                return known;
            }
        } catch (IOException e) {
            // missing, cut off or not a cache: nothing is known
        }
        java.util.Arrays.fill(faults, "");
        return new BitSet();
    }

    /// Writes the cache, whole or not at all.
    void store(List<PictureStore.Entry> entries, int one, byte[] x, String[] faults) throws IOException {
        Path folder = file.resolveSibling("");
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "", ".tmp");
        try {
            CRC32C sum = new CRC32C();
            try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16);
                    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum))) {
                out.writeLong(MAGIC);
                out.writeInt(one);
                out.writeInt(entries.size());
                for (int i = 0; i < entries.size(); i++) {
                    PictureStore.Entry entry = entries.get(i);
                    out.writeUTF(entry.name());
                    out.writeLong(entry.size());
                    out.writeLong(entry.modified());
                    out.writeBoolean(faults[i].isEmpty());
                    if (faults[i].isEmpty()) {
                        out.write(x, i * one, one);
                    } else {
                        out.writeUTF(faults[i]);
                    }
                }
                out.writeLong(sum.getValue());
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
