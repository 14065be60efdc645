package dev.gradus.data;

import dev.gradus.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// A text as windows of so many symbols, one after the other; the target of each symbol is the one after it.
///
/// Unlike other samples, windows are not put aside at random: the parts of a split follow each other in the
/// text, so that no part knows the sentences of another.
public final class TextDataset implements Dataset {
    /// Symbols of a window, unless a user wants others.
    public static final int DEFAULT_LENGTH = 64;

    /// Share of the text at its end that is kept for the test.
    static final double TEST_SHARE = 0.1;

    private static final long LIMIT = 1L << 28;

    private final String text;
    private final Vocabulary vocabulary;
    private final int[] symbols;
    private final int length;

    /// A text in windows of `length` symbols.
    ///
    /// @throws IllegalArgumentException if the text is shorter than a window and the symbol after it, or has a
    ///     character that the vocabulary lacks
    public TextDataset(String text, Vocabulary vocabulary, int length) {
        this(text, vocabulary, vocabulary.encode(text), length);
    }

    private TextDataset(String text, Vocabulary vocabulary, int[] symbols, int length) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.symbols = symbols;
        this.length = length;
        if (length < 1 || symbols.length < length + 1) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "text: %d symbols are too few for a window of %d and the symbol after it",
                    symbols.length,
                    length));
        }
    }

    /// Reads a file in UTF-8, or in UTF-16 that is marked as such: its first nine tenths to learn from, its last tenth
    /// to test. All its characters are
    /// the vocabulary, or the words of the part to learn from.
    static Source read(Path file, Vocabulary.Unit unit, int length) throws IOException {
        String text = utf8(file, FileBytes.read(file, LIMIT));
        int cut =
                text.offsetByCodePoints(0, (int) Math.round((1 - TEST_SHARE) * text.codePointCount(0, text.length())));
        String first = text.substring(0, cut);
        try {
            Vocabulary vocabulary = unit == Vocabulary.Unit.CHARACTER
                    ? Vocabulary.characters(text)
                    : Vocabulary.words(first, Vocabulary.MOST_WORDS);
            return new Source(
                    unit == Vocabulary.Unit.CHARACTER ? "text" : "words",
                    new TextDataset(first, vocabulary, length),
                    Optional.of(new TextDataset(text.substring(cut), vocabulary, length)));
        } catch (IllegalArgumentException e) {
            throw new DataFormatException(file, String.valueOf(e.getMessage()));
        }
    }

    private static String utf8(Path file, byte[] bytes) throws DataFormatException {
        ByteBuffer buffer = ByteBuffer.wrap(CsvText.utf8(bytes));
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new DataFormatException(
                    file, "is no UTF-8 text: the bytes from " + buffer.position() + " on are no character");
        }
    }

    /// The text that the windows are cut from; a part of a text of words lacks those that are not known.
    public String text() {
        return text;
    }

    /// Symbols of a window.
    public int length() {
        return length;
    }

    /// All symbols of the text, as numbers.
    public int[] symbols() {
        return symbols.clone();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(vocabulary);
    }

    /// The same text with the symbols of another vocabulary and in windows of another length, such as those of
    /// a model.
    ///
    /// @throws IllegalArgumentException naming the first character that it lacks
    public TextDataset encodedBy(Vocabulary other, int newLength) {
        return other.equals(vocabulary)
                ? new TextDataset(text, vocabulary, symbols, newLength)
                : new TextDataset(text, other, newLength);
    }

    /// The text cut in two: so large a share of its symbols at the end, and what comes before.
    ///
    /// @throws IllegalArgumentException if one part would be shorter than a window
    Splits.Parts split(double share) {
        int cut = (int) Math.round((1 - share) * symbols.length);
        return new Splits.Parts(part(0, cut), part(cut, symbols.length));
    }

    /// The beginning of the text that has so many windows at most.
    TextDataset head(int windows) {
        return windows >= size() ? this : part(0, windows * length + 1);
    }

    private TextDataset part(int from, int to) {
        int[] some = Arrays.copyOfRange(symbols, from, to);
        return new TextDataset(vocabulary.decode(some), vocabulary, some, length);
    }

    @Override
    public int size() {
        return (symbols.length - 1) / length;
    }

    @Override
    public Shape inputShape() {
        return Shape.of(length);
    }

    @Override
    public Target target() {
        return new Target.Symbols(vocabulary.symbols(), length);
    }

    @Override
    public void read(int index, float[] x, int xo, float[] y, int yo) {
        window(Objects.checkIndex(index, size()) * length, x, xo, y, yo);
    }

    /// Number of places where a window can begin.
    int places() {
        return symbols.length - length;
    }

    /// Copies the window that begins at a place.
    void window(int place, float[] x, int xo, float[] y, int yo) {
        for (int t = 0; t < length; t++) {
            x[xo + t] = symbols[place + t];
            y[yo + t] = symbols[place + t + 1];
        }
    }
}
