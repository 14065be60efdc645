package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// IDX files of every type, MNIST's folders under their names.
class IdxTest {
    private static final Path FILE = Path.of("some-idx1-ubyte");

    @TempDir
    private Path folder;

    @Test
    void readsEveryType() throws IOException {
        assertThat(values(0x08, 1, new byte[] {-1, 2})).containsExactly(255, 2);
        assertThat(values(0x09, 1, new byte[] {-1, 2})).containsExactly(-1, 2);
        assertThat(values(0x0B, 2, new byte[] {-1, -2, 1, 0})).containsExactly(-2, 256);
        assertThat(values(0x0C, 4, new byte[] {0, 1, 0, 0})).containsExactly(65536);
        assertThat(values(0x0D, 4, ByteBuffer.allocate(4).putFloat(-2.5f).array()))
                .containsExactly(-2.5f);
        assertThat(values(0x0E, 8, ByteBuffer.allocate(8).putDouble(1e-3).array()))
                .containsExactly(1e-3f);
    }

    @Test
    void anyRankHasItsShape() throws IOException {
        byte[] bytes = idx(0x08, new int[] {2, 1, 3, 2}, new byte[12]);
        assertThat(Idx.parse(FILE, bytes).shape()).isEqualTo(Shape.of(2, 1, 3, 2));
    }

    @ParameterizedTest
    @CsvSource({"train-images-idx3-ubyte, false", "train-images.idx3-ubyte, false", "train-images-idx3-ubyte.gz, true"})
    void knowsTheUsualNames(String name, boolean packed) throws IOException {
        write(name, packed, idx(0x08, new int[] {3, 2, 2}, new byte[12]));
        write(name.replace("images", "labels").replace("idx3", "idx1"), packed, idx(0x08, new int[] {3}, labels(3)));
        Source source = DataSource.open(folder.toString(), SourceOptions.DEFAULT);
        assertThat(source.kind()).isEqualTo("idx");
        assertThat(source.train().inputShape()).isEqualTo(Shape.of(1, 2, 2));
        assertThat(source.train().target()).isEqualTo(new Target.Classes(List.of("0", "1", "2")));
        assertThat(source.test()).isEmpty();
        Source alone = DataSource.open(folder.resolve(name).toString(), SourceOptions.DEFAULT);
        assertThat(Fingerprint.of(alone)).isEqualTo(Fingerprint.of(source));
    }

    @Test
    void bothPartsHaveTheClassesOfEither() throws IOException {
        write("train-images-idx3-ubyte", false, idx(0x08, new int[] {2, 1, 1}, new byte[2]));
        write("train-labels-idx1-ubyte", false, idx(0x08, new int[] {2}, labels(2)));
        write("t10k-images-idx3-ubyte", false, idx(0x0D, new int[] {4, 1, 1}, new byte[16]));
        write("t10k-labels-idx1-ubyte", false, idx(0x0C, new int[] {4}, new byte[15 + 1]));
        Source source = Idx.folder(folder);
        assertThat(source.train().target())
                .isEqualTo(source.test().orElseThrow().target())
                .isEqualTo(new Target.Classes(List.of("0", "1")));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        refuses(new byte[3], "is not an IDX file");
        refuses(new byte[] {0, 0, 7, 1, 0, 0, 0, 0}, "unknown IDX type 0x07");
        refuses(idx(0x08, new int[] {3}, new byte[2]), "promises 3 bytes of U8 values of shape (3,) but holds 2");
        refuses(idx(0x0C, new int[] {2}, new byte[9]), "promises 8 bytes of I32 values of shape (2,) but holds 9");
        refuses(idx(0x08, new int[] {-1}, new byte[2]), "promises axis 0 of size 4294967295");
        refuses(idx(0x0E, new int[] {1 << 20, 1 << 20}, new byte[2]), "promises axis 1 of size 1048576");
        refuses(new byte[] {0, 0, 8, 3, 0, 0}, "cut off in its header");
        write("train-images-idx3-ubyte", false, idx(0x08, new int[] {3, 1, 1}, new byte[3]));
        write("train-labels-idx1-ubyte", false, idx(0x08, new int[] {2}, labels(2)));
        assertThatThrownBy(() -> Idx.folder(folder))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("holds classes of shape (2,) for pictures of shape (3, 1, 1)");
        write("train-labels-idx1-ubyte", false, idx(0x09, new int[] {3}, new byte[] {0, -1, 0}));
        assertThatThrownBy(() -> Idx.folder(folder)).hasMessageContaining("holds -1.0 at 1, which is no class");
    }

    private static void refuses(byte[] bytes, String why) {
        assertThatThrownBy(() -> Idx.parse(FILE, bytes))
                .isInstanceOf(DataFormatException.class)
                .hasMessageStartingWith(FILE + ": ")
                .hasMessageContaining(why);
    }

    private static float[] values(int type, int width, byte[] raw) throws IOException {
        return Idx.parse(FILE, idx(type, new int[] {raw.length / width}, raw)).floats();
    }

    private void write(String name, boolean packed, byte[] bytes) throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(name));
                var pack = packed ? new GZIPOutputStream(out) : out) {
            pack.write(bytes);
        }
    }

    private static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) i;
        }
        return labels;
    }

    private static byte[] idx(int type, int[] sizes, byte[] raw) {
        ByteBuffer out = ByteBuffer.allocate(4 + 4 * sizes.length + raw.length);
        out.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
        for (int size : sizes) {
            out.putInt(size);
        }
        return out.put(raw).array();
    }
}
