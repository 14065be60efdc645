package dev.gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.classic.ColorHistogram;
import dev.gradus.classic.Features;
import dev.gradus.classic.Hog;
import dev.gradus.classic.LeastSquares;
import dev.gradus.classic.NGramModel;
import dev.gradus.classic.QLearning;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.BoxOptions;
import dev.gradus.data.DataSummary;
import dev.gradus.data.Source;
import dev.gradus.data.Splits;
import dev.gradus.nn.Embedding;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Linear;
import dev.gradus.nn.Modules;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All lessons pass, all wrong ones fail.
class LessonsTest {
    private static final GradientOfFunction.Gradient WRONG = (x, y) -> new double[] {2 * x, -6 * y};

    private static final PolynomialFit.Fit RIDGE = (x, y) -> LeastSquares.ridge(x, y, 0.1, 0);
    private static final Descent.Rule UP = (w, g, rate) -> w.add(g.mul(rate));
    private static final Grid.Slide TURNED = (picture, filter) -> Grid.CORRELATION.over(picture, filter.flip());
    private static final Grid.Slide MIRRORED = (picture, filter) -> Grid.CORRELATION.over(picture, filter.flip(1));

    /// A lesson with a fault in its formula for every item.
    static List<Lesson> wrong() {
        return List.of(
                new ExactlyOne(BoxOptions.Pick.ONLY),
                new PictureTensor((name, file) ->
                        new PictureTensor().reader().of(name, file).flip(2)),
                new BoxCorners((xmin, ymin, xmax, ymax) -> new double[] {xmin, ymin, xmax - xmin, ymax - ymin}),
                new SampleSize(s -> DataSummary.of(
                        new Source(s.kind(), s.train().subset(new int[] {0, 1, 2}), s.test(), s.notes()))),
                new LinearOnHog((w, x) -> LeastSquares.answer(Arrays.copyOfRange(w, 1, w.length), x)),
                new FeatureTable(data -> new Features(
                        data.inputShape(), Optional.of(new Hog(9, 8, 2)), Optional.of(new ColorHistogram(4)), 0)),
                new WordsByNetwork((symbols, length, key) -> new Bigrams(
                        Embedding.of(symbols, 32).init(key),
                        Linear.of(32, symbols).init(key))),
                new Gallery(List.of(new Gallery.Card(Words.same("sound"), "sound", "mlp", 1))),
                new GradientHistogram(new Hog(9, 8, 1)),
                new OtherSettings(new FreeRoom(new QLearning.Room(5))),
                new LearningByHeart(3),
                new HoldOut((data, share, seed) ->
                        new Splits.Parts(data, Splits.holdOut(data, share, seed).holdOut())),
                new DescentTrace(DescentTrace.Part.WAY, UP),
                new DescentTrace(DescentTrace.Part.START, UP),
                new DescentView(0, UP),
                new DescentView(1, UP),
                new DescentView(2, UP),
                new DescentView(3, UP),
                new DescentView(4, UP),
                new DescentView(5, UP),
                new ArgMin(UP),
                new WordAfterWord((text, symbols, order) -> new NGramModel(text, symbols, order, Smoothing.KNESER_NEY)),
                new NeuronRegions(NeuronRegions.Part.PATTERNS, x -> x),
                new NeuronRegions(NeuronRegions.Part.NEURON, x -> x.mul(0)),
                new NeuronRegions(NeuronRegions.Part.COMBINED, x -> x),
                new NeuronRegions(NeuronRegions.Part.BENT, x -> x),
                new ActivationPairs(Tensor::tanh),
                new FindParameters(net -> Modules.map(net, p -> Parameter.state(p.value()))),
                new OncePerNode(x -> x.mul(2)),
                new OrientedBar(Grid.CORRELATION, 120),
                new Quiz(Quiz.Part.SETTING, (y, z) -> y.sub(z).abs().sum()),
                new Quiz(Quiz.Part.GRADIENTS, (y, z) -> y.sub(z).square().mean()),
                new ComputationGraph(x -> x.abs().mul(1)),
                new LayersJoined(x -> x),
                new LastLayer(targets -> targets + 1),
                new KaggleTask(s -> s.csv().replace("\n2,", "\n02,")),
                new Rulers((p, n) -> 1.96 * p * (1 - p) / n),
                new FeaturesThenBoosting((pixels, height, width) -> new Hog(9, 8, 2).features(pixels, height, width)),
                new NetworkOnPixels("linear"),
                new LinearProbes(LinearProbes.Learning.NONE),
                new LocalPatterns((in, out, kernel) -> (long) out * in * kernel * kernel),
                new SquaredBoxError((y, z) -> y.add(z).square()),
                new MeanLoss(losses -> losses.sum()),
                new PolynomialFit(PolynomialFit.Kind.LINE, RIDGE),
                new PolynomialFit(PolynomialFit.Kind.FOUR, RIDGE),
                new PolynomialFit(PolynomialFit.Kind.FIFTEEN, RIDGE),
                new LargeWeights((x, y, lambda) -> LeastSquares.ridge(x, y, lambda * lambda, 0)),
                new GradientOfFunction(WRONG),
                new SteepestDirection(WRONG, SteepestDirection.Side.GROWTH),
                new SteepestDirection(WRONG, SteepestDirection.Side.FALL),
                new GradientAndContours(WRONG),
                new PairedRegression(w -> Descent.QUALITY.apply(w.neg())),
                new LearningRateBound(largest -> 1 / largest),
                new GradientStep((w, g, rate) -> w.add(g.mul(rate))),
                new StoppingRule((w, g, rate) -> w.add(g.mul(rate))),
                new LocalMinima(x -> x.square().square().sub(x.square().mul(4))),
                new FullyConnected(FullyConnected.View.OUTPUTS, (x, w, b) -> FullyConnected.LINEAR.of(x, w, b.neg())),
                new FullyConnected(FullyConnected.View.MATRIX, (x, w, b) -> FullyConnected.LINEAR.of(x, w, b.mul(0))),
                new ParameterCount(ParameterCount.Size.ANY, (n, t) -> n * t),
                new ParameterCount(ParameterCount.Size.MILLION, (n, t) -> n * t),
                new LinearCollapse((v, b, c) -> c),
                new ActivationCurve(ActivationCurve.Kind.SIGMOID, x -> x.neg().sigmoid()),
                new ActivationCurve(ActivationCurve.Kind.RELU, x -> x.gt(0).where(x, x.mul(0.01))),
                new ActivationTable(x -> x.mul(Math.sqrt(0.5)).erf().mul(x).mul(0.5)),
                new GatedUnits((u, v, f) -> f.apply(u).mul(f.apply(v))),
                new LossGradient((y, a) -> a.add(y).square()),
                new VanishingGradient(Tensor::relu),
                new SlidingFilter(
                        SlidingFilter.Step.PRODUCTS,
                        (picture, filter) ->
                                Grid.CORRELATION.over(picture, filter.mul(0).add(1))),
                new SlidingFilter(SlidingFilter.Step.SUM, TURNED),
                new SixPatches(MIRRORED),
                new PatternStrength(MIRRORED),
                new PatternPlace(MIRRORED),
                new PatternShift(MIRRORED),
                new ImageKernel(ImageKernel.Kind.EDGE, new double[][] {{1, 0, -1}, {2, 0, -2}, {1, 0, -1}}, TURNED),
                new ImageKernel(
                        ImageKernel.Kind.SHARPEN, new double[][] {{0, 0, 0}, {0, 1, 0}, {0, 0, 0}}, Grid.CORRELATION),
                new ImageKernel(
                        ImageKernel.Kind.BLUR,
                        new double[][] {{0, 1 / 8., 0}, {1 / 8., 1 / 2., 1 / 8.}, {0, 1 / 8., 0}},
                        Grid.CORRELATION));
    }

    static List<Lesson> all() {
        return Lessons.all();
    }

    private static Outcome outcome(Lesson lesson) {
        return lesson.compute(Choices.defaults(lesson, true));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOutcomeHolds(Lesson lesson) {
        Outcome outcome = outcome(lesson);
        assertThat(outcome.checks())
                .as(lesson.item().id())
                .isNotEmpty()
                .allSatisfy(c -> assertThat(c.passed()).as(c.toString()).isTrue());
        assertThat(outcome.figures()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongFormulaIsFound(Lesson lesson) {
        assertThat(outcome(lesson).passed()).as(lesson.item().id()).isFalse();
    }

    @Test
    void everyLessonHasAWrongOneBesideIt() {
        assertThat(wrong().stream().map(l -> l.item().id()))
                .containsExactlyInAnyOrderElementsOf(
                        Lessons.all().stream().map(l -> l.item().id()).toList());
    }

    @Test
    void lessonsStandInTheLecturesOrderAndHaveDifferentNames() {
        assertThat(Lessons.all().stream().map(l -> l.item().id()))
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(id -> id.matches("L[0-7][0-9]"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePageIsWholeInBothLanguages(Lesson lesson) {
        String page = Page.of(lesson, outcome(lesson), Language.EN);
        assertThat(page)
                .contains(Svg.escape(lesson.item().title().ru()))
                .contains(Svg.escape(lesson.item().title().en()))
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
    }

    @Test
    void aWrongNameOrValueIsToldInOneLine() {
        Lesson lesson = Lessons.named("l27");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choices.of(lesson, Map.of("nu", 1.0), false))
                .withMessageContaining("no setting 'nu'")
                .withMessageContaining("eta");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choices.of(lesson, Map.of("eta", Double.NaN), false))
                .withMessageContaining("0.001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lessons.named("L99"))
                .withMessageContaining("L99");
    }

    @Test
    void anOutcomeWithoutChecksDoesNotPass() {
        assertThat(new Outcome().passed()).isFalse();
        assertThat(new Check(Words.same(""), Double.NaN, 0, 1).passed()).isFalse();
    }

    /// What looks at the last symbol only.
    private record Bigrams(Embedding symbols, Linear scores) implements Layer {
        @Override
        public Tensor forward(Tensor x) {
            return scores.forward(symbols.forward(x.cast(DType.I32)));
        }
    }

    @Test
    void everyFigureIsAPictureToo() throws IOException {
        for (Lesson lesson : Lessons.all()) {
            for (Figure figure : outcome(lesson).figures()) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Png.of(figure, Language.RU)));
                int[] size = Drawing.sizeOfFile(figure, Language.RU);
                assertThat(picture.getWidth()).isEqualTo(2 * size[0]);
                assertThat(picture.getHeight()).isEqualTo(2 * size[1]);
                int[] pixels =
                        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
                assertThat(Arrays.stream(pixels).distinct().count())
                        .as(lesson.item().id())
                        .isGreaterThan(2);
                assertThat(Svg.file(figure, Language.EN)).contains("xmlns").endsWith("</svg>");
            }
        }
    }

    /// A room where going costs nothing.
    private record FreeRoom(QLearning.World room) implements QLearning.World {
        @Override
        public int states() {
            return room.states();
        }

        @Override
        public int actions() {
            return room.actions();
        }

        @Override
        public int next(int state, int action) {
            return room.next(state, action);
        }

        @Override
        public double reward(int state, int action) {
            return 0;
        }

        @Override
        public boolean ends(int state) {
            return room.ends(state);
        }
    }
}
