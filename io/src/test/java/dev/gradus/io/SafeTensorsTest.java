package dev.gradus.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.tensor.DType;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class SafeTensorsTest {
    @TempDir
    Path folder;

    /// Random bits, all kinds of NaN included.
    private static Tensor random(DType dtype, SplittableRandom random, int... sizes) {
        TensorType type = TensorType.of(dtype, sizes);
        Storage storage = Storage.allocate(dtype, type.shape().intSize());
        for (int i = 0; i < storage.capacity(); i++) {
            switch (storage) {
                case Storage.F32(float[] a) -> a[i] = Float.intBitsToFloat(random.nextInt());
                case Storage.F64(double[] a) -> a[i] = Double.longBitsToDouble(random.nextLong());
                case Storage.F16(short[] a) -> a[i] = (short) random.nextInt();
                case Storage.BF16(short[] a) -> a[i] = (short) random.nextInt();
                case Storage.I32(int[] a) -> a[i] = random.nextInt();
                case Storage.I64(long[] a) -> a[i] = random.nextLong();
                case Storage.U8(byte[] a) -> a[i] = (byte) random.nextInt();
                case Storage.Bool(byte[] a) -> a[i] = (byte) random.nextInt(2);
            }
        }
        return Tensor.leaf(type, storage);
    }

    private static byte[] bytes(Tensor t) {
        ByteBuffer all = ByteBuffer.allocate((int) t.type().bytes());
        assertThatCode(() -> TensorBytes.write(t, all::put)).doesNotThrowAnyException();
        return all.array();
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyDtypeComesBackBitForBit(DType dtype) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("scalar", random(dtype, random));
        tensors.put("empty", random(dtype, random, 3, 0, 2));
        tensors.put("odd", random(dtype, random, 3, 1, 7));
        tensors.put("several pieces", random(dtype, random, 1_300_001));
        Path file = folder.resolve("t.safetensors");
        new SafeTensors(tensors, Map.of("note", "\"ключ\" \\ \n")).write(file);
        SafeTensors back = SafeTensors.read(file);
        assertThat(back.metadata()).containsExactly(Map.entry("note", "\"ключ\" \\ \n"));
        assertThat(back.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
        tensors.forEach((name, before) -> {
            Tensor read = back.tensor(name);
            assertThat(read.type()).isEqualTo(before.type());
            assertThat(bytes(read)).isEqualTo(bytes(before));
        });
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws IOException {
        Path file = folder.resolve("t.safetensors");
        new SafeTensors(Map.of("w", Tensor.of(new float[] {1, -2}, 2)), Map.of("k", "v")).write(file);
        String header =
                "{\"__metadata__\":{\"k\":\"v\"},\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        byte[] all = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) in.getLong(0);
        assertThat(length % 8).isZero();
        assertThat(new String(all, 8, length, StandardCharsets.UTF_8))
                .startsWith(header)
                .isEqualToIgnoringWhitespace(header);
        assertThat(in.getFloat(8 + length)).isEqualTo(1);
        assertThat(in.getFloat(12 + length)).isEqualTo(-2);
        assertThat(all).hasSize(16 + length);
    }

    @Test
    void widerTypesComeFirstSoThatAllIsAligned() throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("b", Tensor.of(new byte[] {1, 2, 3}));
        tensors.put("f", Tensor.of(new float[] {1}));
        tensors.put("a", Tensor.of(new byte[] {4}));
        tensors.put("d", Tensor.of(new double[] {1}));
        Path one = folder.resolve("1");
        Path two = folder.resolve("2");
        SafeTensors.of(tensors).write(one);
        SafeTensors.read(one).write(two);
        assertThat(SafeTensors.read(one).tensors().keySet()).containsExactly("d", "f", "b", "a");
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void theMetadataNameIsTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafeTensors.of(Map.of("__metadata__", Tensor.scalar(1f)))
                        .write(folder.resolve("x")))
                .withMessageContaining("__metadata__");
        assertThat(folder).isEmptyDirectory();
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(8 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(text.length).put(text);
        return Files.write(folder.resolve("bad.safetensors"), out.array());
    }

    private static String tensor(String dtype, String shape, String offsets) {
        return "'w':{'dtype':'" + dtype + "','shape':" + shape + ",'data_offsets':" + offsets + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'w':{'dtype':'I8','shape':[8],'data_offsets':[0,8]}}            | tensor 'w' has dtype I8, but only
            {'w':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}}       | tensor 'w' has dtype F8_E4M3
            {'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}           | tensor 'w' has 8 bytes, but f32(3,) needs 12
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[4,8]}}           | begins at byte 4 of the data, not at 0
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}           | begins at byte 8
            {'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}           | need 4 bytes of data, but the file has 8
            {'w':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}          | need 16 bytes of data, but the file has 8
            {'w':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}          | holds '-2', which is no size
            {'w':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}         | holds '2.0', which is no size
            {'w':{'dtype':'F32','shape':2,'data_offsets':[0,8]}}             | shape is no JSON array
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[0]}}             | two data_offsets
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}         | has more than 2 numbers
            {'w':{'dtype':'F32','shape':[2]}}                                | lacks
            {'w':{'dtype':'F32','shape':[4294967296,4294967296,2],'data_offsets':[0,8]}} | more elements than
            {'w':{'dtype':'F32','shape':[65536,65536],'data_offsets':[0,8]}} | more elements than
            {'w':{'dtype':'F32','shape':[0,4294967296],'data_offsets':[0,8]}} | more elements than
            {'w':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}} | not valid JSON
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'w':{}}    | uplicate
            {'w':{'dtype':'F32','dtype':'F32'}}                              | uplicate
            {'__metadata__':{'a':1},'w':{}}                                  | __metadata__ 'a' is no JSON string
            {'a':{'dtype':'U8','shape':[5],'data_offsets':[0,5]},'b':{'dtype':'U8','shape':[4],'data_offsets':[4,8]}} | tensor 'b' begins at byte 4 of the data, not at 5
            {'a':{'dtype':'U8','shape':[3],'data_offsets':[0,3]},'b':{'dtype':'U8','shape':[4],'data_offsets':[4,8]}} | tensor 'b' begins at byte 4 of the data, not at 3
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}            | not valid JSON
            {'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} {}        | after its closing brace
            {'w                                                              | not valid JSON
            []                                                               | does not start with '{'
            """)
    void aBadHeaderIsRefusedInOneLine(String header, String fault) throws IOException {
        Path file = file(header.replace('\'', '"'), 8);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(fault)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aNameCannotFloodTheTerminal() throws IOException {
        Path file = file("{\"" + "\\n\\u001b[31m".repeat(1_000) + "\":1}", 0);
        assertThatThrownBy(() -> SafeTensors.read(file))
                .isInstanceOf(FileFormatException.class)
                .message()
                .hasSizeLessThan(1_000)
                .matches("[\\P{Cntrl}]*");
    }

    @Test
    void sharedAndOverlappingPlacesAreRefused() throws IOException {
        String two = "{" + tensor("U8", "[4]", "[0,4]") + ","
                + tensor("U8", "[4]", "[0,4]").replace("'w'", "'v'") + "}";
        Path file = file(two.replace('\'', '"'), 4);
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("begins at byte 0 of the data, not at 4");
    }

    @Test
    void aBoolIsZeroOrOne() throws IOException {
        Path file = file("{" + tensor("BOOL", "[2]", "[0,2]").replace('\'', '"') + "}", 2);
        assertThat(SafeTensors.read(file).tensor("w").toLongArray()).containsOnly(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 2;
        Files.write(file, bytes);
        assertThatThrownBy(() -> SafeTensors.read(file)).hasMessageContaining("tensor 'w': the bool 2 is not 0 or 1");
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        Path file = folder.resolve("t.safetensors");
        SafeTensors.of(Map.of("w", Tensor.of(new float[] {1, 2, 3}), "b", Tensor.of(new int[] {1})))
                .write(file);
        byte[] all = Files.readAllBytes(file);
        for (int n = 0; n < all.length; n++) {
            Files.write(file, Arrays.copyOf(all, n));
            assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(FileFormatException.class);
        }
        Files.write(file, Arrays.copyOf(all, all.length + 1));
        assertThatThrownBy(() -> SafeTensors.read(file)).isInstanceOf(FileFormatException.class);
    }

    @Test
    void aHugeHeaderLengthTakesNoMemory() throws IOException {
        for (long length : new long[] {100_000_001, 99_999_999, Long.MAX_VALUE, -1, Long.MIN_VALUE, 0, 1}) {
            ByteBuffer out =
                    ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            Path file = Files.write(folder.resolve("huge"), out.array());
            assertThatThrownBy(() -> SafeTensors.read(file))
                    .isInstanceOf(FileFormatException.class)
                    .hasMessageContaining("header of " + Long.toUnsignedString(length) + " bytes");
        }
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        assertThatThrownBy(() -> SafeTensors.read(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read " + folder.resolve("none") + ": no such file");
        assertThatThrownBy(() -> SafeTensors.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    private static byte[] sample(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Tensor> tensors = new HashMap<>();
        for (DType dtype : DType.values()) {
            tensors.put("layer." + dtype, random(dtype, random, 2, 3));
        }
        Path file = folder.resolve("good");
        new SafeTensors(tensors, Map.of("a", "b", "c", "d")).write(file);
        return Files.readAllBytes(file);
    }

    @Test
    void damagedFilesAreTakenOrRefused() throws IOException {
        Mutations.check(2_000, folder, sample(folder), SafeTensors::read);
    }

    @Test
    @Tag("fuzz")
    void manyDamagedFilesAreTakenOrRefused() throws IOException {
        Mutations.check(200_000, folder, sample(folder), SafeTensors::read);
    }

    @Test
    void realFilesOfOtherToolsAreRead() throws IOException {
        Path data = TestData.folder("safetensors-torch");
        SafeTensors mnist = SafeTensors.read(data.resolve("mnist/mnist.safetensors"));
        assertThat(mnist.tensors()).hasSize(20);
        assertThat(mnist.tensor("conv1.weight").type()).isEqualTo(TensorType.of(DType.F32, 8, 1, 3, 3));
        Tensor codes = SafeTensors.read(data.resolve("candle/jfk-codes.safetensors"))
                .tensors()
                .values()
                .iterator()
                .next();
        assertThat(codes.dtype()).isEqualTo(DType.I64);
        SafeTensors layers =
                SafeTensors.read(data.resolve("burn/safetensors-tests/tests/multi_layer/multi_layer.safetensors"));
        assertThat(layers.tensors().keySet()).containsAll(List.of("conv1.weight", "fc1.bias"));
        Path copy = folder.resolve("copy.safetensors");
        mnist.write(copy);
        assertThat(SafeTensors.read(copy).tensor("fc1.weight").toFloatArray())
                .isEqualTo(mnist.tensor("fc1.weight").toFloatArray());
    }
}
