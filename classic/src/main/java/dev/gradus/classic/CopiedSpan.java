package dev.gradus.classic;

/// A run of symbols that one text has from another.
///
/// @param from where it begins
/// @param length how many symbols it has
public record CopiedSpan(int from, int length) {
    /// The longest run of a text that also stands in a source, the first of equally long ones.
    public static CopiedSpan longest(int[] source, int[] text) {
        CopiedSpan best = new CopiedSpan(0, 0);
        for (int from = 0; from + best.length < text.length; from++) {
            int length = best.length;
            while (from + length < text.length && contains(source, text, from, length + 1)) {
                length++;
            }
            if (length > best.length) {
                best = new CopiedSpan(from, length);
            }
        }
        return best;
    }

    private static boolean contains(int[] source, int[] text, int from, int length) {
        for (int i = 0; i + length <= source.length; i++) {
            int k = 0;
            while (k < length && source[i + k] == text[from + k]) {
                k++;
            }
            if (k == length) {
                return true;
            }
        }
        return false;
    }
}
