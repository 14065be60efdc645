package dev.gradus.io;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.TensorType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the JSON of a safetensors header token by token.
final class SafeTensorsHeaderParser {
    private static final int MAX_RANK = 64;

    private final Path file;
    private final JsonParser json;
    private final Map<String, SafeTensorsHeader.Entry> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafeTensorsHeaderParser(Path file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    static SafeTensorsHeader parse(Path file, String text, long dataStart) throws FileFormatException {
        try (JsonParser json = Json.parser(text)) {
            SafeTensorsHeaderParser parser = new SafeTensorsHeaderParser(file, json);
            parser.file();
            return new SafeTensorsHeader(parser.tensors, parser.metadata, dataStart);
        } catch (JacksonException e) {
            throw new FileFormatException(file, "the header is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void file() throws FileFormatException {
        expect(JsonToken.START_OBJECT, "the header");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (name.equals("__metadata__")) {
                metadata();
            } else {
                tensors.put(name, tensor(name));
            }
        }
        if (json.nextToken() != null) {
            throw new FileFormatException(file, "the header goes on after its closing brace");
        }
    }

    private void metadata() throws FileFormatException {
        expect(JsonToken.START_OBJECT, "__metadata__");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            expect(JsonToken.VALUE_STRING, "__metadata__ '" + key + "'");
            metadata.put(key, json.getString());
        }
    }

    private SafeTensorsHeader.Entry tensor(String name) throws FileFormatException {
        String where = "tensor '" + name + "'";
        expect(JsonToken.START_OBJECT, where);
        Optional<DType> dtype = Optional.empty();
        Optional<long[]> shape = Optional.empty();
        Optional<long[]> place = Optional.empty();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            switch (json.currentName()) {
                case "dtype" -> dtype = Optional.of(dtype(where));
                case "shape" -> shape = Optional.of(longs(where + ": shape", MAX_RANK));
                case "data_offsets" -> place = Optional.of(longs(where + ": data_offsets", 2));
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        if (dtype.isEmpty() || shape.isEmpty() || place.isEmpty() || place.get().length != 2) {
            throw new FileFormatException(file, where + " lacks a dtype, a shape or two data_offsets");
        }
        return new SafeTensorsHeader.Entry(
                new TensorType(shape(where, shape.get()), dtype.get()), place.get()[0], place.get()[1]);
    }

    private DType dtype(String where) throws FileFormatException {
        expect(JsonToken.VALUE_STRING, where + ": dtype");
        String name = json.getString();
        for (DType dtype : DType.values()) {
            if (dtype.name().equals(name)) {
                return dtype;
            }
        }
        throw new FileFormatException(
                file,
                where + " has dtype " + name + ", but only " + Arrays.toString(DType.values()) + " are supported");
    }

    private Shape shape(String where, long[] sizes) throws FileFormatException {
        long count = 1;
        boolean tooLarge = false;
        int[] axes = new int[sizes.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = (int) Math.min(sizes[i], Integer.MAX_VALUE);
            tooLarge |= axes[i] != sizes[i] || Math.multiplyHigh(count, sizes[i]) != 0 || count * sizes[i] < 0;
            count *= sizes[i];
        }
        if (tooLarge || count > Integer.MAX_VALUE - 16) {
            throw new FileFormatException(
                    file, where + " of shape " + Arrays.toString(sizes) + " has more elements than a Java array holds");
        }
        return Shape.of(axes);
    }

    /// An array of whole numbers, none negative.
    private long[] longs(String where, int most) throws FileFormatException {
        expect(JsonToken.START_ARRAY, where);
        long[] values = new long[most];
        int n = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (n == most) {
                throw new FileFormatException(file, where + " has more than " + most + " numbers");
            }
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getLongValue() < 0) {
                throw new FileFormatException(file, where + " holds '" + json.getString() + "', which is no size");
            }
            values[n++] = json.getLongValue();
        }
        return Arrays.copyOf(values, n);
    }

    private void expect(JsonToken token, String where) throws FileFormatException {
        if (json.nextToken() != token) {
            throw new FileFormatException(file, where + " is no " + kind(token));
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "JSON object";
            case START_ARRAY -> "JSON array";
            default -> "JSON string";
        };
    }
}
