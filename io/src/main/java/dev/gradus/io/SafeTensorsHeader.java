package dev.gradus.io;

import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The header of a safetensors file, checked against the file's size.
///
/// @param tensors types and places by name, in the header's order
/// @param metadata the strings of `__metadata__`
/// @param dataStart position of the first byte after the header
record SafeTensorsHeader(Map<String, Entry> tensors, Map<String, String> metadata, long dataStart) {
    /// The format's own limit.
    static final int MAX_BYTES = 100_000_000;

    private static final int ALIGNMENT = 8;

    /// Type and place of one tensor, the place counted from the end of the header.
    record Entry(TensorType type, long begin, long end) {}

    static SafeTensorsHeader read(Path file, FileChannel in) throws IOException {
        long fileSize = in.size();
        if (fileSize < 8) {
            throw new FileFormatException(
                    file,
                    fileSize == 0 ? "the file is empty" : "not a safetensors file: it has only " + fileSize + " bytes");
        }
        ByteBuffer lengthBytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        SafeTensors.readFully(file, in, lengthBytes);
        long length = lengthBytes.getLong(0);
        if (length < 2 || length > MAX_BYTES || length > fileSize - 8) {
            throw new FileFormatException(
                    file,
                    "not a safetensors file or cut off: it states a header of " + Long.toUnsignedString(length)
                            + " bytes, where the file has " + fileSize);
        }
        ByteBuffer text = ByteBuffer.allocate((int) length);
        SafeTensors.readFully(file, in, text);
        SafeTensorsHeader header = SafeTensorsHeaderParser.parse(file, decode(file, text.flip()), 8 + length);
        header.checkPlaces(file, fileSize - 8 - length);
        return header;
    }

    private static String decode(Path file, ByteBuffer text) throws FileFormatException {
        if (text.get(0) != '{') {
            throw new FileFormatException(file, "not a safetensors file: the header does not start with '{'");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw new FileFormatException(file, "the header is not valid UTF-8", e);
        }
    }

    /// The tensors must fill the rest of the file, one after another.
    private void checkPlaces(Path file, long dataSize) throws FileFormatException {
        List<Map.Entry<String, Entry>> order = tensors.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Entry> e) -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()))
                .toList();
        long at = 0;
        for (Map.Entry<String, Entry> e : order) {
            Entry entry = e.getValue();
            String where = "tensor '" + e.getKey() + "'";
            if (entry.begin() != at) {
                throw new FileFormatException(
                        file, where + " begins at byte " + entry.begin() + " of the data, not at " + at);
            }
            if (entry.end() - entry.begin() != entry.type().bytes()) {
                throw new FileFormatException(
                        file,
                        where + " has " + (entry.end() - entry.begin()) + " bytes, but " + entry.type() + " needs "
                                + entry.type().bytes());
            }
            at = entry.end();
        }
        if (at != dataSize) {
            throw new FileFormatException(
                    file, "the tensors need " + at + " bytes of data, but the file has " + dataSize);
        }
    }

    /// The bytes in front of the data: length and header, padded with spaces.
    static byte[] write(List<Map.Entry<String, Tensor>> tensors, Map<String, String> metadata) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[8]);
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectPropertyStart("__metadata__");
                metadata.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            long at = 0;
            for (Map.Entry<String, Tensor> e : tensors) {
                if (e.getKey().equals("__metadata__")) {
                    throw new IllegalArgumentException("safetensors: no tensor can be named '__metadata__'");
                }
                TensorType type = e.getValue().type();
                json.writeObjectPropertyStart(e.getKey());
                json.writeStringProperty("dtype", type.dtype().name());
                json.writeName("shape");
                int[] sizes = type.shape().toArray();
                json.writeArray(sizes, 0, sizes.length);
                json.writeName("data_offsets");
                json.writeArray(new long[] {at, at + type.bytes()}, 0, 2);
                json.writeEndObject();
                at += type.bytes();
            }
            json.writeEndObject();
        }
        byte[] text = out.toByteArray();
        int padded = Math.ceilDiv(text.length, ALIGNMENT) * ALIGNMENT;
        if (padded - 8 > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "safetensors: names and metadata take " + padded + " bytes, more than the format's " + MAX_BYTES);
        }
        byte[] all = Arrays.copyOf(text, padded);
        Arrays.fill(all, text.length, padded, (byte) ' ');
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putLong(0, padded - 8L);
        return all;
    }
}
