package dev.gradus.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The formats of box annotations. Boxes come back exactly from each of them.
public enum BoxFormat {
    /// A table with the columns file, a, b, c, d and perhaps class.
    CSV,
    /// Pascal VOC: an XML file a picture, corners counted from 1.
    VOC,
    /// COCO: one JSON file.
    COCO,
    /// YOLO: a text file a picture, shares of its size, and a file of the classes' names.
    YOLO;

    private static final long LIMIT = 1L << 30;
    private static final String NAMES = "classes.txt";

    /// Text files in a folder of YOLO's labels that are none.
    private static final Set<String> NO_LABELS =
            Set.of(NAMES, "train.txt", "val.txt", "test.txt", "readme.txt", "source.txt", "license.txt", "notes.txt");

    /// The format as users write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format of a file or folder: told from its ending, or from what lies in it.
    ///
    /// @throws DataFormatException if nothing is there, or it is of none of the formats
    public static BoxFormat of(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new DataFormatException(path, "does not exist");
        }
        if (Files.isDirectory(path)) {
            for (BoxFormat format : List.of(VOC, YOLO)) {
                if (!format.files(path).isEmpty()) {
                    return format;
                }
            }
            throw new DataFormatException(
                    path, "is a folder without annotations: neither .xml files (voc) nor .txt files (yolo)");
        }
        return switch (ending(path)) {
            case "json" -> COCO;
            case "xml" -> VOC;
            case "csv", "tsv", "txt" -> CSV;
            default ->
                throw new DataFormatException(
                        path,
                        "is no file of boxes: those end in .csv, .xml (voc) or .json (coco); yolo is a folder of .txt");
        };
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Reads annotations of any of the formats.
    ///
    /// @param photos the folder of the pictures, whose names and sizes YOLO's files do not tell; sizes that
    ///     other files lack are read there, too
    /// @throws DataFormatException naming the file and the place of the fault
    public static BoxAnnotations read(Path path, Optional<Path> photos) throws IOException {
        if (photos.isEmpty()) {
            return of(path).parse(path, Optional.empty());
        }
        PhotoFolder folder = PhotoFolder.of(photos.get());
        BoxAnnotations read = of(path).parse(path, Optional.of(folder));
        List<BoxedPicture> sized = new ArrayList<>();
        for (BoxedPicture p : read.pictures()) {
            Optional<PictureStore.Entry> photo = p.size().isPresent() ? Optional.empty() : folder.find(p.name());
            sized.add(
                    photo.isEmpty()
                            ? p
                            : new BoxedPicture(
                                    p.name(), Optional.of(Picture.size(folder.path(photo.get()))), p.objects()));
        }
        return new BoxAnnotations(read.labels(), sized);
    }

    BoxAnnotations parse(Path path, Optional<PhotoFolder> photos) throws IOException {
        return switch (this) {
            case CSV -> CsvBoxes.parse(path, FileBytes.read(path, CsvText.LIMIT));
            case COCO -> CocoBoxes.parse(path, FileBytes.read(path, LIMIT));
            case VOC -> {
                List<BoxedPicture> pictures = new ArrayList<>();
                for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
                    pictures.add(VocBoxes.parse(file, FileBytes.read(file, LIMIT)));
                }
                yield BoxAnnotations.of(pictures);
            }
            case YOLO ->
                yolo(
                        path,
                        photos.orElseThrow(() -> new DataFormatException(
                                path, "has shares of the pictures' sizes: the pictures are needed, too")));
        };
    }

    private static BoxAnnotations yolo(Path folder, PhotoFolder photos) throws IOException {
        List<String> labels = new ArrayList<>(YoloNames.beside(folder));
        List<BoxedPicture> pictures = new ArrayList<>();
        for (Path file : YOLO.files(folder)) {
            String stem = BoxedPicture.stem(folder.relativize(file).toString());
            Optional<PictureStore.Entry> photo = photos.find(stem);
            if (photo.isEmpty()) {
                continue; // a label without a picture has no size
            }
            PictureSize size = Picture.size(photos.path(photo.get()));
            byte[] bytes = Files.size(file) == 0 ? new byte[0] : FileBytes.read(file, LIMIT);
            List<BoxedObject> objects = YoloBoxes.parse(file, bytes, size, labels);
            objects.stream()
                    .map(BoxedObject::label)
                    .filter(l -> !labels.contains(l))
                    .distinct()
                    .forEach(labels::add);
            pictures.add(new BoxedPicture(photo.get().name(), Optional.of(size), objects));
        }
        if (pictures.isEmpty()) {
            throw new DataFormatException(folder, "has no label file named like a picture in " + photos.folder());
        }
        return new BoxAnnotations(labels, pictures);
    }

    /// The annotation files of a folder and its subfolders.
    private List<Path> files(Path folder) throws IOException {
        String ending = this == VOC ? "xml" : "txt";
        try (Stream<Path> all = Files.walk(folder, 4, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(p -> ending(p).equals(ending)
                            && !ImageFolder.isHidden(folder.relativize(p))
                            && !NO_LABELS.contains(
                                    String.valueOf(p.getFileName()).toLowerCase(Locale.ROOT))
                            && Files.isRegularFile(p))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw DataFormatException.reading(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /// The content of annotations in this format: files' names, perhaps with folders, and their texts. A format
    /// of one file has the empty name.
    ///
    /// @throws IllegalArgumentException if YOLO's shares cannot be had because a picture's size is not known, or
    ///     two pictures would have one file
    public Map<String, String> write(BoxAnnotations all) {
        Map<String, String> files = new LinkedHashMap<>();
        switch (this) {
            case CSV -> files.put("", CsvBoxes.write(all));
            case COCO -> files.put("", CocoBoxes.write(all));
            case VOC -> all.pictures().forEach(p -> add(files, p, ".xml", VocBoxes.write(p)));
            case YOLO -> {
                files.put(NAMES, String.join("\n", all.labels()) + "\n");
                for (BoxedPicture p : all.pictures()) {
                    PictureSize size = p.size()
                            .orElseThrow(() -> new IllegalArgumentException("yolo: the size of " + p.name()
                                    + " is not known; name the folder of the pictures"));
                    add(files, p, ".txt", YoloBoxes.write(p.objects(), size, all.labels()));
                }
            }
        }
        return files;
    }

    private static void add(Map<String, String> files, BoxedPicture picture, String ending, String text) {
        String name = BoxedPicture.stem(picture.name().replace('\\', '/')) + ending;
        if (name.startsWith("/") || Path.of(name).normalize().startsWith("..")) {
            throw new IllegalArgumentException("boxes: " + picture.name() + " lies outside of the folder of pictures");
        }
        if (files.put(name, text) != null) {
            throw new IllegalArgumentException(
                    "boxes: two pictures are named like " + picture.name() + ", and both would have the file " + name);
        }
    }
}
