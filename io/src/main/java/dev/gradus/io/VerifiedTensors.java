package dev.gradus.io;

import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/// Safetensors files that say what they are and notice any damage: their metadata holds a kind, such as
/// `checkpoint`, and a CRC-32C over names, types, elements and metadata. The checksum finds every burst of up
/// to 32 wrong bits, and any other damage but for one case in 2³²; a cut-off file is found by its structure.
final class VerifiedTensors {
    /// How the metadata keys start that are this library's.
    static final String OWN = "gradus.";

    private static final String KIND = OWN + "kind";
    private static final String CHECKSUM = OWN + "crc32c";

    private VerifiedTensors() {}

    static void write(Path file, String kind, SafeTensors content) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KIND, kind);
        metadata.putAll(content.metadata());
        metadata.put(CHECKSUM, checksum(content.tensors(), metadata));
        new SafeTensors(content.tensors(), metadata).write(file);
    }

    /// The content, without kind and checksum.
    ///
    /// @throws FileFormatException if the file is damaged or of another kind
    static SafeTensors read(Path file, String kind) throws IOException {
        SafeTensors content = SafeTensors.read(file);
        Map<String, String> metadata = new LinkedHashMap<>(content.metadata());
        String checksum = metadata.remove(CHECKSUM);
        if (checksum == null) {
            throw new FileFormatException(file, "a safetensors file, but no " + kind + " of Gradus");
        }
        if (!checksum.equals(checksum(content.tensors(), metadata))) {
            throw new FileFormatException(file, "damaged: the checksum differs");
        }
        String found = metadata.remove(KIND);
        if (!kind.equals(found)) {
            throw new FileFormatException(file, "a " + found + ", not a " + kind);
        }
        return new SafeTensors(content.tensors(), metadata);
    }

    /// Independent of the order, which the file may change.
    private static String checksum(Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        CRC32C crc = new CRC32C();
        new TreeMap<>(metadata).forEach((key, value) -> {
            add(crc, key);
            add(crc, value);
        });
        for (Map.Entry<String, Tensor> e : new TreeMap<>(tensors).entrySet()) {
            add(crc, e.getKey());
            add(crc, e.getValue().type().toString());
            TensorBytes.write(e.getValue(), crc::update);
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static void add(CRC32C crc, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
        crc.update(bytes);
    }
}
