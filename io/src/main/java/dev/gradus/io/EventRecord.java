package dev.gradus.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// TensorBoard's events as protocol buffers (tensorflow/core/util/event.proto, framework/summary.proto) and
/// their framing in files (tensorflow/core/lib/io/record_writer.h).
final class EventRecord {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private EventRecord() {}

    /// The event that begins every file: wall_time = 1, file_version = 3.
    static byte[] start(double wallTime) {
        Message event = new Message().fixed64(1, Double.doubleToRawLongBits(wallTime));
        return event.bytes(3, "brain.Event:2".getBytes(StandardCharsets.UTF_8)).toByteArray();
    }

    /// The event that makes readers drop earlier files' events from a step on: session_log = 7 with status = 1,
    /// START.
    static byte[] restart(double wallTime, long step) {
        byte[] sessionLog = new Message().varint(1, 1).toByteArray();
        return event(wallTime, step).bytes(7, sessionLog).toByteArray();
    }

    /// A point of a curve: summary = 5 with one value = 1 of tag = 1 and simple_value = 2.
    static byte[] scalar(double wallTime, long step, String tag, float value) {
        Message point =
                new Message().bytes(1, tag.getBytes(StandardCharsets.UTF_8)).fixed32(2, Float.floatToRawIntBits(value));
        byte[] summary = new Message().bytes(1, point.toByteArray()).toByteArray();
        return event(wallTime, step).bytes(5, summary).toByteArray();
    }

    /// wall_time = 1, step = 2.
    private static Message event(double wallTime, long step) {
        return new Message().fixed64(1, Double.doubleToRawLongBits(wallTime)).varint(2, step);
    }

    /// An event as it lies in a file: length, checksum of the length, event, checksum of the event.
    static byte[] frame(byte[] event) {
        ByteBuffer out = ByteBuffer.allocate(event.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(event.length).putInt(checksum(out.array(), 8)).put(event).putInt(checksum(event, event.length));
        return out.array();
    }

    /// CRC-32C, rotated and shifted so that data which holds checksums keeps them apart from its own.
    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    /// A protocol buffer message under construction.
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message varint(int field, long value) {
            number(((long) field << 3) | VARINT);
            return number(value);
        }

        Message fixed64(int field, long bits) {
            number(((long) field << 3) | FIXED64);
            out.writeBytes(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(bits)
                    .array());
            return this;
        }

        Message fixed32(int field, int bits) {
            number(((long) field << 3) | FIXED32);
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(bits)
                    .array());
            return this;
        }

        Message bytes(int field, byte[] bytes) {
            number(((long) field << 3) | BYTES);
            number(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        /// Seven bits a byte, lowest first, the top bit set where more follow.
        private Message number(long value) {
            long rest = value;
            while ((rest & ~127L) != 0) {
                out.write((int) (rest & 127) | 128);
                rest >>>= 7;
            }
            out.write((int) rest);
            return this;
        }

        byte[] toByteArray() {
            return out.toByteArray();
        }
    }
}
