package dev.gradus.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.data.Vocabulary;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextGeneratorTest {
    private static final Vocabulary LETTERS = Vocabulary.characters("abcde");

    /// Says that after symbol s comes s + 1, rarely anything else: the score at place (n, t, v) is `sharpness`
    /// where v = s + 1 (mod 5), else 0.
    private record Alphabet(double sharpness) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            Tensor next = x.add(1).cast(DType.I32);
            Tensor wrapped = next.eq(5).where(next.mul(0), next);
            Tensor all = Tensor.of(new int[] {0, 1, 2, 3, 4}, 1, 1, 5);
            return wrapped.expand(2).eq(all).cast(DType.F32).mul(sharpness);
        }
    }

    @Test
    void continuesTheEndOfThePrompt() {
        TextGenerator writer = new TextGenerator(new Alphabet(50), LETTERS, 3);
        assertThat(writer.text("aabd", 6, Sampling.DEFAULT, 1)).isEqualTo("eabcde");
        assertThat(writer.text("c", 2, new Sampling(0, 0, 1), 1)).isEqualTo("de");
        assertThat(writer.text("", 2, Sampling.DEFAULT, 1)).isEqualTo("bc");
    }

    @Test
    void givesEachSymbolAtOnce() {
        List<String> parts = new ArrayList<>();
        new TextGenerator(new Alphabet(50), LETTERS, 3).write("a", 3, Sampling.DEFAULT, 1, parts::add);
        assertThat(parts).containsExactly("b", "c", "d");
    }

    @Test
    void equalSeedsGiveEqualTexts() {
        TextGenerator writer = new TextGenerator(new Alphabet(0.5), LETTERS, 3);
        String one = writer.text("a", 100, Sampling.DEFAULT, 7);
        assertThat(writer.text("a", 100, Sampling.DEFAULT, 7)).isEqualTo(one).hasSize(100);
        assertThat(writer.text("a", 100, Sampling.DEFAULT, 8)).isNotEqualTo(one);
        assertThat(one.chars().distinct().count()).isEqualTo(5);
    }

    @Test
    void joinsWordsByBlanks() {
        Vocabulary words = new Vocabulary(Vocabulary.Unit.WORD, List.of("the", "cat", ",", "\n", "saw"));
        TextGenerator writer = new TextGenerator(new Alphabet(50), words, 2);
        assertThat(writer.text("the", 6, Sampling.DEFAULT, 1)).isEqualTo(" cat,\nsaw the cat");
    }

    @Test
    void namesWhatThePromptHasTooMuch() {
        TextGenerator writer = new TextGenerator(new Alphabet(1), LETTERS, 3);
        assertThatThrownBy(() -> writer.text("abz", 1, Sampling.DEFAULT, 1)).hasMessageContaining("'z' (U+007A)");
    }
}
