package dev.gradus.lessons;

import java.util.List;

/// L40: modern computer vision: a network on the pixels themselves.
///
/// @param model the network's name
public record NetworkOnPixels(String model) implements Lesson {
    /// Convolutions.
    public NetworkOnPixels() {
        this("cnn");
    }

    @Override
    public Item item() {
        return new Item(
                "L40",
                new Words("Современное компьютерное зрение", "Modern computer vision"),
                new Words(
                        "Свёрточная сеть получает пиксели и сама находит признаки. Кошки и собаки здесь нарисованы так, "
                                + "что ни цвета, ни направления границ их не выдают: важно, как части собраны вместе. "
                                + "Сеть обходит HOG с бустингом не меньше чем на 8 пунктов.",
                        "A convolutional network gets pixels and finds features by itself. The cats and dogs here are "
                                + "drawn so that neither colors nor directions of edges give them away: it matters how "
                                + "the parts are put together. The network beats HOG with boosting by 8 points at "
                                + "least."),
                "CNN(x) ≥ boosting(HOG(x)) + 0.08");
    }

    @Override
    public Outcome compute(Choices choices) {
        DrawnHeads heads = DrawnHeads.of(choices);
        double boosting = heads.boosting(DrawnHeads::hogAndColor)[1];
        double network = heads.accuracy(heads.network(model));
        return new Outcome()
                .value(new Words("бустинг", "boosting"), boosting)
                .value(new Words("сеть", "network"), network)
                .figure(new Figure.Bars(
                        new Words("Доля верных ответов", "Accuracy"),
                        List.of(Words.same("0.5"), new Words("HOG + цвета", "HOG + colors"), Words.same(model)),
                        List.of(0.5, boosting, network)))
                .between(new Words("сеть: больше 3/4 верных", "network: above 3/4"), network, 0.75, 1)
                .between(new Words("сеть впереди на 8 пунктов", "8 points ahead"), network - boosting, 0.08, 0.5);
    }
}
