package dev.gradus.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pictures of a folder and its subfolders, found by the names that annotations give them.
final class PhotoFolder {
    private final PictureStore folder;
    private final List<PictureStore.Entry> photos;

    /// By path in the folder, by name, and by name without ending; several where a name is not the only one.
    private final Map<String, List<PictureStore.Entry>> byName = new HashMap<>();

    private PhotoFolder(PictureStore folder, List<PictureStore.Entry> photos) {
        this.folder = folder;
        this.photos = photos;
        for (PictureStore.Entry photo : photos) {
            String path = photo.name();
            String last = BoxedPicture.last(path);
            for (String key : new java.util.LinkedHashSet<>(
                    List.of(path, BoxedPicture.stem(path), last, BoxedPicture.stem(last)))) {
                byName.computeIfAbsent(key, _ -> new java.util.ArrayList<>()).add(photo);
            }
        }
    }

    /// @throws DataFormatException if there is no picture in it
    static PhotoFolder of(Path folder) throws IOException {
        PictureStore store = new PictureFolder(folder);
        List<PictureStore.Entry> photos = store.entries();
        if (photos.isEmpty()) {
            throw new DataFormatException(folder, "is no folder with pictures");
        }
        return new PhotoFolder(store, photos);
    }

    PictureStore store() {
        return folder;
    }

    Path folder() {
        return folder.path();
    }

    /// All pictures, in the order of their names.
    List<PictureStore.Entry> photos() {
        return photos;
    }

    /// Where a picture is.
    Path path(PictureStore.Entry photo) {
        return folder.path().resolve(photo.name());
    }

    /// The picture that an annotation means: the one at this path in the folder, else the only one of this
    /// name, else the only one of this name without its ending.
    ///
    /// @throws DataFormatException if several may be meant
    Optional<PictureStore.Entry> find(String name) throws DataFormatException {
        String path = name.replace('\\', '/');
        String last = BoxedPicture.last(path);
        for (String key : List.of(path, BoxedPicture.stem(path), last, BoxedPicture.stem(last))) {
            List<PictureStore.Entry> found = byName.getOrDefault(key, List.of());
            if (found.size() > 1) {
                throw new DataFormatException(
                        folder.path(),
                        "has " + found.size() + " pictures that '" + name + "' may mean: " + path(found.get(0))
                                + " and " + path(found.get(1)));
            }
            if (!found.isEmpty()) {
                return Optional.of(found.getFirst());
            }
        }
        return Optional.empty();
    }
}
