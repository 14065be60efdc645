package dev.gradus.lessons;

import dev.gradus.data.BoxAnnotations;
import dev.gradus.data.BoxFormat;
import dev.gradus.data.BoxOptions;
import dev.gradus.data.DataSource;
import dev.gradus.data.DataSummary;
import dev.gradus.data.PixelBox;
import dev.gradus.data.Source;
import dev.gradus.data.SourceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/// L04: the sample is ℓ pairs of an object and its answer; it is looked at before anything is learned from it.
///
/// @param summary what is counted
public record SampleSize(Function<Source, DataSummary> summary) implements Lesson {
    private static final int PHOTOS = 40;

    /// All samples.
    public SampleSize() {
        this(DataSummary::of);
    }

    @Override
    public Item item() {
        return new Item(
                "L04",
                new Words("Обучающая выборка", "The sample"),
                new Words(
                        "Выборка — это ℓ пар «объект, ответ». Прежде чем учить модель, на выборку смотрят: сколько в ней "
                                + "примеров, где лежат рамки, нет ли повторов и испорченных файлов. Команда gradus data "
                                + "describe считает всё это.",
                        "The sample is ℓ pairs of an object and its answer. Before a model learns from it, one looks: how "
                                + "many there are, where the boxes lie, whether some come twice or cannot be read. The "
                                + "command gradus data describe counts all this."),
                "X = (xᵢ, yᵢ), i = 1, …, ℓ");
    }

    @Override
    public Outcome compute(Choices choices) {
        SplittableRandom random = new SplittableRandom(4);
        List<PixelBox> boxes = new ArrayList<>();
        try (DrawnFolder folder = new DrawnFolder()) {
            for (int i = 0; i < PHOTOS; i++) {
                // the last one comes twice
                PixelBox box = i == PHOTOS - 1 ? boxes.getLast() : box(random);
                boxes.add(box);
                folder.add("%02d.png".formatted(i), DrawnPhoto.of(48, 48, box));
            }
            folder.add("99.png", DrawnPhoto.of(48, 48, box(random)));
            folder.write("photos/99.png", new byte[] {1, 2, 3});
            String csv =
                    BoxFormat.CSV.write(BoxAnnotations.of(folder.pictures())).getOrDefault("", "");
            Path file = folder.write("boxes.csv", csv.getBytes(StandardCharsets.UTF_8));
            BoxOptions one = new BoxOptions(file, Optional.empty(), BoxOptions.Pick.ONE);
            DataSummary said = summary.apply(DataSource.open(
                    folder.photos().toString(),
                    SourceOptions.DEFAULT.withSize(48).withBoxes(one)));
            DataSummary.Spread left = spread(said, "left");
            DataSummary.Spread area = spread(said, "area");
            double meanLeft =
                    boxes.stream().mapToDouble(b -> b.left() / 48).average().orElse(Double.NaN);
            return new Outcome()
                    .value("ℓ", said.train().samples())
                    .value("d", said.train().features())
                    .value("a", left.mean())
                    .value("c·d", area.mean())
                    .figure(middles(boxes))
                    .near(
                            new Words("ℓ = 40: испорченный файл не в счёт", "ℓ = 40: the damaged file does not count"),
                            said.train().samples(),
                            PHOTOS,
                            0)
                    .near(
                            new Words("и назван в замечаниях", "and is named in the notes"),
                            (int) said.notes().stream()
                                    .filter(n -> n.contains("99.png"))
                                    .count(),
                            1,
                            0)
                    .near(
                            new Words("один пример повторяется", "one sample comes twice"),
                            said.train().repeated(),
                            1,
                            0)
                    .near(
                            new Words("средний левый край рамки", "the mean left edge of a box"),
                            left.mean(),
                            meanLeft,
                            1e-6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSummary.Spread spread(DataSummary said, String name) {
        return said.train().targets().getOrDefault(name, new DataSummary.Spread(0, 0, 0, 0));
    }

    private static PixelBox box(SplittableRandom random) {
        int width = 6 + random.nextInt(12);
        int height = 16 + random.nextInt(20);
        return new PixelBox(random.nextInt(48 - width), random.nextInt(48 - height), width, height);
    }

    private static Figure middles(List<PixelBox> boxes) {
        double[] x = boxes.stream().mapToDouble(b -> b.left() + b.width() / 2).toArray();
        double[] y =
                boxes.stream().mapToDouble(b -> 48 - b.top() - b.height() / 2).toArray();
        return new Figure.Chart(
                new Words("Середины рамок", "The boxes' centers"),
                new Words("пиксели", "pixels"),
                new Words("пиксели снизу", "pixels from below"),
                List.of(Curve.dots(new Words("рамки", "boxes"), x, y)));
    }
}
