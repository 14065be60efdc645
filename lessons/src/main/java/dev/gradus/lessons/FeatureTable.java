package dev.gradus.lessons;

import dev.gradus.classic.Features;
import dev.gradus.classic.Hog;
import dev.gradus.classic.Polynomial;
import dev.gradus.data.Dataset;
import dev.gradus.data.Person;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// L05: an object is a row of d features, whatever they are computed by.
///
/// @param extractor what computes features of pictures
public record FeatureTable(Function<Dataset, Features> extractor) implements Lesson {
    private static final int PICTURES = 4;

    /// Oriented gradients and colors.
    public FeatureTable() {
        this(Features::of);
    }

    @Override
    public Item item() {
        return new Item(
                "L05",
                new Words("Признаки", "Features"),
                new Words(
                        "Модель видит не объект, а строку чисел — признаков. Картинку 96×96 можно описать самими пикселями, "
                                + "направлениями границ или цветами: от способа зависит d, число признаков.",
                        "A model does not see an object but a row of numbers, its features. A picture of 96×96 can be told "
                                + "by its pixels, by the directions of its edges, or by its colors: d, the number of "
                                + "features, depends on the way."),
                "x = (x₁, …, x_d)");
    }

    @Override
    public Outcome compute(Choices choices) {
        Dataset pictures = Person.dataset(PICTURES, 1);
        Features features = extractor.apply(pictures);
        double[][] rows = features.rows(pictures);
        List<String> names = features.names();
        Features edges = new Features(features.input(), features.hog(), Optional.empty(), 0);
        Features colors = new Features(features.input(), Optional.empty(), features.color(), 0);
        int pixels = pictures.inputShape().intSize();
        double[] shares = Arrays.copyOfRange(rows[0], rows[0].length - colors.length(), rows[0].length);
        return new Outcome()
                .figure(Figure.Table.of(
                        new Words("Сколько признаков", "How many features"),
                        List.of("x", "d"),
                        List.of(
                                List.of("3·96·96 (RGB)", String.valueOf(pixels)),
                                List.of("HOG, 9 × 12×12, 2×2", String.valueOf(edges.length())),
                                List.of("RGB, 4·4·4", String.valueOf(colors.length())),
                                List.of("HOG + RGB", String.valueOf(features.length())),
                                List.of(
                                        "1, x, …, x⁴",
                                        String.valueOf(Polynomial.features(new double[1], 4)[0].length)))))
                .figure(Figure.Table.of(
                        new Words(
                                "Таблица признаков: строки — картинки, столбцы — признаки (начало и конец)",
                                "The feature table: a row a picture, a column a feature (first and last ones)"),
                        cut(names),
                        Arrays.stream(rows).map(FeatureTable::cells).toList()))
                .near(new Words("пиксели: d = 27648", "pixels: d = 27648"), pixels, 27648, 0)
                .near(
                        new Words("направления границ: d = 7·7·4·9 = 1764", "edges' directions: d = 7·7·4·9 = 1764"),
                        edges.length(),
                        1764,
                        0)
                .near(new Words("цвета: d = 4³ = 64", "colors: d = 4³ = 64"), colors.length(), 64, 0)
                .near(
                        new Words(
                                "в строке столько чисел, сколько имён", "a row has as many numbers as there are names"),
                        rows[0].length,
                        names.size(),
                        0)
                .near(new Words("все имена разные", "all names differ"), new HashSet<>(names).size(), names.size(), 0)
                .near(
                        new Words("доли цветов складываются в 1", "the colors' shares add up to 1"),
                        Arrays.stream(shares).sum(),
                        1,
                        1e-9)
                .near(
                        new Words("64×128, клетки 8×8: d = 3780", "64×128, cells of 8×8: d = 3780"),
                        new Hog(9, 8, 2).length(128, 64),
                        3780,
                        0);
    }

    private static List<String> cut(List<String> all) {
        List<String> few = new ArrayList<>(all.subList(0, 2));
        few.add("…");
        few.addAll(all.subList(all.size() - 2, all.size()));
        return few;
    }

    private static List<String> cells(double[] row) {
        return cut(Arrays.stream(row)
                .mapToObj(v -> String.format(Locale.ROOT, "%.4f", v))
                .toList());
    }
}
