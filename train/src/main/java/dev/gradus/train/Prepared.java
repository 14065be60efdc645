package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Source;
import dev.gradus.data.Target;
import dev.gradus.nn.Blueprint;
import dev.gradus.nn.CrossEntropy;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Sequential;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What options and data make, ready to be trained: parts, task, a fresh model, settings.
///
/// @param parts to learn from, to choose the best epoch by, to judge by
/// @param task what is learned
/// @param modelName the model's name in [Models#NAMES]
/// @param model whose inputs are standardized by the training part, unless they are symbols
/// @param config how it is trained
public record Prepared(Source.Parts parts, Task task, String modelName, Layer model, TrainConfig config) {
    /// What is kept apart for the final test where the source has no test part of its own.
    private static final double TEST_SHARE = 0.15;

    /// Cuts the data and makes the model.
    ///
    /// @throws IllegalArgumentException if options do not fit each other or the data
    /// @throws IOException if the data has too few samples to be split
    public static Prepared of(RunOptions options, Source source) throws IOException {
        Source.Parts parts = parts(source, options);
        // a table's encoders are fitted on the training part, so shapes are its
        Dataset train = parts.train();
        Task task = task(train, options.fit());
        String name = Recipe.model(options.model(), train);
        Blueprint<? extends Layer> blueprint = Models.named(name, train, task.outputs(), options.settings());
        Layer made = blueprint.init(Key.of(options.seed()));
        // symbols have no mean
        Layer model = train.vocabulary().isPresent() ? made : new Sequential(List.of(Fitting.standardize(train), made));
        return new Prepared(parts, task, name, model, Recipe.config(options, name, train));
    }

    /// The name of the model that suits samples, where a user names none.
    public static String modelFor(Dataset train) {
        return Recipe.model("", train);
    }

    /// The run that has not begun.
    public Trainer trainer() {
        return new Trainer(model, task, parts.train(), parts.holdOut(), config);
    }

    static Source.Parts parts(Source source, RunOptions options) throws IOException {
        try {
            return source.parts(options.holdOut(), TEST_SHARE, options.seed());
        } catch (IllegalArgumentException e) {
            throw new IOException(options.data() + ": has too few samples: " + e.getMessage(), e);
        }
    }

    private static Task task(Dataset train, FitOptions fit) {
        Optional<Tensor> weights = ClassWeights.parse(fit.classWeights(), train);
        if (!(train.target() instanceof Target.Classes classes)) {
            if (fit.labelSmoothing() != 0) {
                throw new IllegalArgumentException("label smoothing needs classes, and here is none");
            }
            return Task.of(train);
        }
        CrossEntropy loss = CrossEntropy.DEFAULT.smoothing(fit.labelSmoothing());
        return new Task.Classification(classes, weights.map(loss::classWeights).orElse(loss));
    }
}
