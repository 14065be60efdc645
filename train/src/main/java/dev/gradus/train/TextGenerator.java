package dev.gradus.train;

import dev.gradus.data.Vocabulary;
import dev.gradus.nn.Layer;
import dev.gradus.tensor.Key;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Writes text with a model that tells the next symbol.
///
/// ```java
/// TextGenerator writer = TextGenerator.of(TrainedModel.load(Path.of("runs/onegin/model.gradus")));
/// writer.write("Мой дядя", 500, Sampling.DEFAULT, 1, System.out::print);
/// ```
public final class TextGenerator {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Vocabulary vocabulary;
    private final int longest;
    private final Step step;

    /// A generator that writes as a model says.
    ///
    /// @param model (1, T) to (1, T, symbols), causal
    /// @param longest T, most symbols that the model reads at once
    public TextGenerator(Layer model, Vocabulary vocabulary, int longest) {
        this.vocabulary = vocabulary;
        this.longest = longest;
        step = Step.capture(in -> List.of(model.forward(in.get(0))));
    }

    /// A generator that writes as a trained model says.
    ///
    /// @throws IllegalArgumentException if the model was not trained to continue text
    public static TextGenerator of(TrainedModel model) {
        if (model.vocabulary().isEmpty() || !(model.task() instanceof Task.Continuation)) {
            throw new IllegalArgumentException("generate: the model was not trained to continue text; its inputs are "
                    + model.inputShape() + ", its answers "
                    + TrainedModel.targetKind(model.task().target()));
        }
        return new TextGenerator(
                model.layer(), model.vocabulary().get(), model.inputShape().intSize());
    }

    /// Continues a prompt by `length` symbols, each given to `out` as soon as it is drawn. Of a long text the
    /// model reads the end.
    ///
    /// @param seed of the draws; equal seeds give equal texts
    /// @throws IllegalArgumentException naming a character of the prompt that the model does not know
    public void write(String prompt, int length, Sampling sampling, long seed, Consumer<String> out) {
        int[] symbols = vocabulary.encode(prompt.isEmpty() ? vocabulary.beginning() : prompt);
        int n = symbols.length;
        symbols = Arrays.copyOf(symbols, n + length);
        for (int i = n; i < symbols.length; i++) {
            double random = (Key.mix(seed + GOLDEN * (i - n + 1L)) >>> 11) * 0x1p-53;
            symbols[i] = sampling.choose(scores(symbols, i), random);
            String symbol = vocabulary.symbols().get(symbols[i]);
            String before = vocabulary.symbols().get(symbols[i - 1]);
            out.accept(vocabulary.between(before, symbol) + symbol);
        }
    }

    /// The text that [#write] gives, without the prompt.
    public String text(String prompt, int length, Sampling sampling, long seed) {
        StringBuilder text = new StringBuilder();
        write(prompt, length, sampling, seed, text::append);
        return text.toString();
    }

    /// The scores of what follows the first `count` symbols.
    private float[] scores(int[] symbols, int count) {
        int n = Math.min(count, longest);
        // always of one length, so that one plan serves; a causal model does not see what is filled up
        float[] x = new float[longest];
        for (int t = 0; t < n; t++) {
            x[t] = symbols[count - n + t];
        }
        float[] all = step.run(Tensor.of(x, 1, longest)).getFirst().toFloatArray();
        int each = vocabulary.size();
        return Arrays.copyOfRange(all, (n - 1) * each, n * each);
    }
}
