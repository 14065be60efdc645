package dev.gradus.cli;

import dev.gradus.classic.CopiedSpan;
import dev.gradus.classic.NGramModel;
import dev.gradus.classic.NGrams;
import dev.gradus.classic.Smoothing;
import dev.gradus.data.TextDataset;
import dev.gradus.data.Vocabulary;
import dev.gradus.io.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gradus text`.
@Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "Models of text that count, to measure networks against.",
        subcommands = {TextCommand.NGram.class, TextCompareCommand.class})
final class TextCommand extends CommandGroup {
    /// `gradus text ngram`.
    @Command(
            name = "ngram",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Counts which symbol follows which, measures that on the last tenth of the text, and writes.",
            footer = {
                "",
                "Examples:",
                "  gradus text ngram book.txt",
                "  gradus text ngram book.txt --order 5 --smoothing witten-bell",
                "  gradus text ngram book.txt --words --order 3 --sample 60 --seed 2"
            })
    static final class NGram implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "a text in UTF-8")
        private Path file = Path.of("");

        @Option(
                names = "--order",
                paramLabel = "N",
                defaultValue = "7",
                description = "the longest run counted, 1 to " + NGrams.MOST + " (default: ${DEFAULT-VALUE})")
        private int order;

        @Option(
                names = "--smoothing",
                paramLabel = "NAME",
                defaultValue = "kneser-ney",
                converter = SmoothingName.class,
                description = "kneser-ney or witten-bell (default: ${DEFAULT-VALUE})")
        private Smoothing smoothing = Smoothing.KNESER_NEY;

        @Option(names = "--words", description = "count words in place of characters")
        private boolean words;

        @Option(
                names = "--sample",
                paramLabel = "N",
                defaultValue = "300",
                description = "symbols to write (default: ${DEFAULT-VALUE})")
        private int sample;

        @Option(
                names = "--prompt",
                paramLabel = "TEXT",
                defaultValue = "",
                description = "what the text begins with (default: a new line)")
        private String prompt = "";

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "of the draws (default: ${DEFAULT-VALUE})")
        private long seed;

        @Option(names = "--json", description = "one JSON object")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            if (sample < 0) {
                throw new UsageException("--sample is " + sample + ", which must not be below 0");
            }
            if (order < 1 || order > NGrams.MOST) {
                throw new UsageException("--order is " + order + ", which must be 1 to " + NGrams.MOST);
            }
            TextParts parts = TextParts.open(file, words ? "words" : "text");
            TextDataset train = parts.train();
            TextDataset test = parts.test();
            Vocabulary vocabulary = train.vocabulary().orElseThrow();
            long start = System.nanoTime();
            NGramModel model = new NGramModel(train.symbols(), vocabulary.size(), order, smoothing);
            int[] held = test.symbols();
            double nats = model.nats(held);
            double seconds = (System.nanoTime() - start) / 1e9;
            double perCharacter = nats
                    * held.length
                    / Math.max(1, test.text().codePointCount(0, test.text().length()));
            int[] from = vocabulary.encode(prompt.isEmpty() ? vocabulary.beginning() : prompt);
            int[] written = model.sample(from, sample, new SplittableRandom(seed));
            int[] fresh = Arrays.copyOfRange(written, from.length, written.length);
            CopiedSpan copied = CopiedSpan.longest(train.symbols(), fresh);
            String span = vocabulary.decode(Arrays.copyOfRange(fresh, copied.from(), copied.from() + copied.length()));
            if (json) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("order", order);
                row.put("smoothing", smoothing.name().toLowerCase(Locale.ROOT));
                row.put("unit", vocabulary.unit().name().toLowerCase(Locale.ROOT));
                row.put("symbols", vocabulary.size());
                row.put("nats", nats);
                row.put("perplexity", StrictMath.exp(nats));
                row.put("natsPerCharacter", perCharacter);
                row.put("seconds", seconds);
                row.put("text", vocabulary.decode(written));
                row.put("copied", span);
                System.out.println(Json.write(row));
                return 0;
            }
            String unit = vocabulary.unit().name().toLowerCase(Locale.ROOT);
            System.out.printf(
                    Locale.ROOT,
                    "%d-grams of %ss, %s: %,d counted, %,d measured, %.1f s%n",
                    order,
                    unit,
                    smoothing.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    train.symbols().length,
                    held.length,
                    seconds);
            System.out.printf(
                    Locale.ROOT,
                    "held-out %.4f nats a %s, perplexity %.2f%s%n",
                    nats,
                    unit,
                    StrictMath.exp(nats),
                    words ? String.format(Locale.ROOT, "; %.4f nats a character", perCharacter) : "");
            System.out.println(vocabulary.decode(written));
            System.out.printf(
                    Locale.ROOT,
                    "copied from the text at most %d %ss in a row: \"%s\"%n",
                    copied.length(),
                    unit,
                    span.replace("\n", "\\n"));
            return 0;
        }
    }

    /// Names with hyphens, as elsewhere on the command line.
    static final class SmoothingName implements CommandLine.ITypeConverter<Smoothing> {
        @Override
        public Smoothing convert(String name) {
            for (Smoothing known : Smoothing.values()) {
                if (known.name().replace('_', '-').equalsIgnoreCase(name)) {
                    return known;
                }
            }
            throw new CommandLine.TypeConversionException("'" + name + "' is no smoothing: kneser-ney, witten-bell");
        }
    }
}
