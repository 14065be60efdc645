package dev.gradus.io;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The content of a safetensors file: named tensors and strings about them, both in order.
///
/// The format (<https://github.com/huggingface/safetensors>) is eight bytes of header length, a JSON header and
/// the tensors' little-endian bytes without gaps. All of Gradus' dtypes have a name there; files with others
/// are refused.
///
/// ```java
/// SafeTensors.of(Map.of("weight", w)).write(Path.of("w.safetensors"));
/// Tensor same = SafeTensors.read(Path.of("w.safetensors")).tensor("weight");
/// ```
///
/// @param tensors the tensors by name
/// @param metadata the strings by key
public record SafeTensors(Map<String, Tensor> tensors, Map<String, String> metadata) {
    /// Keeps copies in the order given.
    public SafeTensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// Tensors without metadata.
    public static SafeTensors of(Map<String, Tensor> tensors) {
        return new SafeTensors(tensors, Map.of());
    }

    /// The tensor of a name.
    ///
    /// @throws IllegalArgumentException if there is none
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("safetensors: no tensor is named '" + name + "'");
        }
        return tensor;
    }

    /// Reads a whole file. Everything is checked before memory is taken for it.
    ///
    /// @throws FileFormatException if the file is damaged or of another kind, or holds a dtype that Gradus
    ///     lacks
    /// @throws IOException if the file cannot be read
    public static SafeTensors read(Path file) throws IOException {
        try (FileChannel in = open(file)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(file, in);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, SafeTensorsHeader.Entry> e : header.tensors().entrySet()) {
                tensors.put(e.getKey(), tensor(file, in, e.getKey(), e.getValue(), header.dataStart()));
            }
            return new SafeTensors(tensors, header.metadata());
        } catch (IOException e) {
            throw Faults.reading(file, e);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Faults.requireNoDevice(file);
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    private static Tensor tensor(Path file, FileChannel in, String name, SafeTensorsHeader.Entry entry, long dataStart)
            throws IOException {
        in.position(dataStart + entry.begin());
        return TensorBytes.read(entry.type(), piece -> {
            readFully(file, in, piece);
            if (entry.type().dtype() == DType.BOOL) {
                checkBools(file, name, piece.duplicate().flip());
            }
        });
    }

    private static void checkBools(Path file, String name, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b != 0 && b != 1) {
                throw new FileFormatException(file, "tensor '" + name + "': the bool " + (b & 255) + " is not 0 or 1");
            }
        }
    }

    /// Fills a buffer.
    static void readFully(Path file, FileChannel in, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new FileFormatException(file, "the file ends early");
            }
        }
    }

    /// Writes a file, whole or not at all. Equal content gives equal bytes: wider dtypes come first, so that
    /// all elements are aligned, else the order is the map's.
    ///
    /// @throws IllegalArgumentException if a tensor is named `__metadata__`, or names and metadata exceed 100
    ///     MB
    /// @throws IOException naming the file and the reason
    public void write(Path file) throws IOException {
        List<Map.Entry<String, Tensor>> order = new ArrayList<>(tensors.entrySet());
        order.sort(Comparator.comparingInt(e -> -e.getValue().dtype().bytes()));
        byte[] header = SafeTensorsHeader.write(order, metadata);
        AtomicFile.write(file, out -> {
            AtomicFile.writeFully(out, ByteBuffer.wrap(header));
            for (Map.Entry<String, Tensor> e : order) {
                TensorBytes.write(e.getValue(), piece -> AtomicFile.writeFully(out, piece));
            }
        });
    }
}
