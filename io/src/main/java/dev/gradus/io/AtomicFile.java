package dev.gradus.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Files that appear whole or not at all: whatever happens during a write, be it `kill -9`, a full disk or a
/// lost power supply, the file has either its old content or its new one.
///
/// The content goes to a temporary file `.NAME.<16 hex digits>.tmp` in the same folder, is forced to the disk
/// and takes the file's place by an atomic rename. The writer keeps the temporary file locked, so that what a
/// killed process left behind can be told from a write under way; the next write of the same file removes it.
public final class AtomicFile {
    /// Names of the temporary files that this process writes: opening and closing one would release its lock.
    private static final Set<String> LIVE = ConcurrentHashMap.newKeySet();

    private AtomicFile() {}

    /// What to write.
    @FunctionalInterface
    public interface Content {
        /// Writes all of it. An exception leaves the file as it was.
        void writeTo(WritableByteChannel out) throws IOException;
    }

    /// Gives a file new content, or leaves it as it was if that fails.
    ///
    /// @throws IOException naming the file and the reason
    public static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        String name = String.valueOf(target.getFileName());
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        String temporary = "." + name + "." + random + ".tmp";
        removeStale(folder, name);
        LIVE.add(temporary);
        try {
            Faults.requireNoDevice(target);
            replace(target, folder.resolve(temporary), content);
            force(folder);
        } catch (IOException e) {
            throw Faults.writing(file, e);
        } finally {
            LIVE.remove(temporary);
        }
    }

    /// Gives a file new content, or leaves it as it was if that fails.
    ///
    /// @throws IOException naming the file and the reason
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> writeFully(out, ByteBuffer.wrap(content)));
    }

    /// Checks, before the work whose result the file is to hold, that it can be written: that its folder, or the
    /// nearest above it that exists, takes a new file. Leaves nothing behind.
    ///
    /// @throws IOException naming the file and the reason
    public static void requireWritable(Path file) throws IOException {
        try {
            Faults.requireNoDevice(file);
            if (Files.isDirectory(file)) {
                throw new FileSystemException(file.toString(), null, "is a folder");
            }
            Path folder = file.toAbsolutePath().resolveSibling("");
            while (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                folder = folder.resolveSibling("");
            }
            if (!Files.isDirectory(folder)) {
                throw new FileSystemException(folder.toString(), null, folder + " is not a folder");
            }
            Files.delete(Files.createTempFile(folder, ".gradus", ".tmp"));
        } catch (IOException e) {
            throw Faults.writing(file, e);
        }
    }

    /// Writes all that remains in a buffer.
    static void writeFully(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private static void replace(Path target, Path temporary, Content content) throws IOException {
        boolean done = false;
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            lock(out);
            content.writeTo(out);
            out.force(true);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // a file system without locks: nobody can take the file for stale there
        }
    }

    /// Makes the rename itself durable.
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows and some network file systems do not open folders
        }
    }

    /// Removes the temporary files that killed writers left in a folder, as far as it may.
    static void removeStale(Path folder) {
        removeStale(folder, "");
    }

    /// Removes a target's stale temporary files, those of all targets if the name is empty.
    private static void removeStale(Path folder, String name) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, path -> isTemporary(path, name))) {
            for (Path path : all) {
                if (!LIVE.contains(String.valueOf(path.getFileName())) && !isLocked(path)) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // what cannot be removed stays: it harms nobody
        }
    }

    private static boolean isTemporary(Path path, String name) {
        String text = String.valueOf(path.getFileName());
        return text.startsWith("." + name) && text.substring(1 + name.length()).matches(".*\\.[0-9a-f]{16}\\.tmp");
    }

    private static boolean isLocked(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            return lock == null;
        } catch (IOException e) {
            return true; // gone, renamed or not ours: leave it alone
        }
    }
}
