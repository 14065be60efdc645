package dev.gradus.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/// The right to write a run's folder: a lock on its file `.lock`, which the operating system gives back when
/// the process ends, however it ends.
final class RunLock implements Closeable {
    static final String FILE = ".lock";

    private static final int ATTEMPTS = 5;
    private static final long PAUSE_MILLIS = 20;

    /// Folders locked by this process: closing any channel of a lock file would release its lock. All use of it
    /// is synchronized.
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private RunLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Takes the lock of a folder.
    ///
    /// @throws IOException if another run holds it
    static synchronized RunLock take(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (HELD.contains(real)) {
            throw busy(folder);
        }
        Path file = folder.resolve(FILE);
        try {
            Faults.requireNoDevice(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                HELD.add(real);
                return new RunLock(real, channel);
            }
        } catch (IOException e) {
            throw Faults.writing(file, e);
        }
        throw busy(folder);
    }

    /// Tries for a while: somebody who lists the runs holds the lock for a moment. Closes the channel if it
    /// fails.
    private static boolean lock(FileChannel channel) throws IOException {
        boolean locked = false;
        try {
            for (int i = 0; i < ATTEMPTS && !locked; i++) {
                Thread.sleep(i * PAUSE_MILLIS);
                locked = channel.tryLock() != null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        return locked;
    }

    private static IOException busy(Path folder) {
        return new IOException(folder + ": another process is writing this run");
    }

    /// Whether somebody writes the run of a folder.
    static synchronized boolean isHeld(Path folder) throws IOException {
        if (HELD.contains(folder.toRealPath())) {
            return true;
        }
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (RunLock.class) {
            channel.close();
            HELD.remove(folder);
        }
    }
}
