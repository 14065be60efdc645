package dev.gradus.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Reads the pictures of a store as squares of one size, on all cores. Those of large stores are kept on the disk,
/// where they are read from while training, too; few ones, or those that cannot be kept, are held in memory.
///
/// @param store where the pictures are
/// @param entries all pictures of the store
/// @param side of the squares in pixels
/// @param cache the folder of all caches, if pictures may be kept
/// @param notes takes a line if they could not be kept
record PictureReader(
        PictureStore store, List<PictureStore.Entry> entries, int side, Optional<Path> cache, List<String> notes) {
    /// Fewer pictures are decoded in seconds, and not worth a file.
    private static final int LEAST_CACHED = 1000;

    /// What became of pictures.
    ///
    /// @param read those that could be read, in order
    /// @param pixels their bytes, three planes a row
    /// @param faults what is wrong with each of the others
    record Pictures(List<PictureStore.Entry> read, ByteRows pixels, Map<PictureStore.Entry, String> faults) {}

    /// Takes decoded pictures.
    private interface Shelf {
        void put(int index, byte[] pixels) throws IOException;

        void fail(int index, String why);
    }

    /// The folder that the environment variable `GRADUS_CACHE` names, none if it is empty; else the user's folder
    /// for caches.
    static Optional<Path> folderOfCaches() {
        String named = System.getenv("GRADUS_CACHE");
        if (named != null) {
            return named.isEmpty() ? Optional.empty() : Optional.of(Path.of(named));
        }
        String users = System.getenv("XDG_CACHE_HOME");
        return Optional.of(
                users != null && !users.isEmpty()
                        ? Path.of(users, "gradus")
                        : Path.of(System.getProperty("user.home", "."), ".cache", "gradus"));
    }

    /// Reads some of the pictures.
    ///
    /// @param part that they are of; every part has a cache of its own
    /// @throws DataFormatException if the store is damaged, or neither disk nor memory can hold them
    Pictures read(String part, List<PictureStore.Entry> wanted) throws IOException {
        if (cache.isPresent() && wanted.size() >= LEAST_CACHED) {
            PictureCache kept = PictureCache.of(cache.get(), store, part, side);
            try {
                return onDisk(kept, wanted);
            } catch (DataFormatException e) {
                throw e; // a fault of the store
            } catch (IOException e) {
                notes.add("the decoded pictures could not be kept for the next time in " + kept.file() + ": "
                        + e.getMessage());
            }
        }
        return inMemory(part, wanted);
    }

    private int length() {
        return 3 * side * side;
    }

    private Pictures onDisk(PictureCache kept, List<PictureStore.Entry> wanted) throws IOException {
        Optional<PictureCache.Content> old = kept.open(length());
        if (old.isEmpty() || !wanted.stream().allMatch(old.get()::knows)) {
            write(kept, old, wanted);
            old = kept.open(length());
        }
        if (old.isEmpty() || !wanted.stream().allMatch(old.get()::knows)) {
            throw new IOException("another program changed it");
        }
        PictureCache.Content content = old.get();
        List<PictureStore.Entry> read = new ArrayList<>();
        Map<PictureStore.Entry, String> faults = new HashMap<>();
        for (PictureStore.Entry entry : wanted) {
            if (content.fault(entry).isEmpty()) {
                read.add(entry);
            } else {
                faults.put(entry, content.fault(entry));
            }
        }
        return new Pictures(read, content.rows(read), faults);
    }

    /// Writes a cache of what the old one knows and what is wanted.
    private void write(PictureCache kept, Optional<PictureCache.Content> old, List<PictureStore.Entry> wanted)
            throws IOException {
        Set<PictureStore.Entry> asked = new HashSet<>(wanted);
        List<PictureStore.Entry> all = entries.stream()
                .filter(e -> asked.contains(e) || (old.isPresent() && old.get().knows(e)))
                .toList();
        try (PictureCacheWriter writer = PictureCacheWriter.start(kept, all, length())) {
            int[] missing = IntStream.range(0, all.size())
                    .filter(i -> old.isEmpty() || !old.get().knows(all.get(i)))
                    .toArray();
            if (old.isPresent()) {
                copy(old.get(), all, writer);
                old.get().close(); // some systems do not replace a file that is open
            }
            decode(Arrays.stream(missing).mapToObj(all::get).toList(), new Shelf() {
                @Override
                public void put(int index, byte[] pixels) throws IOException {
                    writer.put(missing[index], pixels);
                }

                @Override
                public void fail(int index, String why) {
                    writer.fail(missing[index], why);
                }
            });
            writer.finish();
        }
    }

    private void copy(PictureCache.Content old, List<PictureStore.Entry> all, PictureCacheWriter writer)
            throws IOException {
        byte[] row = new byte[length()];
        for (int i = 0; i < all.size(); i++) {
            PictureStore.Entry entry = all.get(i);
            if (old.knows(entry) && old.fault(entry).isEmpty()) {
                old.rows(List.of(entry)).read(0, row);
                writer.put(i, row);
            } else if (old.knows(entry)) {
                writer.fail(i, old.fault(entry));
            }
        }
    }

    private Pictures inMemory(String part, List<PictureStore.Entry> wanted) throws IOException {
        requireRoom(part, wanted.size());
        int one = length();
        byte[] x = new byte[wanted.size() * one];
        String[] wrong = new String[wanted.size()];
        decode(wanted, new Shelf() {
            @Override
            public void put(int index, byte[] pixels) {
                System.arraycopy(pixels, 0, x, index * one, one);
                wrong[index] = "";
            }

            @Override
            public void fail(int index, String why) {
                wrong[index] = why;
            }
        });
        List<PictureStore.Entry> read = new ArrayList<>();
        Map<PictureStore.Entry, String> faults = new HashMap<>();
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i].isEmpty()) {
                System.arraycopy(x, i * one, x, read.size() * one, one);
                read.add(wanted.get(i));
            } else {
                faults.put(wanted.get(i), wrong[i]);
            }
        }
        return new Pictures(
                read, new HeapRows(read.size() == wrong.length ? x : Arrays.copyOf(x, read.size() * one)), faults);
    }

    /// Refuses more pictures than the memory holds.
    private void requireRoom(String part, int pictures) throws DataFormatException {
        long bytes = (long) length() * pictures;
        if (bytes > Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / 2)) {
            throw new DataFormatException(
                    store.path().resolve(part),
                    "holds " + pictures + " pictures, which at size " + side + " take " + (bytes >> 20)
                            + " MB, too much for memory: make them smaller, set a limit, or let GRADUS_CACHE name a "
                            + "folder where those of " + LEAST_CACHED + " pictures and more can be kept");
        }
    }

    /// Decodes pictures, each of which is put or fails.
    private void decode(List<PictureStore.Entry> wanted, Shelf shelf) throws IOException {
        PictureFormat format = new PictureFormat(3, side, side);
        AtomicReference<IOException> full = new AtomicReference<>();
        IntStream.range(0, wanted.size()).forEach(i -> shelf.fail(i, "is not there any more"));
        store.read(wanted, new PictureStore.Visitor() {
            @Override
            public void read(int index, byte[] bytes) {
                if (full.get() != null) {
                    return;
                }
                Path file = store.path().resolve(wanted.get(index).name());
                byte[] pixels;
                try {
                    pixels = Picture.parse(file, bytes, format);
                } catch (DataFormatException e) {
                    shelf.fail(index, PictureStore.reason(file, e));
                    return;
                }
                try {
                    shelf.put(index, pixels);
                } catch (IOException e) {
                    full.set(e);
                }
            }

            @Override
            public void failed(int index, String why) {
                shelf.fail(index, why);
            }
        });
        IOException fault = full.get();
        if (fault != null) {
            throw fault;
        }
    }
}
