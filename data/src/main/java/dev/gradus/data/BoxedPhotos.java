package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/// Photos with one object each, whose box is to be found. Photos are stretched to a square, and the boxes with
/// them: as shares of a photo's width and height they stay as they are.
public final class BoxedPhotos {
    /// Side of the pictures where none is given, in pixels.
    public static final int DEFAULT_SIDE = 96;

    /// Names in a note.
    private static final int MOST_NAMES = 20;

    private final PhotoFolder photos;
    private final BoxOptions options;
    private final List<String> notes = new ArrayList<>();

    private BoxedPhotos(PhotoFolder photos, BoxOptions options) {
        this.photos = photos;
        this.options = options;
    }

    /// Reads a folder of photos and their annotations, on all cores.
    ///
    /// @param side of the pictures in pixels
    /// @param limit most photos, chosen by a seed before they are decoded
    /// @param cache where decoded photos are kept, if anywhere
    /// @throws DataFormatException if annotations are damaged or do not fit the photos, or if a photo has not
    ///     exactly one object of the class and the options do not say what to do then
    static Source read(Path folder, BoxOptions options, int side, OptionalInt limit, long seed, Optional<Path> cache)
            throws IOException {
        BoxedPhotos reader = new BoxedPhotos(PhotoFolder.of(folder), options);
        List<Sample> samples = ImageFolder.some(reader.samples(), limit, seed);
        return new Source("boxes", reader.decoded(samples, side, cache), Optional.empty(), reader.notes);
    }

    /// A photo, what its annotation says of its size, and the box that is to be found.
    private record Sample(PictureStore.Entry photo, Optional<PictureSize> size, PixelBox box) {}

    private List<Sample> samples() throws IOException {
        BoxAnnotations annotations =
                BoxFormat.of(options.annotations()).parse(options.annotations(), Optional.of(photos));
        String label = label(annotations.labels());
        Map<PictureStore.Entry, BoxedPicture> known = matched(annotations);
        List<Sample> samples = new ArrayList<>();
        Map<PictureStore.Entry, Integer> none = new LinkedHashMap<>();
        Map<PictureStore.Entry, Integer> several = new LinkedHashMap<>();
        for (PictureStore.Entry photo : photos.photos()) {
            BoxedPicture picture = known.get(photo);
            List<BoxedObject> objects = picture == null
                    ? List.of()
                    : picture.objects().stream()
                            .filter(o -> o.label().equals(label))
                            .toList();
            List<BoxedObject> single = objects.stream().filter(o -> !o.crowd()).toList();
            if (picture == null || objects.isEmpty()) {
                none.put(photo, 0);
            } else if (objects.size() == 1 && single.size() == 1) {
                samples.add(new Sample(photo, picture.size(), single.getFirst().box()));
            } else {
                several.put(photo, objects.size());
                if (options.pick() == BoxOptions.Pick.LARGEST && !single.isEmpty()) {
                    samples.add(new Sample(photo, picture.size(), largest(single)));
                }
            }
        }
        judge(label, samples.size(), none, several);
        return samples;
    }

    private static PixelBox largest(List<BoxedObject> objects) {
        PixelBox largest = objects.getFirst().box();
        for (BoxedObject o : objects) {
            largest = o.box().area() > largest.area() ? o.box() : largest;
        }
        return largest;
    }

    private String label(List<String> labels) throws DataFormatException {
        Optional<String> label = options.label();
        if (label.isEmpty() && !labels.contains(BoxOptions.USUAL) && labels.size() == 1) {
            return labels.getFirst();
        }
        String wanted = label.orElse(BoxOptions.USUAL);
        if (!labels.contains(wanted)) {
            throw new DataFormatException(
                    options.annotations(),
                    "has no object of the class '" + wanted + "'; the classes are " + listed(labels));
        }
        return wanted;
    }

    private Map<PictureStore.Entry, BoxedPicture> matched(BoxAnnotations annotations) throws DataFormatException {
        Map<PictureStore.Entry, BoxedPicture> known = new LinkedHashMap<>();
        List<String> strangers = new ArrayList<>();
        for (BoxedPicture picture : annotations.pictures()) {
            Optional<PictureStore.Entry> photo = photos.find(picture.name());
            if (photo.isEmpty()) {
                strangers.add(picture.name());
            } else if (known.put(photo.get(), picture) != null) {
                throw new DataFormatException(
                        options.annotations(), "has two annotations of the picture " + photos.path(photo.get()));
            }
        }
        if (known.isEmpty()) {
            throw new DataFormatException(
                    options.annotations(),
                    "names no picture that is in " + photos.folder() + ", but " + listed(strangers));
        }
        if (!strangers.isEmpty()) {
            notes.add(options.annotations() + ": " + strangers.size() + " of "
                    + annotations.pictures().size() + " annotated pictures are not in " + photos.folder() + ": "
                    + listed(strangers));
        }
        return known;
    }

    /// Refuses photos with none or several objects, or notes what becomes of them.
    private void judge(
            String label, int taken, Map<PictureStore.Entry, Integer> none, Map<PictureStore.Entry, Integer> several)
            throws DataFormatException {
        if (options.pick() == BoxOptions.Pick.ONE && !(none.isEmpty() && several.isEmpty())) {
            Map.Entry<PictureStore.Entry, Integer> first =
                    (several.isEmpty() ? none : several).entrySet().iterator().next();
            throw new DataFormatException(
                    photos.path(first.getKey()),
                    "has " + (first.getValue() == 0 ? "no" : first.getValue()) + " objects of the class '" + label
                            + "', where one is wanted; of " + photos.photos().size() + " photos " + taken
                            + " have one, "
                            + several.size() + " several and " + none.size()
                            + " none: pick 'only' takes those with one, 'largest' the largest of several");
        }
        if (taken == 0) {
            throw new DataFormatException(
                    photos.folder(),
                    "has no photo to learn from: " + several.size() + " with several objects of the class '" + label
                            + "' and " + none.size() + " without any");
        }
        note(none, "without an object of the class '" + label + "' are left out");
        note(
                several,
                options.pick() == BoxOptions.Pick.LARGEST
                        ? "with several objects give their largest box"
                        : "with several objects are left out");
    }

    private void note(Map<PictureStore.Entry, Integer> of, String fate) {
        if (!of.isEmpty()) {
            notes.add(of.size() + " of " + photos.photos().size() + " photos " + fate + ": "
                    + listed(of.keySet().stream().map(PictureStore.Entry::name).toList()));
        }
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String some = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES ? some : some + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private Dataset decoded(List<Sample> samples, int side, Optional<Path> cache) throws IOException {
        Map<PictureStore.Entry, float[]> shares = new ConcurrentHashMap<>();
        Map<PictureStore.Entry, String> faults = new ConcurrentHashMap<>();
        samples.parallelStream().forEach(sample -> {
            try {
                shares.put(sample.photo, shares(sample));
            } catch (IOException e) {
                faults.put(sample.photo, String.valueOf(e.getMessage()));
            }
        });
        List<PictureStore.Entry> known =
                samples.stream().map(Sample::photo).filter(shares::containsKey).toList();
        PictureReader.Pictures pictures =
                new PictureReader(photos.store(), photos.photos(), side, cache, notes).read("", known);
        pictures.faults().forEach((photo, fault) -> faults.put(photo, photos.path(photo) + ": " + fault));
        List<String> wrong = samples.stream()
                .filter(sample -> faults.containsKey(sample.photo))
                .map(sample -> faults.get(sample.photo))
                .toList();
        if (wrong.size() == samples.size()) {
            throw new DataFormatException(photos.folder(), "has no photo that can be read: " + wrong.getFirst());
        }
        notes.addAll(wrong);
        float[] y = new float[4 * pictures.read().size()];
        List<String> names = new ArrayList<>();
        for (PictureStore.Entry photo : pictures.read()) {
            System.arraycopy(Objects.requireNonNull(shares.get(photo)), 0, y, 4 * names.size(), 4);
            names.add(photo.name());
        }
        return new ByteDataset(Shape.of(3, side, side), new Target.Box(), pictures.pixels(), y, names);
    }

    /// The box as shares of the photo's width and height, its part outside of the photo cut off.
    private float[] shares(Sample sample) throws IOException {
        Path file = photos.path(sample.photo);
        Picture.Header header = Picture.header(file);
        PictureSize seen = header.size();
        PictureSize said = sample.size.orElse(seen);
        PixelBox box = sample.box;
        if (!said.equals(seen)) {
            if (!said.equals(header.stored())) {
                throw new DataFormatException(
                        file, "has " + seen + " pixels, but its annotation is of a picture of " + said);
            }
            // the boxes were drawn by a program that did not look at the camera's note
            box = header.orientation().upright(box, header.stored());
        }
        PixelBox inside = box.within(seen);
        if (inside.area() == 0) {
            throw new DataFormatException(file, "has " + seen + " pixels, and its box lies outside or is empty");
        }
        return new float[] {
            (float) (inside.left() / seen.width()),
            (float) (inside.top() / seen.height()),
            (float) (inside.width() / seen.width()),
            (float) (inside.height() / seen.height())
        };
    }
}
