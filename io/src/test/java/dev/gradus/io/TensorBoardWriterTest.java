package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TensorBoardWriterTest {
    @TempDir
    Path folder;

    /// CRC-32C bit by bit (polynomial 0x1EDC6F41, reflected), masked.
    private static int masked(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 255;
            for (int i = 0; i < 8; i++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /// The events of a file up to the first torn one.
    private static List<byte[]> events(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> events = new ArrayList<>();
        while (in.remaining() >= 12) {
            byte[] length = new byte[8];
            in.get(in.position(), length);
            int size = (int) in.getLong();
            assertThat(in.getInt()).isEqualTo(masked(length));
            if (in.remaining() < size + 4) {
                break;
            }
            byte[] event = new byte[size];
            in.get(event);
            assertThat(in.getInt()).isEqualTo(masked(event));
            events.add(event);
        }
        return events;
    }

    /// A message as `field=value` texts; length-delimited fields listed in `nested` are messages, others text.
    private static List<String> decode(ByteBuffer in, List<Integer> nested) {
        List<String> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            String value = switch (tag & 7) {
                case 0 -> String.valueOf(varint(in));
                case 1 -> String.valueOf(in.getDouble());
                case 5 -> String.valueOf(in.getFloat());
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield nested.contains(tag >> 3)
                            ? decode(
                                            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN),
                                            tag >> 3 == 5 ? List.of(1) : List.of())
                                    .toString()
                            : new String(bytes, StandardCharsets.UTF_8);
                }
                default -> throw new AssertionError("wire type of tag " + tag);
            };
            fields.add((tag >> 3) + "=" + value);
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = in.get();
            value |= (long) (b & 127) << shift;
            if (b >= 0) {
                return value;
            }
        }
    }

    private List<List<String>> decode(Path file) throws IOException {
        return events(Files.readAllBytes(file)).stream()
                .map(e -> decode(ByteBuffer.wrap(e).order(ByteOrder.LITTLE_ENDIAN), List.of(5, 7)))
                .toList();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void checksumsAreTheKnownOnes() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int crc = 0xE3069283; // the check value of CRC-32C (Castagnoli) in the catalogues of CRCs
        assertThat(EventRecord.checksum(digits, 9)).isEqualTo(((crc >>> 15) | (crc << 17)) + 0xa282ead8);
        int zeros = 0x8A9136AA; // 32 bytes of zero: RFC 3720, B.4
        assertThat(EventRecord.checksum(new byte[32], 32)).isEqualTo(((zeros >>> 15) | (zeros << 17)) + 0xa282ead8);
    }

    @Test
    void theFirstBytesAreThoseOfEveryEventFile() {
        String start = HexFormat.of().formatHex(EventRecord.frame(EventRecord.start(1.5)));
        assertThat(start).startsWith("1800000000000000a37f4b2209" + "000000000000f83f" + "1a0d");
    }

    @Test
    void pointsAreDecodedByAnIndependentReader() throws IOException {
        double before = System.currentTimeMillis() / 1000.0;
        try (TensorBoardWriter curves = TensorBoardWriter.open(folder, 0)) {
            curves.scalar("loss/train", 0.25, 0);
            curves.scalar("Genauigkeit/ü", -3, 1L << 40);
            curves.scalar("nan", Double.NaN, 127);
        }
        assertThat(files()).hasSize(1);
        assertThat(files().getFirst().getFileName().toString()).matches("events\\.out\\.tfevents\\.\\d{10}\\.[\\w-]+");
        List<List<String>> events = decode(files().getFirst());
        double wallTime = Double.parseDouble(events.getFirst().getFirst().substring(2));
        assertThat(wallTime).isBetween(before, before + 60);
        assertThat(events.stream().map(e -> e.subList(1, e.size())))
                .containsExactly(
                        List.of("3=brain.Event:2"),
                        List.of("2=0", "5=[1=[1=loss/train, 2=0.25]]"),
                        List.of("2=1099511627776", "5=[1=[1=Genauigkeit/ü, 2=-3.0]]"),
                        List.of("2=127", "5=[1=[1=nan, 2=NaN]]"));
    }

    @Test
    void goingOnOpensALaterFileThatDropsLaterPoints() throws IOException {
        TensorBoardWriter.open(folder, 0).close();
        try (TensorBoardWriter curves = TensorBoardWriter.open(folder, 200)) {
            curves.scalar("a", 1, 200);
        }
        assertThat(files()).hasSize(2);
        List<List<String>> events = decode(files().get(1));
        assertThat(events.get(1)).endsWith("2=200", "7=[1=1]");
        assertThat(events).hasSize(3);
    }

    @Test
    void aTornLastEventCostsNoOther() throws IOException {
        try (TensorBoardWriter curves = TensorBoardWriter.open(folder, 0)) {
            curves.scalar("a", 1, 1);
            curves.scalar("a", 2, 2);
        }
        byte[] all = Files.readAllBytes(files().getFirst());
        assertThat(events(Arrays.copyOf(all, all.length - 1))).hasSize(2);
    }
}
