package dev.gradus.lessons;

import dev.gradus.data.CatsDogs;
import java.util.List;

/// L39: classical computer vision: features first, then gradient boosting.
///
/// @param features what is computed of a picture
public record FeaturesThenBoosting(Extractor features) implements Lesson {
    /// Oriented gradients and colors.
    public FeaturesThenBoosting() {
        this(DrawnHeads::hogAndColor);
    }

    @Override
    public Item item() {
        return new Item(
                "L39",
                new Words("Классическое компьютерное зрение", "Classical computer vision"),
                new Words(
                        "Сначала признаки: куда направлены границы и какие цвета встречаются. Потом градиентный бустинг. "
                                + "Признаки придумывает человек, и они не знают, что уши растут из той же головы, на "
                                + "которой глаза. Свёрточная сеть учится на тех же картинках и проверяется на тех же.",
                        "Features first: where edges point and which colors there are. Then gradient boosting. People "
                                + "think the features up, and these do not know that the ears belong to the head with "
                                + "the eyes. The convolutional network learns from the same pictures and is judged on "
                                + "the same others."),
                "x → (HOG, colors) → Σ trees");
    }

    @Override
    public Outcome compute(Choices choices) {
        DrawnHeads heads = DrawnHeads.of(choices);
        int length = DrawnHeads.rows(CatsDogs.dataset(1, 1), features)[0].length;
        double[] boosting = heads.boosting(features);
        double colors = heads.boosting(DrawnHeads::colors)[1];
        double network = heads.accuracy(heads.network("cnn"));
        return new Outcome()
                .value("d", length)
                .value(new Words("бустинг, обучение", "boosting, training"), boosting[0])
                .value(new Words("бустинг, новые", "boosting, fresh"), boosting[1])
                .value(new Words("сеть, новые", "network, fresh"), network)
                .figure(new Figure.Bars(
                        new Words(
                                "Доля верных ответов на одних и тех же новых картинках",
                                "Accuracy on the same fresh pictures"),
                        List.of(
                                Words.same("0.5"),
                                new Words("цвета", "colors"),
                                new Words("HOG + цвета", "HOG + colors"),
                                new Words("свёрточная сеть", "CNN")),
                        List.of(0.5, colors, boosting[1], network)))
                .near(new Words("признаков 5·5·4·9 + 4³ = 964", "5·5·4·9 + 4³ = 964 features"), length, 964, 0)
                .between(new Words("по одним цветам — монетка", "colors alone: a coin"), colors, 0.43, 0.57)
                .between(
                        new Words("HOG и бустинг: лучше монетки", "HOG and boosting: better than a coin"),
                        boosting[1],
                        0.58,
                        0.8)
                .between(
                        new Words(
                                "на обучении намного лучше, чем на новых",
                                "much better in training than on fresh ones"),
                        boosting[0] - boosting[1],
                        0.08,
                        0.5)
                .between(new Words("сеть лучше", "the network is better"), network - boosting[1], 0.03, 0.5);
    }
}
