package dev.gradus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextDatasetTest {
    private static final String VERSE =
            "Мой дядя самых честных правил,\nКогда не в шутку занемог,\nОн уважать себя заставил\nИ лучше выдумать не мог. 😀\n\n";

    @TempDir
    private Path folder;

    @Test
    void charactersAreCodePointsInOrderAndComeBack() {
        Vocabulary v = Vocabulary.characters("bad😀 дa");
        assertThat(v.symbols()).containsExactly(" ", "a", "b", "d", "д", "😀");
        assertThat(v.encode("😀da")).containsExactly(5, 3, 1);
        assertThat(v.decode(v.encode("bad😀 дa"))).isEqualTo("bad😀 дa");
        assertThat(Vocabulary.fromMap(v.toMap())).isEqualTo(v);
        assertThatThrownBy(() -> v.encode("bade")).hasMessageContaining("'e' (U+0065) is not in the vocabulary of 6");
    }

    @Test
    void wordsThatComeTwiceAreKnown() {
        Vocabulary v = Vocabulary.words("The cat, the dog; the cat's the one. The cat, cat!", 100);
        assertThat(v.symbols()).containsExactly(Vocabulary.UNKNOWN, "cat", "the", ",", "The");
        assertThat(v.decode(v.encode("The cat, the bird"))).isEqualTo("The cat, the <unknown>");
        assertThat(Vocabulary.words("a a b b c c", 2).symbols()).containsExactly(Vocabulary.UNKNOWN, "a", "b");
    }

    @Test
    void eachSymbolIsToldFromThoseBeforeIt() {
        TextDataset data = new TextDataset("abcdefgh", Vocabulary.characters("abcdefgh"), 3);
        assertThat(data.size()).isEqualTo(2);
        float[] x = new float[4];
        float[] y = new float[4];
        data.read(1, x, 1, y, 1);
        assertThat(x).containsExactly(0, 3, 4, 5);
        assertThat(y).containsExactly(0, 4, 5, 6);
        assertThatThrownBy(() -> data.read(2, x, 0, y, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void partsFollowEachOtherInTheText() throws IOException {
        String text = VERSE.repeat(100);
        Path file = Files.writeString(folder.resolve("onegin.txt"), "\uFEFF" + text.replace("\n", "\r\n"));
        assertThat(DataSource.kind(file.toString(), SourceOptions.DEFAULT)).isEqualTo("text");
        Source source = DataSource.open(file.toString(), SourceOptions.DEFAULT.withSize(16));
        TextDataset train = (TextDataset) source.train();
        TextDataset test = (TextDataset) source.test().orElseThrow();
        int symbols = text.codePointCount(0, text.length());
        assertThat(train.text() + test.text()).isEqualTo(text);
        assertThat(test.symbols()).hasSize(symbols / 10);

        Source.Parts parts = source.parts(0.25, 0.9, 1);
        TextDataset holdOut = (TextDataset) parts.holdOut();
        assertThat(train.text()).endsWith(holdOut.text());
        assertThat(holdOut.symbols().length).isEqualTo(train.symbols().length / 4);
        assertThat(parts.test()).isSameAs(test);
        int learned = ((RandomWindows) parts.train()).text().symbols().length;
        assertThat(learned + holdOut.symbols().length).isEqualTo(train.symbols().length);
    }

    @Test
    void windowsBeginAnywhereAndDifferFromEpochToEpoch() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.appendCodePoint(0x4E00 + i); // each symbol tells its place
        }
        TextDataset all = new TextDataset(text.toString(), Vocabulary.characters(text.toString()), 8);
        Dataset windows = RandomWindows.of(all, 7);
        Set<Float> first = places(windows.epoch(0));
        Set<Float> second = places(windows.epoch(1));
        assertThat(first).isEqualTo(places(windows.epoch(0))).isNotEqualTo(second);
        assertThat(places(RandomWindows.of(all, 8).epoch(0))).isNotEqualTo(first);
        assertThat(first.stream().filter(place -> place % 8 == 0).count()).isLessThan(windows.size() / 4L);
        Set<Float> many = new HashSet<>();
        for (int epoch = 0; epoch < 100; epoch++) {
            many.addAll(places(windows.epoch(epoch)));
        }
        assertThat(many).hasSize(all.places()).contains(0f, 1_991f);
    }

    private static Set<Float> places(Dataset windows) {
        Set<Float> places = new HashSet<>();
        float[] x = new float[8];
        float[] y = new float[8];
        for (int i = 0; i < windows.size(); i++) {
            windows.read(i, x, 0, y, 0);
            assertThat(x[7] - x[0]).isEqualTo(7);
            assertThat(y[7]).isEqualTo(x[7] + 1);
            places.add(x[0]);
        }
        return places;
    }

    @Test
    void batchesOfAnEpochAreItsWindows() {
        TextDataset all = new TextDataset("abcdefghij".repeat(50), Vocabulary.characters("abcdefghij"), 4);
        Batches batches = new Batches(RandomWindows.of(all, 3), 10, false, false, 3);
        float[] x = new float[4];
        try (Batches.Epoch epoch = batches.epoch(5, 0)) {
            batches.data().epoch(5).read(0, x, 0, new float[4], 0);
            Batch batch = epoch.next();
            assertThat(batch.x().slice(0, 0, 1).toFloatArray()).containsExactly(x);
            assertThat(batch.y().shape().toArray()).containsExactly(10, 4);
        }
    }

    @Test
    void aLimitTakesTheBeginning() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), VERSE.repeat(100));
        Source source = DataSource.open(file.toString(), SourceOptions.DEFAULT.withLimit(5));
        assertThat(source.train().size()).isEqualTo(5);
        assertThat(((TextDataset) source.train()).text()).startsWith(VERSE);
    }

    @Test
    void wordsAreReadOnRequest() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), VERSE.repeat(100));
        Source source = DataSource.open(file.toString(), SourceOptions.DEFAULT.withAs("words"));
        assertThat(source.train().vocabulary().orElseThrow().symbols()).contains("дядя", ",", "\n", "😀");
    }

    @Test
    void faultsAreNamed() throws IOException {
        Path cyrillic =
                Files.write(folder.resolve("windows.txt"), VERSE.repeat(3).getBytes(Charset.forName("windows-1251")));
        assertThatThrownBy(() -> DataSource.open(cyrillic.toString(), SourceOptions.DEFAULT.withAs("text")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("windows.txt: is no UTF-8 text: the bytes from 0 on");
        Path tiny = Files.writeString(folder.resolve("tiny.txt"), "short");
        assertThatThrownBy(() -> DataSource.open(tiny.toString(), SourceOptions.DEFAULT.withAs("text")))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("too few for a window of 64");
    }
}
