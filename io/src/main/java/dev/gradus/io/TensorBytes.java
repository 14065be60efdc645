package dev.gradus.io;

import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The elements of tensors as little-endian bytes, in pieces of bounded size.
final class TensorBytes {
    private static final int PIECE = 1 << 20;

    private TensorBytes() {}

    /// Takes or fills one piece.
    @FunctionalInterface
    interface Piece {
        void accept(ByteBuffer bytes) throws IOException;
    }

    /// Hands a tensor's bytes over piece by piece.
    static void write(Tensor tensor, Piece sink) throws IOException {
        Storage storage = tensor.storage();
        int length = tensor.shape().intSize();
        int width = tensor.dtype().bytes();
        ByteBuffer piece = buffer(length, width);
        for (int from = 0, n; from < length; from += n) {
            n = Math.min(PIECE / width, length - from);
            put(storage, from, n, piece.clear());
            sink.accept(piece.limit(n * width).position(0));
        }
    }

    /// Makes a tensor from bytes that a source fills in piece by piece.
    static Tensor read(TensorType type, Piece source) throws IOException {
        int length = type.shape().intSize();
        int width = type.dtype().bytes();
        Storage storage = Storage.allocate(type.dtype(), length);
        ByteBuffer piece = buffer(length, width);
        for (int from = 0, n; from < length; from += n) {
            n = Math.min(PIECE / width, length - from);
            source.accept(piece.clear().limit(n * width));
            get(storage, from, n, piece.flip());
        }
        return Tensor.leaf(type, storage);
    }

    private static ByteBuffer buffer(int length, int width) {
        return ByteBuffer.allocate((int) Math.min(PIECE, (long) length * width)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(Storage from, int at, int n, ByteBuffer to) {
        switch (from) {
            case Storage.F32(float[] a) -> to.asFloatBuffer().put(a, at, n);
            case Storage.F64(double[] a) -> to.asDoubleBuffer().put(a, at, n);
            case Storage.F16(short[] a) -> to.asShortBuffer().put(a, at, n);
            case Storage.BF16(short[] a) -> to.asShortBuffer().put(a, at, n);
            case Storage.I32(int[] a) -> to.asIntBuffer().put(a, at, n);
            case Storage.I64(long[] a) -> to.asLongBuffer().put(a, at, n);
            case Storage.U8(byte[] a) -> to.put(a, at, n);
            case Storage.Bool(byte[] a) -> to.put(a, at, n);
        }
    }

    private static void get(Storage to, int at, int n, ByteBuffer from) {
        switch (to) {
            case Storage.F32(float[] a) -> from.asFloatBuffer().get(a, at, n);
            case Storage.F64(double[] a) -> from.asDoubleBuffer().get(a, at, n);
            case Storage.F16(short[] a) -> from.asShortBuffer().get(a, at, n);
            case Storage.BF16(short[] a) -> from.asShortBuffer().get(a, at, n);
            case Storage.I32(int[] a) -> from.asIntBuffer().get(a, at, n);
            case Storage.I64(long[] a) -> from.asLongBuffer().get(a, at, n);
            case Storage.U8(byte[] a) -> from.get(a, at, n);
            case Storage.Bool(byte[] a) -> from.get(a, at, n);
        }
    }
}
