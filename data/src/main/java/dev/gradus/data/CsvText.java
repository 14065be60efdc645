package dev.gradus.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.FieldModifiers;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The fields of a delimited text (RFC 4180, and what else goes by the name of CSV).
///
/// @param delimiter between fields, found by trial
/// @param rows at least one, all of the same two or more fields
record CsvText(char delimiter, List<List<String>> rows) {
    /// Most bytes of a file.
    static final long LIMIT = 1L << 29;

    /// Rows from which delimiter, header and decimal commas are told.
    static final int SAMPLE = 100;

    /// Fewer lines do not tell text from a table.
    private static final int PROSE_LINES = 8;

    private static final double PROSE_SHARE = 0.75;

    /// About what a field takes in memory, as an object of its own.
    private static final int FIELD_BYTES = 64;

    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    /// In order of preference. Blanks come last, for text has them too; the comma after the semicolon, for
    /// numbers may have it.
    private static final char[] DELIMITERS = {'\t', ';', ',', '|', ' '};

    /// Reads all fields.
    ///
    /// @throws DataFormatException naming the line that does not fit
    static CsvText of(Path file, byte[] bytes) throws DataFormatException {
        String text = decoded(file, bytes);
        char delimiter = guess(text).delimiter;
        List<List<String>> rows = new ArrayList<>();
        long most = Runtime.getRuntime().maxMemory() / 2 / FIELD_BYTES;
        try (CsvReader<CsvRecord> reader = reader(text, delimiter)) {
            for (CsvRecord record : reader) {
                List<String> fields = List.copyOf(record.getFields());
                if (!rows.isEmpty() && fields.size() != rows.getFirst().size()) {
                    throw new DataFormatException(
                            file,
                            "has %d fields in line %d, not %d as in its first line (delimiter %s)"
                                    .formatted(
                                            fields.size(),
                                            record.getStartingLineNumber(),
                                            rows.getFirst().size(),
                                            word(delimiter)));
                }
                rows.add(fields);
                if ((long) rows.size() * fields.size() > most) {
                    throw new DataFormatException(
                            file, "has more than " + most + " fields, too many for the memory of this Java");
                }
            }
        } catch (CsvParseException e) {
            throw new DataFormatException(file, "is damaged: " + oneLine(e));
        } catch (java.io.IOException e) {
            throw e instanceof DataFormatException fault ? fault : new DataFormatException(file, oneLine(e));
        }
        if (rows.isEmpty()) {
            throw new DataFormatException(file, "has no rows");
        }
        if (rows.getFirst().size() < 2) {
            throw new DataFormatException(file, "has one column only, so nothing to predict from");
        }
        return new CsvText(delimiter, rows);
    }

    /// Whether the first bytes of a file look like text: some, and no control characters but white space.
    static boolean isText(byte[] head) {
        for (byte b : utf8(head)) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return head.length > 0;
    }

    /// Whether the first bytes of a file look like running text: several lines, of which at no delimiter three
    /// quarters have one number of fields.
    static boolean isProse(byte[] head) {
        if (!isText(head)) {
            return false;
        }
        String text = new String(utf8(head), StandardCharsets.UTF_8);
        List<String> lines = text.lines().limit(SAMPLE).toList();
        // a column of numbers is a table, too, though one of no use
        long numbers = lines.stream()
                .filter(l -> !Double.isNaN(Csv.number(l.strip(), true)))
                .count();
        return lines.size() >= PROSE_LINES && 2 * numbers < lines.size() && guess(text).share < PROSE_SHARE;
    }

    /// A delimiter and the share of the first rows that have one number of fields by it.
    private record Guess(char delimiter, double share) {}

    /// The delimiter at which most of the first rows have one number of fields, at least two.
    private static Guess guess(String text) {
        String head = head(text);
        char best = ',';
        double bestShare = 0;
        for (char delimiter : DELIMITERS) {
            Map<Integer, Integer> counts = new HashMap<>();
            int n = 0;
            try (CsvReader<CsvRecord> reader = reader(head, delimiter)) {
                for (CsvRecord record : reader) {
                    counts.merge(record.getFieldCount(), 1, Integer::sum);
                    n++;
                }
            } catch (CsvParseException | java.io.IOException e) {
                continue; // quotes that make no sense with this delimiter
            }
            counts.remove(1);
            double share =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(0) / (double) n;
            if (share > bestShare) {
                best = delimiter;
                bestShare = share;
            }
        }
        return new Guess(best, bestShare);
    }

    /// The first lines as a text of their own.
    private static String head(String text) {
        int end = 0;
        for (int line = 0; line < SAMPLE && end >= 0 && end < 1 << 20; line++) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text : text.substring(0, end);
    }

    private static CsvReader<CsvRecord> reader(String text, char delimiter) {
        String body = delimiter == ' '
                ? text.lines()
                        .map(line -> line.strip().replaceAll("[ \t]+", " "))
                        .collect(Collectors.joining("\n"))
                : text;
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .trimWhitespacesAroundQuotes(delimiter == ',' || delimiter == ';')
                .build(CsvRecordHandler.of(handler -> handler.fieldModifier(FieldModifiers.STRIP)), body);
    }

    /// The bytes in UTF-8 if they begin with the mark of UTF-16, in which office programs save "Unicode text"; else
    /// the bytes.
    static byte[] utf8(byte[] bytes) {
        String mark = new String(bytes, 0, Math.min(2, bytes.length), StandardCharsets.ISO_8859_1);
        boolean marked = mark.equals("\u00FE\u00FF") || mark.equals("\u00FF\u00FE");
        return marked ? new String(bytes, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : bytes;
    }

    /// UTF-16 if marked as such, UTF-8, else Windows' Cyrillic if the bytes look like it, else Latin 1, which any
    /// bytes are.
    static String decoded(Path file, byte[] raw) throws DataFormatException {
        byte[] bytes = utf8(raw);
        for (byte b : bytes) {
            if (b == 0) {
                throw new DataFormatException(file, "is not text in UTF-8, for it holds zero bytes: save it as UTF-8");
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, isCyrillic(bytes) ? CYRILLIC : StandardCharsets.ISO_8859_1);
        }
    }

    /// Whether most letters beyond ASCII stand side by side, as in Cyrillic words; in Latin ones they are single.
    private static boolean isCyrillic(byte[] bytes) {
        long letters = 0;
        long beside = 0;
        boolean before = false;
        for (byte b : bytes) {
            boolean letter = (b & 255) >= 0xC0;
            letters += letter ? 1 : 0;
            beside += letter && before ? 1 : 0;
            before = letter;
        }
        return 2 * beside > letters;
    }

    private static String word(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tab";
            case ' ' -> "blank";
            default -> "'" + delimiter + "'";
        };
    }

    private static String oneLine(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable");
    }
}
