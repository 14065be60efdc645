package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Picture files as they are given away: MNIST from the folder that `GRADUS_DATA` names, CIFAR's layout made
/// here.
class MnistFilesTest {
    @Test
    void sizesCountsAndChecksums() throws IOException, NoSuchAlgorithmException {
        Path folder = TabularFilesTest.file("mnist");
        Source source = DataSource.open(folder.toString(), SourceOptions.DEFAULT);
        assertThat(source.kind()).isEqualTo("idx");
        assertThat(counts(source.train())).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(counts(source.test().orElseThrow()))
                .containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
        byte[] unpacked = FileBytes.read(folder.resolve("train-images-idx3-ubyte.gz"), 1 << 26);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(unpacked)))
                .isEqualTo("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
        assertThatThrownBy(() -> FileBytes.read(folder.resolve("train-images-idx3-ubyte.gz"), 1 << 20))
                .hasMessageContaining("holds more than 1048576 bytes");
        Path labels = folder.resolve("t10k-labels-idx1-ubyte.gz");
        Dataset pair = DataSource.open(labels.toString(), SourceOptions.DEFAULT).train();
        assertThat(Fingerprint.of(pair)).isEqualTo(Fingerprint.of(source.test().orElseThrow()));
        Source few = DataSource.open(
                folder.toString(), SourceOptions.DEFAULT.withLimit(500).withSeed(2));
        assertThat(few.train().size()).isEqualTo(500);
        assertThat(java.util.Arrays.stream(counts(few.train()))).allMatch(n -> n > 20);
    }

    @Test
    void cifarBatches(@TempDir Path folder) throws IOException {
        byte[] one = Samples.cifar();
        one[1] = (byte) 200;
        Files.write(folder.resolve("data_batch_1.bin"), one);
        Files.write(folder.resolve("data_batch_2.bin"), Samples.cifar());
        Files.write(folder.resolve("test_batch.bin"), Samples.cifar());
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");
        Source source = DataSource.open(folder.toString(), SourceOptions.DEFAULT);
        assertThat(source.kind()).isEqualTo("cifar");
        assertThat(source.train().size()).isEqualTo(4);
        assertThat(source.train().label(0)).isEqualTo(3);
        assertThat(source.train().label(3)).isEqualTo(9);
        assertThat(((Target.Classes) source.train().target()).names().get(3)).isEqualTo("d");
        float[] x = new float[3072];
        source.train().read(0, x, 0, new float[1], 0);
        assertThat(x[0]).isEqualTo(200);
        assertThat(source.test().orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void cifarOfAHundredClasses(@TempDir Path folder) throws IOException {
        byte[] record = new byte[3074];
        record[0] = 19;
        record[1] = 99;
        Files.write(folder.resolve("train.bin"), record);
        Source source = DataSource.open(folder.toString(), SourceOptions.DEFAULT);
        assertThat(source.train().label(0)).isEqualTo(99);
        assertThat(source.test()).isEmpty();
    }

    private static int[] counts(Dataset data) {
        int[] counts = new int[10];
        for (int i = 0; i < data.size(); i++) {
            counts[data.label(i)]++;
        }
        return counts;
    }
}
