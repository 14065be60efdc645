package dev.gradus.lessons;

import java.util.List;

/// The lessons there are.
public final class Lessons {
    private static final List<Lesson> ALL = List.of(
            new ExactlyOne(),
            new PictureTensor(),
            new BoxCorners(),
            new SampleSize(),
            new FeatureTable(),
            new GradientHistogram(),
            new LinearOnHog(),
            new SquaredBoxError(),
            new MeanLoss(),
            new ArgMin(),
            new OtherSettings(),
            new Quiz(Quiz.Part.SETTING),
            new LearningByHeart(),
            new HoldOut(),
            new PolynomialFit(PolynomialFit.Kind.LINE),
            new PolynomialFit(PolynomialFit.Kind.FOUR),
            new PolynomialFit(PolynomialFit.Kind.FIFTEEN),
            new LargeWeights(),
            new GradientOfFunction(),
            new SteepestDirection(SteepestDirection.Side.GROWTH),
            new SteepestDirection(SteepestDirection.Side.FALL),
            new GradientAndContours(),
            new DescentTrace(DescentTrace.Part.WAY),
            new PairedRegression(),
            new LearningRateBound(),
            new DescentTrace(DescentTrace.Part.START),
            new GradientStep(),
            new StoppingRule(),
            new DescentView(0),
            new DescentView(1),
            new DescentView(2),
            new DescentView(3),
            new DescentView(4),
            new DescentView(5),
            new LocalMinima(),
            new Quiz(Quiz.Part.GRADIENTS),
            new KaggleTask(),
            new Rulers(),
            new FeaturesThenBoosting(),
            new NetworkOnPixels(),
            new WordAfterWord(),
            new WordsByNetwork(),
            new Gallery(),
            new NeuronRegions(NeuronRegions.Part.PATTERNS),
            new NeuronRegions(NeuronRegions.Part.NEURON),
            new NeuronRegions(NeuronRegions.Part.COMBINED),
            new ComputationGraph(),
            new LinearProbes(),
            new FullyConnected(FullyConnected.View.OUTPUTS),
            new FullyConnected(FullyConnected.View.MATRIX),
            new ParameterCount(ParameterCount.Size.ANY),
            new ParameterCount(ParameterCount.Size.MILLION),
            new LayersJoined(),
            new LinearCollapse(),
            new NeuronRegions(NeuronRegions.Part.BENT),
            new ActivationCurve(ActivationCurve.Kind.SIGMOID),
            new ActivationCurve(ActivationCurve.Kind.RELU),
            new ActivationTable(),
            new ActivationPairs(),
            new GatedUnits(),
            new LastLayer(),
            new FindParameters(),
            new LossGradient(),
            new OncePerNode(),
            new VanishingGradient(),
            new OrientedBar(),
            new SlidingFilter(SlidingFilter.Step.PRODUCTS),
            new SlidingFilter(SlidingFilter.Step.SUM),
            new SixPatches(),
            new PatternStrength(),
            new PatternPlace(),
            new PatternShift(),
            new ImageKernel(ImageKernel.Kind.EDGE),
            new ImageKernel(ImageKernel.Kind.SHARPEN),
            new ImageKernel(ImageKernel.Kind.BLUR),
            new LocalPatterns());

    private Lessons() {}

    /// All lessons, in the lecture's order.
    public static List<Lesson> all() {
        return ALL;
    }

    /// The lesson of an item.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Lesson named(String id) {
        return ALL.stream()
                .filter(l -> l.item().id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no lesson '" + id + "'; 'gradus lesson list' shows those there are"));
    }
}
