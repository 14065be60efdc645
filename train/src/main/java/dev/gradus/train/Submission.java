package dev.gradus.train;

import dev.gradus.data.ImageFolder;
import dev.gradus.data.Picture;
import dev.gradus.data.PictureFormat;
import dev.gradus.data.Target;
import dev.gradus.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Answers to the pictures of a contest as Kaggle takes them for Dogs vs. Cats: a line `id,label` for each picture,
/// whose file's name is its number, with the probability of the second class.
///
/// @param rows the answers, by number
/// @param faults what could not be read, a line each: such pictures get the probability 0.5
public record Submission(List<Row> rows, List<String> faults) {
    private static final int BATCH = 256;
    private static final float UNKNOWN = 0.5f;

    /// An answer.
    ///
    /// @param id the picture's number
    /// @param probability of the second class
    public record Row(long id, double probability) {}

    /// Sorts the answers by number.
    ///
    /// @throws IllegalArgumentException if two pictures have one number
    public Submission {
        rows = rows.stream().sorted(Comparator.comparingLong(Row::id)).toList();
        faults = List.copyOf(faults);
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).id == rows.get(i - 1).id) {
                throw new IllegalArgumentException("submission: two pictures have the number " + rows.get(i).id);
            }
        }
    }

    /// Asks a model about all pictures of a folder.
    ///
    /// @throws IOException if there are none, or a file's name is no number
    /// @throws IllegalArgumentException if the model does not tell pictures of two classes apart
    public static Submission of(TrainedModel model, Path folder) throws IOException {
        PictureFormat format = model.picture()
                .filter(_ -> model.task().target() instanceof Target.Classes c
                        && c.names().size() == 2)
                .orElseThrow(() -> new IllegalArgumentException(
                        "submission: the model does not tell pictures of two classes apart"));
        List<Path> files = ImageFolder.pictures(folder);
        if (files.isEmpty()) {
            throw new IOException(folder + ": holds no pictures");
        }
        long[] ids = new long[files.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = id(files.get(i));
        }
        List<Row> rows = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int from = 0; from < ids.length; from += BATCH) {
            List<Path> batch = files.subList(from, Math.min(ids.length, from + BATCH));
            float[] answers = answers(model, format, batch, faults);
            for (int i = 0; i < answers.length; i++) {
                rows.add(new Row(ids[from + i], answers[i]));
            }
        }
        return new Submission(rows, faults);
    }

    /// A file's number.
    private static long id(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String number = name.substring(0, name.lastIndexOf('.'));
        if (!number.matches("\\d{1,18}")) {
            throw new IOException(file + ": the name is no number, such as 12.jpg, and the number is the picture's id");
        }
        return Long.parseLong(number);
    }

    private static float[] answers(TrainedModel model, PictureFormat format, List<Path> files, List<String> faults) {
        float[][] pixels = new float[files.size()][0];
        String[] wrong = new String[files.size()];
        IntStream.range(0, wrong.length).parallel().forEach(i -> {
            try {
                byte[] bytes = Picture.read(files.get(i), format);
                pixels[i] = new float[bytes.length];
                for (int k = 0; k < bytes.length; k++) {
                    pixels[i][k] = bytes[k] & 255;
                }
                wrong[i] = "";
            } catch (IOException e) {
                wrong[i] = String.valueOf(e.getMessage());
            }
        });
        List<float[]> readable = new ArrayList<>();
        for (int i = 0; i < wrong.length; i++) {
            if (wrong[i].isEmpty()) {
                readable.add(pixels[i]);
            } else {
                faults.add(wrong[i]);
            }
        }
        List<TrainedModel.Answer> known = readable.isEmpty() ? List.of() : model.predict(readable);
        float[] answers = new float[wrong.length];
        int next = 0;
        for (int i = 0; i < answers.length; i++) {
            answers[i] = wrong[i].isEmpty() ? known.get(next++).values()[1] : UNKNOWN;
        }
        return answers;
    }

    /// The lines, with a header.
    public String csv() {
        StringBuilder text = new StringBuilder("id,label\n");
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "%d,%.6f", row.id, row.probability))
                    .append('\n');
        }
        return text.toString();
    }

    /// Writes the lines into a file, whole or not at all.
    ///
    /// @throws IOException naming the file, which is then not there or as it was
    public void write(Path file) throws IOException {
        AtomicFile.write(file, csv().getBytes(StandardCharsets.UTF_8));
    }
}
