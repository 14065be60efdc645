package dev.gradus.data;

import java.util.List;
import java.util.Optional;

/// Where a run's samples come from.
///
/// @param kind of the source, such as `idx` or `digits`
/// @param train the samples to learn from and to hold some out of
/// @param test samples that the source itself keeps apart, read once at the very end
/// @param notes what a user should know, one line each: files skipped, columns not used
public record Source(String kind, Dataset train, Optional<Dataset> test, List<String> notes) {
    /// Keeps a copy of the notes.
    public Source {
        notes = List.copyOf(notes);
    }

    /// Without notes.
    public Source(String kind, Dataset train, Optional<Dataset> test) {
        this(kind, train, test, List.of());
    }

    /// Three parts without a common sample: to learn from, to choose by, and to judge by at the very end.
    public record Parts(Dataset train, Dataset holdOut, Dataset test) {}

    /// Cuts the source into three parts, class by class where there are classes. The test part is the source's
    /// own if it has one, else `testShare` of the samples; `holdOutShare` is of the rest. A table's encoders
    /// are fitted on the training part alone. A text is cut at places, and its training part gives windows that
    /// begin anywhere.
    public Parts parts(double holdOutShare, double testShare, long seed) {
        Dataset rest = train;
        Dataset last;
        if (test.isPresent()) {
            last = test.get();
        } else {
            Splits.Parts outer = split(train, testShare, seed);
            rest = outer.train();
            last = outer.holdOut();
        }
        Splits.Parts inner = split(rest, holdOutShare, ~seed);
        if (inner.train() instanceof TextDataset text) {
            return new Parts(RandomWindows.of(text, seed), inner.holdOut(), last);
        }
        if (last instanceof TableDataset rows && inner.train() instanceof TableDataset fitted) {
            last = rows.encodedBy(fitted.table());
        }
        return new Parts(inner.train(), inner.holdOut(), last);
    }

    private static Splits.Parts split(Dataset data, double share, long seed) {
        if (data instanceof TextDataset text) {
            return text.split(share);
        }
        return data.target() instanceof Target.Classes
                ? Splits.stratified(data, share, seed)
                : Splits.holdOut(data, share, seed);
    }
}
