package dev.gradus.cli;

import dev.gradus.data.DataSource;
import dev.gradus.data.Source;
import dev.gradus.data.SourceOptions;
import dev.gradus.data.TextDataset;
import java.io.IOException;
import java.nio.file.Path;

/// A text's part to count and its part to measure.
record TextParts(TextDataset train, TextDataset test) {
    /// @param as `text` for characters, `words` for words
    static TextParts open(Path file, String as) throws IOException {
        Source source = DataSource.open(file.toString(), SourceOptions.DEFAULT.withAs(as));
        if (!(source.train() instanceof TextDataset train)
                || !(source.test().orElse(train) instanceof TextDataset test)) {
            throw new UsageException(file + " is no text");
        }
        return new TextParts(train, test);
    }
}
