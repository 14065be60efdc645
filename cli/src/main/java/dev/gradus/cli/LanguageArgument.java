package dev.gradus.cli;

import dev.gradus.lessons.Language;
import picocli.CommandLine.Option;

/// The option that says in which language lessons are told.
final class LanguageArgument {
    @Option(names = "--lang", defaultValue = "RU", description = "ru or en (default: ru)")
    private Language language = Language.RU;

    Language language() {
        return language;
    }
}
