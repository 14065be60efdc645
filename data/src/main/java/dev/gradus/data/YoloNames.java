package dev.gradus.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The names of YOLO's numbered classes: a file `classes.txt` or `….names` with a name a line, or the entry
/// `names` of a YAML file, beside the folder of labels or up to two folders above it.
final class YoloNames {
    private static final int LEVELS = 3;
    private static final long LIMIT = 1 << 20;

    private YoloNames() {}

    /// The names, none where there is no such file.
    static List<String> beside(Path folder) throws IOException {
        Path at = folder.toAbsolutePath();
        for (int level = 0; level < LEVELS && at != null; level++) {
            Optional<List<String>> names = in(at);
            if (names.isPresent()) {
                return names.get();
            }
            at = at.getParent();
        }
        return List.of();
    }

    private static Optional<List<String>> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            List<String> names = List.of();
            if (name.equals("classes.txt") || name.endsWith(".names")) {
                names = text(file).lines().map(String::strip).toList();
                while (!names.isEmpty() && names.getLast().isEmpty()) {
                    names = names.subList(0, names.size() - 1);
                }
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                names = yaml(text(file));
            }
            if (!names.isEmpty()) {
                return Optional.of(names);
            }
        }
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        return new String(FileBytes.read(file, LIMIT), StandardCharsets.UTF_8);
    }

    /// The entry `names`: `[a, b]`, lines `- a`, or lines `0: a`.
    static List<String> yaml(String text) {
        List<String> names = new ArrayList<>();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            String bare = line.replaceAll("\\s+#.*", "").stripTrailing();
            if (bare.startsWith("names:")) {
                String rest = bare.substring("names:".length()).strip();
                if (rest.startsWith("[") && rest.endsWith("]")) {
                    return Stream.of(rest.substring(1, rest.length() - 1).split(",", -1))
                            .map(YoloNames::unquoted)
                            .toList();
                }
                inside = true;
            } else if (inside && bare.matches("\\s*-\\s+.*")) {
                names.add(unquoted(bare.strip().substring(1)));
            } else if (inside && bare.matches("\\s+" + names.size() + ":\\s+.*")) {
                names.add(unquoted(bare.substring(bare.indexOf(':') + 1)));
            } else if (inside && !bare.isBlank()) {
                break;
            }
        }
        return names;
    }

    private static String unquoted(String text) {
        return text.strip().replaceAll("^(['\"])(.*)\\1$", "$2");
    }
}
