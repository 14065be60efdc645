package dev.gradus.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Picture files in a tar archive, packed by gzip or not, read where it lies.
record PictureArchive(Path path) implements PictureStore {
    private static final int MOST_ENTRIES = 2_000_000;

    /// Files that are decoded at a time: as many as fit into so many bytes.
    private static final long BYTES_AT_A_TIME = 1L << 24;

    private static final int MAGIC = 257;

    /// Files that are named where none is a picture.
    private static final int NAMED = 4;

    /// Whether a file is a tar archive.
    static boolean fits(Path file) throws IOException {
        byte[] head = FileBytes.head(file, 512);
        return head.length == 512 && new String(head, MAGIC, 5, StandardCharsets.ISO_8859_1).equals("ustar");
    }

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        long modified = Files.getLastModifiedTime(path).toMillis();
        walk(PictureStore::isPicture, (entry, _) -> {
            entries.add(new Entry(name(entry), entry.getSize(), modified));
            if (entries.size() > MOST_ENTRIES) {
                throw new DataFormatException(path, "holds more than " + MOST_ENTRIES + " pictures");
            }
        });
        entries.sort(Comparator.comparing(Entry::name));
        return entries;
    }

    @Override
    public String sight() throws IOException {
        List<String> names = new ArrayList<>();
        walk(name -> names.size() < NAMED && !PictureStore.isHidden(name), (entry, _) -> names.add(name(entry)));
        return "is an archive with " + (names.isEmpty() ? "nothing" : String.join(", ", names));
    }

    private record Packed(int index, byte[] bytes) {}

    @Override
    public void read(List<Entry> wanted, Visitor visitor) throws IOException {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            places.put(wanted.get(i).name(), i);
        }
        List<Packed> waiting = new ArrayList<>();
        long[] bytes = new long[1];
        walk(PictureStore::isPicture, (entry, in) -> {
            // of several files of one name the first counts
            Integer place = places.remove(name(entry));
            if (place == null) {
                return;
            }
            byte[] content = in.readNBytes((int) MOST_BYTES);
            if (content.length == MOST_BYTES) {
                visitor.failed(place, "is larger than " + MOST_BYTES + " bytes");
                return;
            }
            waiting.add(new Packed(place, content));
            bytes[0] += content.length;
            if (bytes[0] >= BYTES_AT_A_TIME) {
                decode(waiting, visitor);
                bytes[0] = 0;
            }
        });
        decode(waiting, visitor);
    }

    private static void decode(List<Packed> waiting, Visitor visitor) {
        waiting.parallelStream().forEach(p -> visitor.read(p.index, p.bytes));
        waiting.clear();
    }

    private interface Step {
        void take(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /// Goes through the files of the archive that have certain names.
    private void walk(Predicate<String> wanted, Step step) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(unpacked(file))) {
            for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
                if (e.isFile() && wanted.test(name(e))) {
                    step.take(e, tar);
                }
            }
        } catch (DataFormatException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new DataFormatException(path, "is a damaged or cut off archive: " + e.getMessage());
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        file.mark(2);
        int magic = file.read() | file.read() << 8;
        file.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(file, 1 << 16) : file;
    }

    private static String name(TarArchiveEntry entry) {
        String name = entry.getName();
        return name.startsWith("./") ? name.substring(2) : name;
    }
}
