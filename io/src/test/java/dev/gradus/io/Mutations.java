package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;

/// Feeds a parser damaged copies of good files: it must take them or refuse them with [FileFormatException],
/// soon and with little memory.
final class Mutations {
    private static final long MAX_BYTES = 8 << 20;
    private static final long MAX_NANOS = 2_000_000_000L;
    private static final List<String> WORDS = List.of(
            "-1",
            "0",
            "9223372036854775807",
            "18446744073709551616",
            "2147483647",
            "1e400",
            "1.5",
            "null",
            "[",
            "{",
            "}",
            "]",
            "\"",
            "\\u0000",
            "\\ud800",
            "\"F32\"",
            "\"I8\"",
            "\"F8_E4M3\"",
            "\"__metadata__\":{}",
            ",",
            "true",
            "999999999999",
            "\n");

    private Mutations() {}

    @FunctionalInterface
    interface Parser {
        void parse(Path file) throws IOException;
    }

    /// The number of mutations in this run: few in the normal tests, many in the fuzz profile.
    static void check(int count, Path folder, byte[] good, Parser parser) throws IOException {
        long seed = System.nanoTime();
        Path file = folder.resolve("mutant");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < count; i++) {
            byte[] bytes = mutate(good, new SplittableRandom(seed + i));
            Files.deleteIfExists(file); // a fresh file is much cheaper to write than an old one cut to nothing
            Files.write(file, bytes);
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            try {
                parser.parse(file);
            } catch (FileFormatException e) {
                assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
            } catch (Throwable e) {
                Assertions.fail("seed " + (seed + i) + ": " + e, e);
            }
            assertThat(System.nanoTime() - start)
                    .as("seed %s: nanoseconds", seed + i)
                    .isLessThan(MAX_NANOS);
            assertThat(threads.getCurrentThreadAllocatedBytes() - allocated)
                    .as("seed %s: bytes allocated", seed + i)
                    .isLessThan(MAX_BYTES);
        }
    }

    private static byte[] mutate(byte[] good, SplittableRandom random) {
        byte[] bytes = good;
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            bytes = change(bytes, random);
        }
        return bytes;
    }

    private static byte[] change(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return new byte[random.nextInt(16)];
        }
        int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 16));
        int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
        byte[] out = bytes.clone();
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                out[at] ^= (byte) (1 << random.nextInt(8));
                yield out;
            }
            case 2 -> {
                out[at] = (byte) random.nextInt();
                yield out;
            }
            case 3 -> {
                Arrays.fill(out, at, at + length, (byte) (random.nextBoolean() ? 0 : 255));
                yield out;
            }
            case 4 -> splice(bytes, at, at + length, new byte[0]);
            case 5 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
            case 6 -> number(bytes, random);
            default -> splice(bytes, at, at, word(random));
        };
    }

    /// Puts another word in the place of a number of the text.
    private static byte[] number(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length);
        while (from < bytes.length && !isDigit(bytes[from])) {
            from++;
        }
        int to = from;
        while (to < bytes.length && isDigit(bytes[to])) {
            to++;
        }
        return splice(bytes, from, to, word(random));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static byte[] word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
        byte[] out = Arrays.copyOf(bytes, bytes.length - (to - from) + middle.length);
        System.arraycopy(middle, 0, out, from, middle.length);
        System.arraycopy(bytes, to, out, from + middle.length, bytes.length - to);
        return out;
    }
}
