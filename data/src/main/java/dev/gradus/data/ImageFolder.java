package dev.gradus.data;

import dev.gradus.tensor.Key;
import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/// A folder of pictures, or a tar archive of one, whose classes are its subfolders (`cats/1.jpg`) or the first
/// parts of the files' names (`cat.1.jpg`, `cat_1.jpg`). Pictures are resized to one size when the folder is first
/// read. Those of large folders are kept on the disk, where training reads them, too: memory need not hold them.
public final class ImageFolder {
    /// Largest side of the pictures where none is given, in pixels.
    public static final int DEFAULT_SIDE = 64;

    private static final int LEAST_SIDE = 12;

    private final PictureStore store;
    private final List<PictureStore.Entry> entries;
    private final int side;
    private final OptionalInt limit;
    private final long seed;
    private final Optional<Path> cache;
    private final List<String> notes = new ArrayList<>();

    private ImageFolder(PictureStore store, int side, OptionalInt limit, long seed, Optional<Path> cache)
            throws IOException {
        this.store = store;
        entries = store.entries();
        this.side = side > 0 ? side : side();
        this.limit = limit;
        this.seed = seed;
        this.cache = cache;
    }

    /// Reads a folder or a tar archive, on all cores, as pictures of `side` × `side` pixels. Folders `train` and
    /// `test` (or `val`) inside become the two parts. Damaged files are left out and listed in the source's notes.
    ///
    /// @throws DataFormatException if there are no two classes of readable pictures
    public static Source read(Path path, int side) throws IOException {
        return read(path, OptionalInt.of(side), OptionalInt.empty(), 0, PictureReader.folderOfCaches());
    }

    /// The same with at most `limit` pictures a part, chosen by a seed before they are decoded. Without a side
    /// the first picture's counts, up to 64 pixels.
    ///
    /// @param cache where decoded pictures are kept for the next time, if anywhere
    static Source read(Path path, OptionalInt side, OptionalInt limit, long seed, Optional<Path> cache)
            throws IOException {
        return new ImageFolder(PictureStore.at(path), side.orElse(0), limit, seed, cache).source();
    }

    /// The picture files in a folder and its subfolders, in the order of their names.
    ///
    /// @throws IOException naming what cannot be read
    public static List<Path> pictures(Path folder) throws IOException {
        return new PictureFolder(folder)
                .entries().stream().map(e -> folder.resolve(e.name())).toList();
    }

    /// Whether a path is a folder or an archive that may hold pictures.
    static boolean fits(Path path) throws IOException {
        return PictureFolder.fits(path) || PictureArchive.fits(path);
    }

    private Source source() throws IOException {
        if (entries.isEmpty()) {
            throw new DataFormatException(
                    store.path(),
                    store.sight() + ", but holds no pictures; wanted are files such as cat/1.jpg and dog/1.png, of "
                            + "two classes or more (as subfolders or first parts of names)");
        }
        String train = part("train", "training", "training_set").orElse("");
        Optional<String> test =
                train.isEmpty() ? Optional.empty() : part("test", "test_set", "val", "valid", "validation");
        Labelled learned = decoded(train, some(in(train), limit, seed));
        List<String> classes = List.copyOf(new TreeSet<>(learned.labels));
        if (classes.size() < 2) {
            throw new DataFormatException(
                    store.path().resolve(train),
                    "has " + learned.labels.size()
                            + " readable pictures, not of two classes (as subfolders or first parts of names)"
                            + (notes.isEmpty()
                                    ? ""
                                    : "; " + notes.size() + " could not be read, such as " + notes.getFirst()));
        }
        Optional<Dataset> judge = Optional.empty();
        if (test.isPresent()) {
            Labelled judged = decoded(test.get(), some(known(test.get(), classes), limit, ~seed));
            judge = judged.labels.isEmpty() ? Optional.empty() : Optional.of(judged.dataset(classes, side));
        }
        return new Source("images", learned.dataset(classes, side), judge, notes);
    }

    /// The first of some folders that holds pictures, with a slash.
    private Optional<String> part(String... names) {
        return Arrays.stream(names)
                .map(name -> name + "/")
                .filter(name -> entries.stream().anyMatch(e -> e.name().startsWith(name)))
                .findFirst();
    }

    private List<PictureStore.Entry> in(String part) {
        return entries.stream().filter(e -> e.name().startsWith(part)).toList();
    }

    /// The pictures of a test folder that have a class; those of a contest have none.
    private List<PictureStore.Entry> known(String part, List<String> classes) {
        List<PictureStore.Entry> all = in(part);
        List<PictureStore.Entry> known =
                all.stream().filter(e -> classes.contains(label(part, e))).toList();
        if (known.size() < all.size()) {
            notes.add(store.path().resolve(part) + ": " + (all.size() - known.size()) + " of " + all.size()
                    + " pictures are not used: they are of none of the training classes");
        }
        return known;
    }

    /// At most so many, chosen by a seed, in the same order.
    static <T> List<T> some(List<T> files, OptionalInt limit, long seed) {
        if (limit.isEmpty() || limit.getAsInt() >= files.size()) {
            return files;
        }
        int[] order = Shuffle.permutation(files.size(), Key.mix(seed));
        return Arrays.stream(order, 0, limit.getAsInt())
                .sorted()
                .mapToObj(files::get)
                .toList();
    }

    /// The first folder's name, else what stands before the first dot, dash, underscore, blank or digit.
    private static String label(String part, PictureStore.Entry file) {
        String name = file.name().substring(part.length());
        int folder = name.indexOf('/');
        return folder >= 0 ? name.substring(0, folder) : name.split("[._ \\-0-9]", 2)[0];
    }

    /// The longer side of the first picture that can be read.
    private int side() throws IOException {
        int[] found = {0};
        for (int i = 0; i < entries.size() && found[0] == 0; i++) {
            PictureStore.Entry entry = entries.get(i);
            store.read(List.of(entry), new PictureStore.Visitor() {
                @Override
                public void read(int index, byte[] bytes) {
                    try {
                        PictureSize size = Picture.size(store.path().resolve(entry.name()), bytes);
                        found[0] = Math.max(size.width(), size.height());
                    } catch (DataFormatException e) {
                        // told when all are read
                    }
                }

                @Override
                public void failed(int index, String why) {
                    // told when all are read
                }
            });
        }
        return Math.clamp(found[0] == 0 ? DEFAULT_SIDE : found[0], LEAST_SIDE, DEFAULT_SIDE);
    }

    /// Pictures that could be read, with their classes' names.
    private record Labelled(PictureReader.Pictures pictures, List<String> labels) {
        Dataset dataset(List<String> classes, int side) {
            float[] y = new float[labels.size()];
            for (int i = 0; i < y.length; i++) {
                y[i] = classes.indexOf(labels.get(i));
            }
            List<String> names =
                    pictures.read().stream().map(PictureStore.Entry::name).toList();
            return new ByteDataset(Shape.of(3, side, side), new Target.Classes(classes), pictures.pixels(), y, names);
        }
    }

    /// What file managers and archives leave behind: `.DS_Store`, `__MACOSX/._cat.jpg`.
    static boolean isHidden(Path file) {
        return PictureStore.isHidden(
                file.toString().replace(file.getFileSystem().getSeparator(), "/"));
    }

    private Labelled decoded(String part, List<PictureStore.Entry> files) throws IOException {
        PictureReader.Pictures pictures = new PictureReader(store, entries, side, cache, notes).read(part, files);
        for (PictureStore.Entry file : files) {
            if (pictures.faults().containsKey(file)) {
                notes.add(store.path().resolve(file.name()) + ": "
                        + pictures.faults().get(file));
            }
        }
        return new Labelled(
                pictures, pictures.read().stream().map(e -> label(part, e)).toList());
    }
}
