package dev.gradus.lessons;

import dev.gradus.data.BoxAnnotations;
import dev.gradus.data.BoxFormat;
import dev.gradus.data.BoxOptions;
import dev.gradus.data.DataSource;
import dev.gradus.data.Dataset;
import dev.gradus.data.PixelBox;
import dev.gradus.data.SourceOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// L01: the first task, to find the person in a photo; exactly one is guaranteed.
///
/// @param strict what the loader does with photos that have not exactly one person, if nobody says otherwise
public record ExactlyOne(BoxOptions.Pick strict) implements Lesson {
    /// It refuses them.
    public ExactlyOne() {
        this(BoxOptions.Pick.ONE);
    }

    @Override
    public Item item() {
        return new Item(
                "L01",
                new Words("Задача: найти человека", "The task: find the person"),
                new Words(
                        "На каждой фотографии ровно один человек, и надо найти его рамку. Если на снимке нет никого или "
                                + "людей несколько, условие нарушено: загрузчик называет такой файл и не гадает. Можно "
                                + "попросить его взять только подходящие снимки или самого крупного человека.",
                        "Each photo shows exactly one person, whose box is to be found. A photo without people or with "
                                + "several breaks the promise: the loader names the file and does not guess. It can be "
                                + "asked to take the fitting photos only, or the largest person."),
                "xᵢ ↦ yᵢ = (a, b, c, d)");
    }

    @Override
    public Outcome compute(Choices choices) {
        DrawnPhoto two = DrawnPhoto.of(48, 36, new PixelBox(4, 10, 9, 24), new PixelBox(26, 6, 12, 29));
        try (DrawnFolder folder = new DrawnFolder()) {
            folder.add("a.png", DrawnPhoto.of(48, 36, new PixelBox(8, 6, 12, 28)));
            folder.add("b.png", two);
            folder.add("c.png", DrawnPhoto.of(48, 36));
            folder.add("d.png", DrawnPhoto.of(48, 36, new PixelBox(30, 9, 12, 24)));
            String csv =
                    BoxFormat.CSV.write(BoxAnnotations.of(folder.pictures())).getOrDefault("", "");
            Path boxes = folder.write("boxes.csv", csv.getBytes(StandardCharsets.UTF_8));
            String refusal = refusal(folder, boxes);
            Dataset only = open(folder, boxes, BoxOptions.Pick.ONLY);
            Dataset largest = open(folder, boxes, BoxOptions.Pick.LARGEST);
            float[] y = new float[4];
            largest.read(1, new float[largest.inputShape().intSize()], 0, y, 0);
            return new Outcome()
                    .value(new Words("снимков", "photos"), folder.pictures().size())
                    .value(new Words("с одним человеком", "with one person"), only.size())
                    .value(new Words("с самым крупным", "with the largest"), largest.size())
                    .figure(two.figure(new Words("Два человека вместо одного", "Two people instead of one")))
                    .figure(Figure.Table.of(
                            new Words("Что ответил загрузчик", "What the loader answered"),
                            List.of("pick", "ℓ"),
                            rows(refusal, only.size(), largest.size())))
                    .near(
                            new Words("отказ называет файл b.png", "the refusal names the file b.png"),
                            refusal.contains("b.png") ? 1 : 0,
                            1,
                            0)
                    .near(
                            new Words("ровно один человек на двух снимках", "two photos show exactly one"),
                            only.size(),
                            2,
                            0)
                    .near(new Words("хотя бы один — на трёх", "three show one at least"), largest.size(), 3, 0)
                    .near(
                            new Words("из двоих взят крупный: a = 26/48", "of the two the larger one: a = 26/48"),
                            y[0],
                            26 / 48.0,
                            1e-6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> rows(String refusal, int only, int largest) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("one", refusal));
        rows.add(List.of("only", String.valueOf(only)));
        rows.add(List.of("largest", String.valueOf(largest)));
        return rows;
    }

    /// What the strict loader says; nothing if it does not refuse.
    private String refusal(DrawnFolder folder, Path boxes) {
        try {
            open(folder, boxes, strict);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).replace(folder.path() + "/", "");
        }
    }

    private static Dataset open(DrawnFolder folder, Path boxes, BoxOptions.Pick pick) throws IOException {
        SourceOptions options =
                SourceOptions.DEFAULT.withSize(24).withBoxes(new BoxOptions(boxes, Optional.empty(), pick));
        return DataSource.open(folder.photos().toString(), options).train();
    }
}
