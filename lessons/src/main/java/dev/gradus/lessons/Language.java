package dev.gradus.lessons;

/// A language that lessons speak.
public enum Language {
    /// Russian, the lecture's own.
    RU,
    /// English.
    EN
}
