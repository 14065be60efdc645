package dev.gradus.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one way this library reads and writes JSON: records and plain values (maps, lists, numbers, strings,
/// booleans), with the order of their components.
///
/// Reading is strict: no key twice, no component missing, none null but an empty `Optional`, nothing after the
/// value. Unknown keys are skipped, so that newer files stay readable. NaN and the infinities, which JSON
/// lacks, are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`. Instants are ISO 8601 strings, enums their
/// names in lower case.
///
/// Records of a named module need `opens … to tools.jackson.databind` unless their package is exported.
public final class Json {
    // no symbol table: names of files that anybody may have made must not fill it
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private static final int MAX_FILE_BYTES = 64 << 20;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /// A value as JSON on one line.
    ///
    /// @throws IllegalArgumentException if the value is of a kind that JSON cannot hold
    public static String write(Object value) {
        return write(MAPPER.writer(), value);
    }

    /// A value as JSON on indented lines, for people to read.
    ///
    /// @throws IllegalArgumentException if the value is of a kind that JSON cannot hold
    public static String writeIndented(Object value) {
        return write(MAPPER.writerWithDefaultPrettyPrinter(), value) + "\n";
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "json: cannot write a " + value.getClass().getTypeName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /// The value of a type, such as a record, that a JSON text holds.
    ///
    /// @throws IllegalArgumentException if the text is not JSON or does not fit the type
    public static <T> T read(String text, Class<T> type) {
        try {
            return notNull(MAPPER.readValue(text, type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("json: " + fault(e), e);
        }
    }

    /// The object that a JSON text holds, as maps, lists, `Integer`, `Long`, `Double`, `String` and `Boolean`.
    ///
    /// @throws IllegalArgumentException if the text is not a JSON object
    public static Map<String, Object> readObject(String text) {
        try {
            return notNull(MAPPER.readValue(text, OBJECT));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("json: " + fault(e), e);
        }
    }

    /// A record as the object that its JSON would be.
    ///
    /// @throws IllegalArgumentException if the record holds what JSON cannot
    public static Map<String, Object> toObject(Record value) {
        return readObject(write(value));
    }

    /// The record that an object's JSON would be: the inverse of [#toObject].
    ///
    /// @throws IllegalArgumentException if the object does not fit the type
    public static <T extends Record> T fromObject(Map<String, Object> object, Class<T> type) {
        return read(write(object), type);
    }

    /// The value of a type that a file holds.
    ///
    /// @throws FileFormatException if the file is not JSON or does not fit the type
    /// @throws IOException if the file cannot be read
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try {
            Faults.requireNoDevice(file);
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw new FileFormatException(
                        file, "larger than the " + MAX_FILE_BYTES + " bytes of the longest JSON file");
            }
            return read(Files.readString(file), type);
        } catch (CharacterCodingException e) {
            throw new FileFormatException(file, "not UTF-8", e);
        } catch (IllegalArgumentException e) {
            throw new FileFormatException(file, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Faults.reading(file, e);
        }
    }

    /// Gives a file a value's indented JSON as its content, whole or not at all.
    ///
    /// @throws IllegalArgumentException if the value is of a kind that JSON cannot hold
    /// @throws IOException naming the file and the reason
    public static void write(Path file, Object value) throws IOException {
        AtomicFile.write(file, writeIndented(value).getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T notNull(T value) {
        if (value == null) {
            throw new IllegalArgumentException("json: the text is 'null'");
        }
        return value;
    }

    private static String fault(JacksonException e) {
        String at = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
        if (e.getOriginalMessage().contains("`")) {
            // these words name classes of Java
            return at
                    + (e.getPath().isEmpty()
                            ? "the whole is not of the kind that is wanted here"
                            : "'" + e.getPath().getLast().getPropertyName() + "' is not of its kind");
        }
        return at + e.getOriginalMessage().replaceAll("\\s*[\r\n]\\s*", " ");
    }

    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }
}
