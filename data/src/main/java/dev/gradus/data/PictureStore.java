package dev.gradus.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where picture files lie.
sealed interface PictureStore permits PictureFolder, PictureArchive {
    /// Larger files are no pictures.
    long MOST_BYTES = 1L << 28;

    /// The folder or archive.
    Path path();

    /// All picture files, in the order of their names. What file managers and archivers leave behind is none:
    /// `.DS_Store`, `__MACOSX/._cat.jpg`.
    List<Entry> entries() throws IOException;

    /// What lies there, in words for an error.
    String sight() throws IOException;

    /// Reads some files, each once, in any order and on several threads.
    void read(List<Entry> wanted, Visitor visitor) throws IOException;

    /// A picture file.
    ///
    /// @param name its path inside the store, its parts parted by `/`
    /// @param size in bytes
    /// @param modified when it was last written, in milliseconds since 1970
    record Entry(String name, long size, long modified) {}

    /// Takes what was read.
    interface Visitor {
        /// The content of a file.
        ///
        /// @param index its place in the list that was asked for
        void read(int index, byte[] bytes);

        /// A file that cannot be read, and why.
        void failed(int index, String why);
    }

    /// The store at a path.
    static PictureStore at(Path path) {
        return java.nio.file.Files.isDirectory(path) ? new PictureFolder(path) : new PictureArchive(path);
    }

    /// What is wrong with a file, without its name.
    static String reason(Path file, IOException e) {
        String message = String.valueOf(e.getMessage());
        String name = file + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /// What file managers and archivers leave behind.
    static boolean isHidden(String name) {
        for (String part : name.split("/", -1)) {
            if (part.startsWith(".") || part.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a file's name is that of a picture which was put there on purpose.
    static boolean isPicture(String name) {
        Set<String> endings = Set.of("jpg", "jpeg", "png", "bmp", "gif", "webp");
        return !isHidden(name)
                && endings.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }
}
