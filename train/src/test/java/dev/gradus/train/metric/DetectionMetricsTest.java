package dev.gradus.train.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradus.data.BoxFormat;
import dev.gradus.data.BoxedPicture;
import dev.gradus.data.PixelBox;
import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Average precision of detectors: by hand, and on files for which others have published it.
class DetectionMetricsTest {
    private static final String P = "person";

    private static TrueBox truth(String picture, double left, double width) {
        return new TrueBox(picture, P, new PixelBox(left, 0, width, 10));
    }

    private static FoundBox found(String picture, double left, double width, double confidence) {
        return new FoundBox(picture, P, new PixelBox(left, 0, width, 10), confidence);
    }

    @Test
    void averagePrecisionByHand() {
        List<TrueBox> truths = List.of(truth("a", 0, 10), truth("a", 20, 10), truth("b", 0, 10));
        List<FoundBox> found = List.of(
                found("a", 1, 10, 0.9), // IoU 9/11: right
                found("a", 0, 10, 0.8), // the same object again: wrong
                found("b", 0, 10, 0.7), // right
                found("b", 50, 10, 0.6)); // wrong
        // precision 1, 1/2, 2/3, 1/2 at the recalls 1/3, 1/3, 2/3, 2/3
        double every = new VocAveragePrecision(VocAveragePrecision.Points.EVERY, 0.5).of(P, truths, found);
        assertThat(every).isEqualTo((1 + 2 / 3.0) / 3, within(1e-12));
        double eleven = new VocAveragePrecision(VocAveragePrecision.Points.ELEVEN, 0.5).of(P, truths, found);
        assertThat(eleven).as("0 to 0.3: 1, 0.4 to 0.6: 2/3").isEqualTo((4 + 3 * 2 / 3.0) / 11, within(1e-12));
        assertThat(new VocAveragePrecision(VocAveragePrecision.Points.EVERY, 0.9).of(P, truths, found))
                .as("the first is wrong now, the second right: precision 1/2 and 2/3 at the recalls 1/3 and 2/3")
                .isEqualTo((2 / 3.0 + 2 / 3.0) / 3, within(1e-12));
        assertThat(new VocAveragePrecision(VocAveragePrecision.Points.EVERY, 0.5).of("cat", truths, found))
                .isNaN();
        assertThatThrownBy(() -> new VocAveragePrecision(VocAveragePrecision.Points.EVERY, 0))
                .hasMessageContaining("IoU");
    }

    @Test
    void aPerfectDetectorAndAnEmptyOne() {
        List<TrueBox> truths = List.of(truth("a", 0, 10), truth("b", 0, 200));
        List<FoundBox> perfect = List.of(found("a", 0, 10, 0.4), found("b", 0, 200, 0.9));
        Map<String, Double> best = CocoScores.of(truths, perfect);
        for (String name : List.of("AP", "AR1", "APsmall", "APmedium")) {
            assertThat(best.get(name)).as(name).isEqualTo(1, within(1e-12));
        }
        assertThat(best.get("APlarge")).isNaN();
        assertThat(CocoScores.of(truths, List.of())).containsEntry("AP", 0.0).containsEntry("AR100", 0.0);
        assertThat(CocoScores.of(List.of(), perfect)).containsEntry("AP", Double.NaN);
    }

    @Test
    void whoFindsPartsOfACrowdIsNotJudged() {
        TrueBox crowd = new TrueBox("a", P, new PixelBox(100, 0, 100, 10), true);
        List<TrueBox> truths = List.of(truth("a", 0, 10), crowd);
        List<FoundBox> found = List.of(found("a", 110, 10, 0.9), found("a", 130, 10, 0.8), found("a", 0, 10, 0.7));
        assertThat(CocoScores.of(truths, found).get("AP")).isEqualTo(1, within(1e-12));
        assertThat(CocoScores.of(truths.subList(0, 1), found).get("AP")).isEqualTo(1 / 3.0, within(1e-12));
    }

    private static Path file(String name) {
        String data = System.getenv("GRADUS_DATA");
        assumeTrue(data != null, "GRADUS_DATA names no folder of data sets");
        return Path.of(data).resolve("voc100-persons/tests").resolve(name);
    }

    @Test
    void agreesWithCocosOwnProgram() throws IOException {
        Path truth = file("test_coco_eval/gts/sampled_gts_bbox_area.json");
        List<TrueBox> truths = new ArrayList<>();
        for (BoxedPicture p : BoxFormat.read(truth, Optional.empty()).pictures()) {
            p.objects().forEach(o -> truths.add(new TrueBox(p.name(), o.label(), o.box(), o.crowd())));
        }
        List<FoundBox> found = new ArrayList<>();
        Map<String, String> pictures = names(truth, "images", "file_name");
        Map<String, String> labels = names(truth, "categories", "name");
        String detections = Files.readString(file("test_coco_eval/dets/sampled_bbox_results.json"));
        for (Map<?, ?> map : maps(detections, "annotations")) {
            List<Double> b = ((List<?>) Objects.requireNonNull(map.get("bbox")))
                    .stream().map(DetectionMetricsTest::number).toList();
            found.add(new FoundBox(
                    pictures.getOrDefault(String.valueOf(map.get("image_id")), ""),
                    labels.getOrDefault(String.valueOf(map.get("category_id")), ""),
                    new PixelBox(b.get(0), b.get(1), b.get(2), b.get(3)),
                    number(map.get("score"))));
        }
        Map<String, Double> published = new HashMap<>();
        String[] words = Files.readString(file("EXPECTED.txt")).split("\\s+", -1);
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].matches("A[PR]\\w*") && words[i + 1].matches("0\\.\\d{6}")) {
                published.put(words[i], Double.parseDouble(words[i + 1]));
            }
        }
        Map<String, Double> scores = CocoScores.of(truths, found);
        assertThat(published).hasSize(12).containsOnlyKeys(scores.keySet());
        published.forEach((name, value) -> assertThat(scores.get(name)).as(name).isEqualTo(value, within(1e-6)));
    }

    private static List<? extends Map<?, ?>> maps(String json, String key) {
        return ((List<?>) Objects.requireNonNull(Json.readObject(json).get(key)))
                .stream().map(o -> (Map<?, ?>) o).toList();
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static Map<String, String> names(Path file, String list, String key) throws IOException {
        Map<String, String> names = new HashMap<>();
        for (Map<?, ?> map : maps(Files.readString(file), list)) {
            names.put(String.valueOf(map.get("id")), String.valueOf(map.get(key)));
        }
        return names;
    }

    @ParameterizedTest
    @EnumSource(VocAveragePrecision.Points.class)
    void agreesWithThePublishedAveragePrecisionOfVoc(VocAveragePrecision.Points points) throws IOException {
        List<TrueBox> truths = new ArrayList<>();
        for (String[] row : rows(file("test_case_1/gts"))) {
            truths.add(new TrueBox(row[0], row[1], box(row, 2)));
        }
        List<FoundBox> found = new ArrayList<>();
        for (String[] row : rows(file("test_case_1/dets"))) {
            found.add(new FoundBox(row[0], row[1], box(row, 3), Double.parseDouble(row[2])));
        }
        String name =
                points == VocAveragePrecision.Points.ELEVEN ? "11-point interpolation" : "every-point interpolation";
        String line = Files.readAllLines(file("EXPECTED.txt")).stream()
                .filter(l -> l.startsWith(name))
                .findFirst()
                .orElseThrow();
        String[] published = line.substring(name.length()).strip().split("\\s+", -1);
        double[] enough = {0.1, 0.3, 0.5, 0.75};
        for (int i = 0; i < enough.length; i++) {
            assertThat(new VocAveragePrecision(points, enough[i]).of("object", truths, found))
                    .as("IoU " + enough[i])
                    .isEqualTo(Double.parseDouble(published[i]), within(1e-6));
        }
    }

    /// Each line's words, after the name of its file.
    private static List<String[]> rows(Path folder) throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f : files.sorted().toList()) {
                for (String line : Files.readAllLines(f)) {
                    rows.add((f.getFileName() + " " + line.strip()).split("\\s+"));
                }
            }
        }
        return rows;
    }

    /// These files' right and lower edges, left + width and top + height, are pixels of the box.
    private static PixelBox box(String[] row, int at) {
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            n[i] = Double.parseDouble(row[at + i]);
        }
        return new PixelBox(n[0], n[1], n[2] + 1, n[3] + 1);
    }
}
