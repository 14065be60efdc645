package dev.gradus.lessons;

import dev.gradus.data.BoxAnnotations;
import dev.gradus.data.BoxFormat;
import dev.gradus.data.BoxedPicture;
import dev.gradus.data.PixelBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// L03: the answer y is a box: its upper left corner (a, b), width c and height d.
///
/// @param corners how Pascal VOC's corners become a box
public record BoxCorners(Corners corners) implements Lesson {
    /// Corners that count from 1 and belong to the box.
    public BoxCorners() {
        this((xmin, ymin, xmax, ymax) -> new double[] {xmin - 1, ymin - 1, xmax - xmin + 1, ymax - ymin + 1});
    }

    /// How corners become a box.
    @FunctionalInterface
    public interface Corners {
        /// a, b, c and d of the least and greatest x and y.
        double[] box(double xmin, double ymin, double xmax, double ymax);
    }

    @Override
    public Item item() {
        return new Item(
                "L03",
                new Words("Ответ: рамка", "The answer: a box"),
                new Words(
                        "Ответ — четыре числа: (a, b) — левый верхний угол рамки, c — ширина, d — высота. Разметку хранят "
                                + "по-разному: VOC пишет углы, считая пиксели с единицы и включая оба края, COCO — сами "
                                + "(a, b, c, d), YOLO — центр и размеры в долях картинки. Перевод туда и обратно ничего "
                                + "не должен терять.",
                        "The answer is four numbers: (a, b) is the box's upper left corner, c its width, d its height. "
                                + "Annotations are kept in several ways: VOC writes corners, counting pixels from one and "
                                + "both edges in, COCO (a, b, c, d) itself, YOLO the center and sizes as shares of the "
                                + "picture. There and back again, nothing may get lost."),
                "a = xmin − 1, b = ymin − 1, c = xmax − xmin + 1, d = ymax − ymin + 1");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                new Setting("a", 6, 0, 30, new Words("левый край", "left edge")),
                new Setting("b", 5, 0, 20, new Words("верхний край", "upper edge")),
                new Setting("c", 13, 1, 18, new Words("ширина", "width")),
                new Setting("d", 27, 1, 28, new Words("высота", "height")));
    }

    @Override
    public Outcome compute(Choices choices) {
        PixelBox box = new PixelBox(choices.number("a"), choices.number("b"), choices.number("c"), choices.number("d"));
        DrawnPhoto photo = DrawnPhoto.of(48, 48, box);
        Outcome outcome = new Outcome().figure(photo.figure(new Words("Рамка (a, b, c, d)", "The box (a, b, c, d)")));
        try (DrawnFolder folder = new DrawnFolder()) {
            folder.add("p.png", photo);
            BoxAnnotations drawn = BoxAnnotations.of(folder.pictures());
            double largest = 0;
            List<List<String>> texts = new ArrayList<>();
            for (BoxFormat first : BoxFormat.values()) {
                texts.add(List.of(first.word(), line(first, drawn)));
                BoxAnnotations there = through(folder, first, drawn);
                for (BoxFormat second : BoxFormat.values()) {
                    largest = Math.max(largest, difference(through(folder, second, there), box));
                }
            }
            double[] own = own(BoxFormat.VOC.write(drawn).getOrDefault("p.xml", ""));
            double[] right = {box.left(), box.top(), box.width(), box.height()};
            outcome.figure(Figure.Table.of(
                    new Words("Одна рамка в четырёх форматах", "One box in four formats"), List.of(), texts));
            for (int i = 0; i < 4; i++) {
                outcome.near(
                        new Words("из углов VOC: " + "abcd".charAt(i), "from VOC's corners: " + "abcd".charAt(i)),
                        own[i],
                        right[i],
                        0);
            }
            return outcome.near(
                    new Words(
                            "16 переводов туда и обратно: наибольшее расхождение",
                            "16 round trips: the largest difference"),
                    largest,
                    0,
                    0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The box that the formula makes of an annotation's corners.
    private double[] own(String xml) {
        double[] c = new double[4];
        String[] names = {"xmin", "ymin", "xmax", "ymax"};
        for (int i = 0; i < 4; i++) {
            c[i] = Double.parseDouble(xml.replaceAll("(?s).*<" + names[i] + ">(.*)</" + names[i] + ">.*", "$1"));
        }
        return corners.box(c[0], c[1], c[2], c[3]);
    }

    /// The numbers of an annotation on one line.
    private static String line(BoxFormat format, BoxAnnotations all) {
        Map<String, String> files = format.write(all);
        String text =
                files.values().stream().reduce((_, last) -> last).orElse("").strip();
        return switch (format) {
            case CSV, YOLO -> text.lines().reduce((_, last) -> last).orElse("");
            case VOC ->
                text.replaceAll("(?s).*<bndbox>(.*)</bndbox>.*", "$1")
                        .replaceAll("\\s+", " ")
                        .strip();
            case COCO -> text.replaceAll("(?s).*(\"bbox\".*?\\]).*", "$1");
        };
    }

    private static BoxAnnotations through(DrawnFolder folder, BoxFormat format, BoxAnnotations all) throws IOException {
        Path path = folder.path().resolve(format.word());
        for (Map.Entry<String, String> file : format.write(all).entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            String name = format.word() + "/" + (file.getKey().isEmpty() ? "boxes" : file.getKey());
            String ending = file.getKey().isEmpty() ? format == BoxFormat.CSV ? ".csv" : ".json" : "";
            Path written = folder.write(name + ending, bytes);
            path = ending.isEmpty() ? path : written;
        }
        // read with the photos, whose sizes a table lacks
        return BoxFormat.read(path, Optional.of(folder.photos()));
    }

    private static double difference(BoxAnnotations all, PixelBox box) {
        BoxedPicture picture = all.pictures().getFirst();
        PixelBox back = picture.objects().getFirst().box();
        return Math.abs(back.left() - box.left())
                + Math.abs(back.top() - box.top())
                + Math.abs(back.width() - box.width())
                + Math.abs(back.height() - box.height());
    }
}
