package dev.gradus.data;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// Boxes as COCO writes them: one JSON file with `images`, `categories` and `annotations`, whose `bbox` is
/// `[x, y, width, height]`.
///
/// The file is read as a stream: those of the COCO data sets have hundreds of megabytes, most of them outlines,
/// which are skipped.
final class CocoBoxes {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private record Mark(String image, String category, PixelBox box, boolean crowd) {}

    private final Path file;
    private final JsonParser in;
    private final Map<String, BoxedPicture> images = new LinkedHashMap<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final List<Mark> marks = new ArrayList<>();

    private CocoBoxes(Path file, JsonParser in) {
        this.file = file;
        this.in = in;
    }

    /// Reads a file.
    ///
    /// @throws DataFormatException naming the file and the line or entry of the fault
    static BoxAnnotations parse(Path file, byte[] bytes) throws DataFormatException {
        try (JsonParser in = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            return new CocoBoxes(file, in).annotations();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            String why = e.getOriginalMessage().replaceAll("\\s+", " ");
            throw new DataFormatException(file, "is no proper JSON in line " + line + ": " + why);
        }
    }

    private BoxAnnotations annotations() throws DataFormatException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            throw fault("the file is no JSON object with images, annotations and categories");
        }
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String section = in.currentName();
            in.nextToken();
            switch (section) {
                case "images", "categories", "annotations" -> section(section);
                default -> in.skipChildren();
            }
        }
        return joined();
    }

    private void section(String name) throws DataFormatException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw fault("'" + name + "' is no list");
        }
        for (int i = 0; in.nextToken() != JsonToken.END_ARRAY; i++) {
            String entry = name + "[" + i + "]";
            if (in.currentToken() != JsonToken.START_OBJECT) {
                throw fault(entry + " is no object");
            }
            Entry fields = entry(entry);
            switch (name) {
                case "images" -> {
                    String id = fields.text("id");
                    if (images.put(id, new BoxedPicture(fields.text("file_name"), fields.size(), List.of())) != null) {
                        throw fault(entry + " has the id " + id + " of an image before it");
                    }
                }
                case "categories" -> {
                    String id = fields.text("id");
                    if (categories.put(id, fields.text("name")) != null) {
                        throw fault(entry + " has the id " + id + " of a category before it");
                    }
                }
                default ->
                    marks.add(new Mark(
                            fields.text("image_id"),
                            fields.text("category_id"),
                            fields.box(),
                            fields.texts.getOrDefault("iscrowd", "0").equals("1")));
            }
        }
    }

    /// The texts and numbers of an object, and its box.
    private final class Entry {
        private final String name;
        private final Map<String, String> texts = new LinkedHashMap<>();
        private final List<Double> box = new ArrayList<>();

        Entry(String name) {
            this.name = name;
        }

        String text(String key) throws DataFormatException {
            String text = texts.get(key);
            if (text == null) {
                throw fault(name + " has no '" + key + "'");
            }
            return text;
        }

        Optional<PictureSize> size() throws DataFormatException {
            int width = side("width");
            int height = side("height");
            return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
        }

        private int side(String key) throws DataFormatException {
            String text = texts.getOrDefault(key, "0");
            if (text.matches("\\d{1,6}")) {
                return Integer.parseInt(text);
            }
            throw fault(name + ": '" + key + "' is no whole number of pixels");
        }

        PixelBox box() throws DataFormatException {
            if (box.size() != 4) {
                throw fault(name + ": 'bbox' has " + box.size() + " numbers, not 4");
            }
            try {
                return new PixelBox(box.get(0), box.get(1), box.get(2), box.get(3));
            } catch (IllegalArgumentException e) {
                throw fault(name + ": " + e.getMessage());
            }
        }
    }

    private Entry entry(String name) throws DataFormatException {
        Entry entry = new Entry(name);
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = in.currentName();
            JsonToken value = in.nextToken();
            if (key.equals("bbox") && value == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (!in.currentToken().isNumeric() || entry.box.size() == 4) {
                        throw fault(name + ": 'bbox' is no list of 4 numbers");
                    }
                    entry.box.add(in.getDoubleValue());
                }
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                entry.texts.put(key, in.getString());
            } else {
                in.skipChildren();
            }
        }
        return entry;
    }

    private BoxAnnotations joined() throws DataFormatException {
        Map<String, List<BoxedObject>> objects = new LinkedHashMap<>();
        images.keySet().forEach(id -> objects.put(id, new ArrayList<>()));
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            List<BoxedObject> of = objects.get(mark.image);
            String label = categories.get(mark.category);
            if (of == null || label == null) {
                throw new DataFormatException(
                        file,
                        "annotations[" + i + "] is of the "
                                + (of == null ? "image " + mark.image : "category " + mark.category)
                                + ", which is not listed");
            }
            of.add(new BoxedObject(label, mark.box, mark.crowd));
        }
        List<BoxedPicture> pictures = new ArrayList<>();
        images.forEach(
                (id, p) -> pictures.add(new BoxedPicture(p.name(), p.size(), objects.getOrDefault(id, List.of()))));
        if (pictures.isEmpty()) {
            throw new DataFormatException(file, "has no images, so it is no file of boxes in COCO's format");
        }
        return new BoxAnnotations(categories.values().stream().distinct().toList(), pictures);
    }

    private DataFormatException fault(String what) {
        return new DataFormatException(file, "line " + in.currentTokenLocation().getLineNr() + ": " + what);
    }

    /// The file of all pictures.
    static String write(BoxAnnotations all) {
        StringWriter text = new StringWriter();
        ObjectWriteContext context = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator out = FACTORY.createGenerator(context, text)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("images");
            for (int i = 0; i < all.pictures().size(); i++) {
                BoxedPicture p = all.pictures().get(i);
                out.writeStartObject();
                out.writeNumberProperty("id", i + 1);
                out.writeStringProperty("file_name", p.name());
                if (p.size().isPresent()) {
                    out.writeNumberProperty("width", p.size().get().width());
                    out.writeNumberProperty("height", p.size().get().height());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            writeMarks(out, all);
            out.writeArrayPropertyStart("categories");
            for (int i = 0; i < all.labels().size(); i++) {
                out.writeStartObject();
                out.writeNumberProperty("id", i + 1);
                out.writeStringProperty("name", all.labels().get(i));
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text + "\n";
    }

    private static void writeMarks(JsonGenerator out, BoxAnnotations all) {
        out.writeArrayPropertyStart("annotations");
        int id = 1;
        for (int i = 0; i < all.pictures().size(); i++) {
            for (BoxedObject o : all.pictures().get(i).objects()) {
                out.writeStartObject();
                out.writeNumberProperty("id", id++);
                out.writeNumberProperty("image_id", i + 1);
                out.writeNumberProperty("category_id", all.labels().indexOf(o.label()) + 1);
                out.writeArrayPropertyStart("bbox");
                out.writeNumber(o.box().left());
                out.writeNumber(o.box().top());
                out.writeNumber(o.box().width());
                out.writeNumber(o.box().height());
                out.writeEndArray();
                out.writeNumberProperty("area", o.box().area());
                out.writeNumberProperty("iscrowd", o.crowd() ? 1 : 0);
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }
}
