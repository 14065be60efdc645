package dev.gradus.lessons;

/// One text in both languages.
///
/// @param ru the Russian text
/// @param en the English text
public record Words(String ru, String en) {
    /// The same text in both languages, such as a formula.
    public static Words same(String text) {
        return new Words(text, text);
    }

    /// The text in a language.
    public String in(Language language) {
        return switch (language) {
            case RU -> ru;
            case EN -> en;
        };
    }
}
