package dev.gradus.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The symbols of a text, each with a number: its characters (code points), or its words and signs.
public final class Vocabulary {
    /// Stands for every word that the vocabulary lacks.
    public static final String UNKNOWN = "<unknown>";

    /// More words would make the last layer of a small model its largest part by far.
    static final int MOST_WORDS = 8_000;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’-][\\p{L}\\p{M}]+)*|\\p{N}+|\\n|\\S");
    private static final Pattern NO_BLANK_BEFORE = Pattern.compile("[\\n.,;:!?)\\]}»”…%]");
    private static final Pattern NO_BLANK_AFTER = Pattern.compile("[\\n(\\[{«“]");

    private final Unit unit;
    private final List<String> symbols;
    private final Map<String, Integer> numbers = new HashMap<>();

    /// What a text is cut into.
    public enum Unit {
        /// Characters (code points).
        CHARACTER,
        /// Words, numbers, single signs and line ends; blanks are left out.
        WORD
    }

    /// A vocabulary of given symbols.
    ///
    /// @throws IllegalArgumentException if there are none, or one comes twice
    public Vocabulary(Unit unit, List<String> symbols) {
        this.unit = unit;
        this.symbols = List.copyOf(symbols);
        for (String symbol : this.symbols) {
            if (numbers.put(symbol, numbers.size()) != null) {
                throw new IllegalArgumentException("vocabulary: the symbol '" + symbol + "' comes twice");
            }
        }
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("vocabulary: there are no symbols");
        }
    }

    /// All characters of a text, in the order of their code points.
    public static Vocabulary characters(String text) {
        return new Vocabulary(
                Unit.CHARACTER,
                text.codePoints()
                        .distinct()
                        .sorted()
                        .mapToObj(Character::toString)
                        .toList());
    }

    /// The words of a text that come at least twice, the commonest first, at most so many; all others are
    /// [#UNKNOWN], which is number 0.
    public static Vocabulary words(String text, int most) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        pieces(Unit.WORD, text).forEach(word -> counts.merge(word, 1, Integer::sum));
        Stream<String> known = counts.entrySet().stream()
                .filter(e -> e.getValue() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, Integer> e) -> -e.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(most);
        return new Vocabulary(
                Unit.WORD, Stream.concat(Stream.of(UNKNOWN), known).toList());
    }

    /// The vocabulary that [#toMap] wrote.
    ///
    /// @throws IllegalArgumentException if it did not
    public static Vocabulary fromMap(Map<?, ?> map) {
        if (map.get("symbols") instanceof List<?> list && map.get("unit") instanceof String unit) {
            for (Unit known : Unit.values()) {
                if (known.name().equalsIgnoreCase(unit)) {
                    return new Vocabulary(
                            known, list.stream().map(String::valueOf).toList());
                }
            }
        }
        throw new IllegalArgumentException("a vocabulary needs a unit and symbols");
    }

    /// The vocabulary as plain values, for a model file.
    public Map<String, Object> toMap() {
        return Map.of("unit", unit.name().toLowerCase(Locale.ROOT), "symbols", symbols);
    }

    /// What a text is cut into.
    public Unit unit() {
        return unit;
    }

    /// The symbols by number.
    public List<String> symbols() {
        return symbols;
    }

    /// Number of symbols.
    public int size() {
        return symbols.size();
    }

    /// The numbers of a text's symbols.
    ///
    /// @throws IllegalArgumentException naming the first character that is not in the vocabulary; words are
    ///     [#UNKNOWN] then
    public int[] encode(String text) {
        return pieces(unit, text).mapToInt(this::number).toArray();
    }

    private int number(String symbol) {
        Integer number = numbers.get(symbol);
        if (number != null) {
            return number;
        }
        Integer unknown = unit == Unit.WORD ? numbers.get(UNKNOWN) : null;
        if (unknown != null) {
            return unknown;
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "the %s '%s' (U+%04X) is not in the vocabulary of %d",
                unit.name().toLowerCase(Locale.ROOT),
                symbol,
                symbol.codePointAt(0),
                symbols.size()));
    }

    private static Stream<String> pieces(Unit unit, String text) {
        return switch (unit) {
            case CHARACTER -> text.codePoints().mapToObj(Character::toString);
            case WORD -> WORD.matcher(text).results().map(m -> m.group());
        };
    }

    /// The text of some symbols; words are joined by blanks as books do.
    ///
    /// @throws IllegalArgumentException if there is no symbol of a number
    public String decode(int... symbolNumbers) {
        StringBuilder out = new StringBuilder();
        String last = "\n";
        for (int number : symbolNumbers) {
            if (number < 0 || number >= symbols.size()) {
                throw new IllegalArgumentException("vocabulary: there is no symbol " + number);
            }
            String symbol = symbols.get(number);
            out.append(between(last, symbol)).append(symbol);
            last = symbol;
        }
        return out.toString();
    }

    /// The text of symbols whose numbers a sample holds.
    ///
    /// @throws IllegalArgumentException if there is no symbol of a number
    public String decode(float[] symbolNumbers) {
        int[] numbers = new int[symbolNumbers.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (int) symbolNumbers[i];
        }
        return decode(numbers);
    }

    /// What a text has between two symbols: nothing between characters.
    public String between(String first, String second) {
        boolean joined = unit == Unit.CHARACTER
                || NO_BLANK_BEFORE.matcher(second).matches()
                || NO_BLANK_AFTER.matcher(first).matches();
        return joined ? "" : " ";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vocabulary v && v.unit == unit && v.symbols.equals(symbols);
    }

    @Override
    public int hashCode() {
        return 31 * unit.hashCode() + symbols.hashCode();
    }

    @Override
    public String toString() {
        List<String> first = new ArrayList<>(symbols.subList(0, Math.min(10, symbols.size())));
        return unit.name().toLowerCase(Locale.ROOT) + "s " + first
                + (symbols.size() > 10 ? " … " + symbols.size() : "");
    }

    /// What a text without a prompt begins after: a line's end, if there is one among the symbols.
    public String beginning() {
        return symbols.contains("\n") ? "\n" : symbols.getFirst();
    }
}
