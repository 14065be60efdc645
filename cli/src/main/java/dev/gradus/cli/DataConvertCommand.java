package dev.gradus.cli;

import dev.gradus.data.BoxAnnotations;
import dev.gradus.data.BoxFormat;
import dev.gradus.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gradus data convert`.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes box annotations in another format; each box comes back exactly.",
        footer = {
            "",
            "Examples:",
            "  gradus data convert --from voc/ --to boxes.csv",
            "  gradus data convert --from coco.json --to labels/ --as yolo",
            "  gradus data convert --from labels/ --photos photos/ --to coco.json"
        })
final class DataConvertCommand implements Callable<Integer> {
    @Option(
            names = "--from",
            required = true,
            paramLabel = "PATH",
            description = "a CSV table, a COCO .json, or a folder of Pascal VOC's .xml or YOLO's .txt")
    private Path from = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "PATH", description = "file or new folder to write")
    private Path to = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "FORMAT",
            description = "csv, voc, coco or yolo (default: by the ending, .csv or .json)")
    private @Nullable BoxFormat as;

    @Option(
            names = "--photos",
            paramLabel = "FOLDER",
            description = "the pictures, where their sizes are needed: to read or write yolo")
    private @Nullable Path photos;

    @Override
    public Integer call() throws IOException {
        BoxFormat format = format();
        boolean folder = format == BoxFormat.VOC || format == BoxFormat.YOLO;
        if (folder && (Files.exists(to) && !isEmptyFolder(to))) {
            throw new UsageException("--to: " + to + " is there already; name a new folder");
        }
        if (!folder && Files.isDirectory(to)) {
            throw new UsageException("--to: " + to + " is a folder; name a file for " + format.word());
        }
        BoxAnnotations all = BoxFormat.read(from, Optional.ofNullable(photos));
        Map<String, String> files = written(format, all);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = file.getKey().isEmpty() ? to : to.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
            AtomicFile.write(path, file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        long boxes = all.pictures().stream().mapToLong(p -> p.objects().size()).sum();
        long lost = format == BoxFormat.COCO ? 0 : all.crowds();
        System.out.println(boxes - lost + " boxes in " + all.pictures().size() + " pictures, "
                + all.labels().size() + " classes, as " + format.word() + " in " + to);
        if (lost > 0) {
            System.out.println("note: " + lost + " crowds are left out, which only coco knows");
        }
        return 0;
    }

    private static Map<String, String> written(BoxFormat format, BoxAnnotations all) throws IOException {
        try {
            return format.write(all);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.findAny().isEmpty();
        }
    }

    private BoxFormat format() {
        if (as != null) {
            return as;
        }
        String name = to.toString();
        if (name.endsWith(".csv") || name.endsWith(".json")) {
            return name.endsWith(".csv") ? BoxFormat.CSV : BoxFormat.COCO;
        }
        throw new UsageException("--to: " + to + " ends neither in .csv nor in .json; name the format with --as");
    }
}
