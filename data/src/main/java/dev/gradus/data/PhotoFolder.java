package dev.gradus.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures of a folder and its subfolders, found by the names that annotations give them.
final class PhotoFolder {
    private final Path folder;
    private final List<Path> photos;

    /// By path in the folder, by name, and by name without ending; several where a name is not the only one.
    private final Map<String, List<Path>> byName = new HashMap<>();

    private PhotoFolder(Path folder, List<Path> photos) {
        this.folder = folder;
        this.photos = photos;
        for (Path photo : photos) {
            String path = name(photo);
            String last = BoxedPicture.last(path);
            for (String key : new java.util.LinkedHashSet<>(
                    List.of(path, BoxedPicture.stem(path), last, BoxedPicture.stem(last)))) {
                byName.computeIfAbsent(key, _ -> new java.util.ArrayList<>()).add(photo);
            }
        }
    }

    /// @throws DataFormatException if there is no picture in it
    static PhotoFolder of(Path folder) throws IOException {
        List<Path> photos = ImageFolder.pictures(folder);
        if (photos.isEmpty()) {
            throw new DataFormatException(folder, "is no folder with pictures");
        }
        return new PhotoFolder(folder, photos);
    }

    Path folder() {
        return folder;
    }

    /// All pictures, in the order of their names.
    List<Path> photos() {
        return photos;
    }

    /// A picture's path in the folder, with slashes.
    String name(Path photo) {
        return folder.relativize(photo).toString().replace('\\', '/');
    }

    /// The picture that an annotation means: the one at this path in the folder, else the only one of this
    /// name, else the only one of this name without its ending.
    ///
    /// @throws DataFormatException if several may be meant
    Optional<Path> find(String name) throws DataFormatException {
        String path = name.replace('\\', '/');
        String last = BoxedPicture.last(path);
        for (String key : List.of(path, BoxedPicture.stem(path), last, BoxedPicture.stem(last))) {
            List<Path> found = byName.getOrDefault(key, List.of());
            if (found.size() > 1) {
                throw new DataFormatException(
                        folder,
                        "has " + found.size() + " pictures that '" + name + "' may mean: " + found.get(0) + " and "
                                + found.get(1));
            }
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }
}
