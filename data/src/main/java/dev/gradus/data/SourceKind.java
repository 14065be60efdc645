package dev.gradus.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of files and folders that can be read, in the order in which they are tried.
enum SourceKind {
    /// IDX files as MNIST's.
    IDX {
        @Override
        boolean fits(Path path) throws IOException {
            return Files.isDirectory(path) ? Idx.isFolder(path) : Idx.isFile(path);
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            return Files.isDirectory(path) ? Idx.folder(path) : Idx.pair(path);
        }
    },

    /// The binary batches of CIFAR.
    CIFAR {
        @Override
        boolean fits(Path path) throws IOException {
            return Cifar.isFolder(path);
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            return Cifar.folder(path);
        }
    },

    /// A folder of pictures, or a tar archive of one.
    IMAGES {
        @Override
        boolean fits(Path path) throws IOException {
            return ImageFolder.fits(path);
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            return ImageFolder.read(
                    path, options.size(), options.limit(), options.seed(), PictureReader.folderOfCaches());
        }

        @Override
        boolean hasSize() {
            return true;
        }
    },

    /// A folder of pictures and the boxes in them; only by request.
    BOXES {
        @Override
        boolean fits(Path path) {
            return false;
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            BoxOptions boxes = options.boxes()
                    .orElseThrow(() -> new IllegalArgumentException("data: the kind boxes needs annotations"));
            return BoxedPhotos.read(
                    path,
                    boxes,
                    options.size().orElse(BoxedPhotos.DEFAULT_SIDE),
                    options.limit(),
                    options.seed(),
                    PictureReader.folderOfCaches());
        }

        @Override
        boolean hasSize() {
            return true;
        }
    },

    /// Running text in UTF-8, by characters.
    TEXT {
        @Override
        boolean fits(Path path) throws IOException {
            return CsvText.isProse(FileBytes.head(path, 1 << 16));
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            return TextDataset.read(
                    path, Vocabulary.Unit.CHARACTER, options.size().orElse(TextDataset.DEFAULT_LENGTH));
        }

        @Override
        boolean hasSize() {
            return true;
        }
    },

    /// Running text in UTF-8, by words; only by request.
    WORDS {
        @Override
        boolean fits(Path path) {
            return false;
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            return TextDataset.read(path, Vocabulary.Unit.WORD, options.size().orElse(TextDataset.DEFAULT_LENGTH));
        }

        @Override
        boolean hasSize() {
            return true;
        }
    },

    /// Delimited text.
    CSV {
        @Override
        boolean fits(Path path) throws IOException {
            return CsvText.isText(FileBytes.head(path, 4096));
        }

        @Override
        Source open(Path path, SourceOptions options) throws IOException {
            TableDataset rows = TableDataset.read(path, options.target(), options.prediction());
            List<String> notes = new ArrayList<>(rows.guesses(options.target(), options.prediction()));
            notes.addAll(rows.notes());
            return new Source(word(), rows, Optional.empty(), notes);
        }
    };

    /// Whether a path looks like this kind.
    abstract boolean fits(Path path) throws IOException;

    /// Reads a path as this kind.
    abstract Source open(Path path, SourceOptions options) throws IOException;

    /// Whether a user may set the size of a sample.
    boolean hasSize() {
        return false;
    }

    /// The kind as users write it.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The first kind that a path looks like.
    static Optional<SourceKind> of(Path path) throws IOException {
        for (SourceKind kind : values()) {
            if (kind.fits(path)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// What lies at a path, in words for an error.
    static String sight(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.list(path)) {
                String names = inside.map(p -> p.getFileName().toString())
                        .sorted()
                        .limit(4)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("nothing");
                return "is a folder with " + names;
            }
        }
        if (!Files.isRegularFile(path)) {
            return "is neither a file nor a folder";
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(8);
            return head.length == 0
                    ? "is empty"
                    : "is a file that begins with the bytes "
                            + java.util.HexFormat.ofDelimiter(" ").formatHex(head);
        }
    }
}
