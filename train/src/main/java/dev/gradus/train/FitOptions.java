package dev.gradus.train;

import java.util.List;
import java.util.Map;

/// How a model is fitted, as a user says it; zeros leave a choice to the model and the data.
///
/// @param epochs passes over the data; 0 takes the model's default
/// @param batch samples of a batch; 0 chooses by the size of the data
/// @param accumulate batches gathered for an update
/// @param learningRate 0 takes the model's and optimizer's default
/// @param optimizer by name, with settings; empty takes the model's default
/// @param schedule as text; empty takes the model's default
/// @param clip longest gradient; 0 takes the model's default, which mostly is no limit
/// @param clipValue largest component of a gradient; 0 for no limit
/// @param average decay of the moving average of weights; 0 for none
/// @param freeze regular expressions of the names of parameters that keep their values
/// @param stop stopping rules as texts
/// @param timeLimit in seconds; 0 for none
/// @param checkpointEvery steps between checkpoints inside an epoch; 0 for one an epoch
/// @param labelSmoothing share of the truth spread over all classes
/// @param classWeights `none`, `balanced`, or `CLASS=WEIGHT,…`
/// @param augment random changes of the training pictures as a list, `none`, or empty for the data's default
public record FitOptions(
        int epochs,
        int batch,
        int accumulate,
        double learningRate,
        String optimizer,
        String schedule,
        double clip,
        double clipValue,
        double average,
        List<String> freeze,
        List<String> stop,
        double timeLimit,
        int checkpointEvery,
        double labelSmoothing,
        String classWeights,
        String augment) {
    /// Everything left to the model and the data.
    public static final FitOptions DEFAULT =
            new FitOptions(0, 0, 1, 0, "", "", 0, 0, 0, List.of(), List.of(), 0, 200, 0, "none", "");

    /// Keeps copies of the lists.
    public FitOptions {
        freeze = List.copyOf(freeze);
        stop = List.copyOf(stop);
    }

    void putInto(Map<String, Object> m) {
        m.put("epochs", epochs);
        m.put("batch", batch);
        m.put("accumulate", accumulate);
        m.put("lr", learningRate);
        m.put("optimizer", optimizer);
        m.put("schedule", schedule);
        m.put("clip", clip);
        m.put("clipValue", clipValue);
        m.put("ema", average);
        m.put("freeze", freeze);
        m.put("stop", stop);
        m.put("timeLimit", timeLimit);
        m.put("checkpointEvery", checkpointEvery);
        m.put("labelSmoothing", labelSmoothing);
        m.put("classWeights", classWeights);
        m.put("augment", augment);
    }

    static FitOptions from(Configuration c) {
        return new FitOptions(
                c.integer("epochs"),
                c.integer("batch"),
                c.integer("accumulate"),
                c.number("lr"),
                c.text("optimizer"),
                c.text("schedule"),
                c.number("clip"),
                c.number("clipValue"),
                c.number("ema"),
                c.texts("freeze"),
                c.texts("stop"),
                c.number("timeLimit"),
                c.integer("checkpointEvery"),
                c.number("labelSmoothing"),
                c.text("classWeights"),
                c.text("augment"));
    }
}
