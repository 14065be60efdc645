package dev.gradus.cli;

import java.util.ArrayList;
import java.util.List;

/// Texts as the cells of a terminal: East Asian characters and emoji take two, and nothing may be sent that
/// moves the cursor.
final class Cells {
    /// Ranges of wide characters, about as Unicode's East Asian Width (UAX 11) has them.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Cells() {}

    /// The text cut to so many columns.
    static String fit(String text, int columns) {
        List<String> lines = wrap(text, columns);
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    /// The text on as many lines as it needs.
    static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            int safe = isHarmless(c) ? c : '·';
            int width = width(safe);
            if (used + width > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (width <= columns) {
                line.appendCodePoint(safe);
                used += width;
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static boolean isHarmless(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }

    /// Columns of a character.
    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
