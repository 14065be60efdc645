package dev.gradus.train;

import dev.gradus.data.Dataset;
import dev.gradus.data.Picture;
import dev.gradus.data.PictureFormat;
import dev.gradus.data.Table;
import dev.gradus.data.TableDataset;
import dev.gradus.data.Target;
import dev.gradus.data.TextDataset;
import dev.gradus.data.Vocabulary;
import dev.gradus.io.ModelFile;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Registry;
import dev.gradus.tensor.DType;
import dev.gradus.tensor.Shape;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Storage;
import dev.gradus.tensor.Tensor;
import dev.gradus.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A finished model, ready to answer: loaded from the one file that a run leaves.
///
/// ```java
/// TrainedModel model = TrainedModel.load(Path.of("runs/digits/model.gradus"));
/// TrainedModel.Answer answer = model.predict(pixels); // 28 * 28 numbers from 0 to 255
/// System.out.println(answer.label() + " " + answer.values()[answer.best()]);
/// ```
///
/// One model serves any number of threads.
public final class TrainedModel {
    private static final Registry RECORDS = Registry.standard().with(Gpt.class, GptBlock.class);

    private final Layer layer;
    private final Task task;
    private final Shape input;
    private final ModelFile file;
    private final Optional<Table> table;
    private final Optional<PictureFormat> picture;
    private final Optional<Vocabulary> vocabulary;
    private final Step step;

    /// @throws IllegalArgumentException if the preprocessing makes no sense
    private TrainedModel(Layer layer, Task task, Shape input, ModelFile file) {
        this.layer = layer;
        this.task = task;
        this.input = input;
        this.file = file;
        Map<String, Object> preprocessing = file.info().preprocessing();
        table = preprocessing.get("table") instanceof Map<?, ?> map
                ? Optional.of(Table.fromMap(map))
                : Optional.empty();
        picture = preprocessing.get("picture") instanceof Map<?, ?> map
                ? Optional.of(PictureFormat.fromMap(map))
                : Optional.empty();
        vocabulary = preprocessing.get("vocabulary") instanceof Map<?, ?> map
                ? Optional.of(Vocabulary.fromMap(map))
                : Optional.empty();
        if ((table.isPresent() && !table.get().inputShape().equals(input))
                || (picture.isPresent() && !PictureFormat.of(input).equals(picture))) {
            throw new IllegalArgumentException("its preprocessing does not fit its inputs of shape " + input);
        }
        step = Step.capture(in -> List.of(task.answers(layer.forward(in.get(0)))));
    }

    /// An answer to one input.
    ///
    /// @param values probabilities of the classes, or the predicted numbers
    /// @param names of the values
    public record Answer(float[] values, List<String> names) {
        /// The position of the largest value.
        public int best() {
            int best = 0;
            for (int i = 1; i < values.length; i++) {
                best = values[i] > values[best] ? i : best;
            }
            return best;
        }

        /// The name of the largest value: the class, for classes.
        public String label() {
            return names.get(best());
        }
    }

    /// Loads a model file.
    ///
    /// @throws IOException naming the file and the fault if it cannot be read or is no model of a training run
    public static TrainedModel load(Path path) throws IOException {
        ModelFile file = ModelFile.read(path, RECORDS);
        Object sizes = file.info().preprocessing().get("input");
        Object kind = file.info().preprocessing().get("target");
        if (!(sizes instanceof List<?> list) || kind == null || !(file.model() instanceof Layer layer)) {
            throw new IOException(
                    path + ": holds a model, but not one that a training run made: its inputs are not described");
        }
        int[] shape = list.stream()
                .mapToInt(v -> v instanceof Number n ? n.intValue() : -1)
                .toArray();
        try {
            Shape input = Shape.of(shape);
            Task task = task(file, target(file, String.valueOf(kind), input));
            return new TrainedModel(layer, task, input, file);
        } catch (IllegalArgumentException e) {
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private static Task task(ModelFile file, Target target) {
        return target instanceof Target.Box box && file.info().preprocessing().get("meanBox") instanceof List<?> mean
                ? new Task.Localization(box, numbers(mean))
                : Task.of(target);
    }

    private static Target target(ModelFile file, String kind, Shape input) {
        List<String> names = file.info().preprocessing().get("names") instanceof List<?> n
                ? n.stream().map(String::valueOf).toList()
                : List.of();
        return switch (kind) {
            case "classes" -> new Target.Classes(names);
            case "values" -> values(file, names);
            case "box" -> new Target.Box();
            case "symbols" -> new Target.Symbols(names, input.intSize());
            default -> throw new IllegalArgumentException("has an unknown kind of target '" + kind + "'");
        };
    }

    private static Target values(ModelFile file, List<String> names) {
        Object offsets = file.info().preprocessing().get("offsets");
        Object scales = file.info().preprocessing().get("scales");
        return offsets instanceof List<?> o && scales instanceof List<?> s
                ? new Target.Values(names, numbers(o), numbers(s))
                : new Target.Values(names);
    }

    private static List<Double> numbers(List<?> values) {
        return values.stream()
                .map(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
                .toList();
    }

    /// How rows of a table become inputs, if the model was trained on a table.
    public Optional<Table> table() {
        return table;
    }

    /// What pictures are brought to, if the model was trained on pictures.
    public Optional<PictureFormat> picture() {
        return picture;
    }

    /// The symbols that the model reads, if it was trained on text.
    public Optional<Vocabulary> vocabulary() {
        return vocabulary;
    }

    /// The samples of other data as this model takes them: rows encoded by its table, classes with its numbers.
    ///
    /// @throws IllegalArgumentException naming what does not fit: shape, kind of target, a class
    public Dataset fit(Dataset data) {
        Dataset fitted = encoded(data);
        if (!fitted.inputShape().equals(input)) {
            throw new IllegalArgumentException(
                    "the model takes inputs of shape " + input + ", the data has " + fitted.inputShape());
        }
        return switch (task.target()) {
            case Target.Classes c -> fitted.target().equals(c) ? fitted : fitted.relabel(c);
            case Target.Values v when fitted.target() instanceof Target.Values w && hasUnits(v, w) -> fitted;
            case Target.Box _ when fitted.target() instanceof Target.Box -> fitted;
            case Target.Symbols s when fitted.target().equals(s) -> fitted;
            default ->
                throw new IllegalArgumentException("the model predicts " + String.join(", ", names(task.target()))
                        + ", the data asks for something else: " + targetKind(fitted.target()));
        };
    }

    private Dataset encoded(Dataset data) {
        if (table.isPresent() && data instanceof TableDataset rows) {
            return rows.encodedBy(table.get());
        }
        return vocabulary.isPresent() && data instanceof TextDataset text
                ? text.encodedBy(vocabulary.get(), input.intSize())
                : data;
    }

    private static boolean hasUnits(Target.Values a, Target.Values b) {
        return a.width() == b.width()
                && a.offsets().equals(b.offsets())
                && a.scales().equals(b.scales());
    }

    static String targetKind(Target target) {
        return switch (target) {
            case Target.Classes _ -> "classes";
            case Target.Values _ -> "values";
            case Target.Box _ -> "box";
            case Target.Symbols _ -> "symbols";
        };
    }

    static List<String> names(Target target) {
        return switch (target) {
            case Target.Classes c -> c.names();
            case Target.Values v -> v.names();
            case Target.Box _ -> List.of("left", "top", "width", "height");
            case Target.Symbols s -> s.names();
        };
    }

    /// Shape of one input.
    public Shape inputShape() {
        return input;
    }

    /// What the model was trained for.
    public Task task() {
        return task;
    }

    /// The network itself.
    public Layer layer() {
        return layer;
    }

    /// The file's content: provenance, scores.
    public ModelFile file() {
        return file;
    }

    /// The answer to one input of raw numbers, as the training data had them.
    ///
    /// @throws IllegalArgumentException if the number of values is not the input shape's
    public Answer predict(float[] values) {
        return predict(List.of(values)).get(0);
    }

    /// The answer to a picture file, of any size and colours: it is brought to what the model was trained on.
    ///
    /// @throws IOException naming the file and the fault, if it is no picture or damaged
    /// @throws IllegalArgumentException if the model was not trained on pictures
    public Answer predict(Path file) throws IOException {
        PictureFormat format = picture.orElseThrow(() ->
                new IllegalArgumentException("predict: the model takes inputs of shape " + input + ", not pictures"));
        byte[] bytes = Picture.read(file, format);
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] & 255;
        }
        return predict(values);
    }

    /// The answers to several inputs.
    ///
    /// @throws IllegalArgumentException if the number of values of one is not the input shape's
    public List<Answer> predict(List<float[]> inputs) {
        int n = input.intSize();
        float[] x = new float[inputs.size() * n];
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).length != n) {
                throw new IllegalArgumentException("predict: the model takes inputs of shape " + input + ", " + n
                        + " numbers, not " + inputs.get(i).length);
            }
            System.arraycopy(inputs.get(i), 0, x, i * n, n);
        }
        TensorType type = new TensorType(Shape.of(inputs.size()).concat(input), DType.F32);
        float[] out = step.run(Tensor.leaf(type, new Storage.F32(x))).get(0).toFloatArray();
        int m = task.outputs();
        if (task.target() instanceof Target.Values v) {
            for (int i = 0; i < out.length; i++) {
                out[i] = (float) v.original(i % m, out[i]);
            }
        }
        List<String> names = names(task.target());
        return java.util.stream.IntStream.range(0, inputs.size())
                .mapToObj(i -> new Answer(java.util.Arrays.copyOfRange(out, i * m, (i + 1) * m), names))
                .toList();
    }
}
