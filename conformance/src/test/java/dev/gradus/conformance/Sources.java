package dev.gradus.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The house's own source text, for the house rules. Text, and not class files, so that the rules hold for all
/// modules whatever has been built.
record Sources(Path file, String text) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern NOT_CODE = Pattern.compile(
            // possessive, and one turn of a loop per escape, not per character: loops over groups cost stack
            "//[^\\n]*+|/\\*.*?\\*/|\"\"\".*?(?<!\\\\)\"\"\"|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'(?:\\\\.|[^'\\\\])[^']*+'",
            Pattern.DOTALL);
    private static final Pattern QUALIFIED = Pattern.compile("(?<![\\w.])[a-z]\\w*(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern REQUIRES = Pattern.compile("requires(?: static| transitive)* ([\\w.]+);");

    /// The modules that the build lists.
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")).text)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    /// The files of a module that are shipped.
    static List<Sources> of(String module) {
        Path folder = ROOT.resolve(module).resolve("src/main/java");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".java"))
                    .sorted()
                    .map(Sources::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sources read(Path file) {
        try {
            return new Sources(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text without comments, strings and characters.
    String code() {
        return NOT_CODE.matcher(text).replaceAll(Matcher.quoteReplacement(" \"\" "));
    }

    /// The names with their packages that occur in the code, in imports or not: `java.util.List`; and the
    /// modules that a module requires.
    Set<String> qualifiedNames() {
        Set<String> names = new TreeSet<>();
        String code = code();
        QUALIFIED.matcher(code).results().forEach(m -> names.add(m.group()));
        REQUIRES.matcher(code).results().forEach(m -> names.add(m.group(1)));
        return names;
    }

    String className() {
        return file.getFileName().toString().replace(".java", "");
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
