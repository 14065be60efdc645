package dev.gradus.lessons;

import dev.gradus.data.CatsDogs;
import dev.gradus.data.Dataset;
import dev.gradus.data.ImageFolder;
import dev.gradus.data.Source;
import dev.gradus.data.Target;
import dev.gradus.train.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// L37: Dogs vs. Cats at Kaggle: pictures named by class, answers as a table.
///
/// @param table the table of the answers
public record KaggleTask(Function<Submission, String> table) implements Lesson {
    private static final int COUNT = 24;
    private static final int SIDE = 40;

    /// As `gradus predict --kaggle` writes it.
    public KaggleTask() {
        this(Submission::csv);
    }

    @Override
    public Item item() {
        return new Item(
                "L37",
                new Words("Dogs vs. Cats на Kaggle", "Dogs vs. Cats at Kaggle"),
                new Words(
                        "Обучающие картинки лежат в одной папке, класс — начало имени: cat.0.jpg … dog.12499.jpg. У "
                                + "проверочных только номер. Ответ — таблица id,label с вероятностью собаки; кто всегда "
                                + "отвечает 0.5, получает логарифмическую ошибку ln 2.",
                        "The training pictures lie in one folder, and their class begins the name: cat.0.jpg … "
                                + "dog.12499.jpg. Those of the test have a number only. The answer is a table id,label "
                                + "with the probability of a dog; to answer 0.5 always costs a logarithmic loss of "
                                + "ln 2."),
                "−(1/n) Σ (y ln p + (1 − y) ln(1 − p))");
    }

    @Override
    public Outcome compute(Choices choices) {
        Dataset drawn = CatsDogs.dataset(COUNT, 37);
        Source read = throughFolder(drawn);
        List<String> names = ((Target.Classes) read.train().target()).names();
        int dogs = 0;
        for (int i = 0; i < read.train().size(); i++) {
            dogs += read.train().label(i);
        }
        List<Submission.Row> rows = new ArrayList<>();
        for (int id = COUNT; id >= 1; id--) {
            rows.add(new Submission.Row(id, 0.5));
        }
        List<String> lines =
                table.apply(new Submission(rows, List.of())).lines().toList();
        int inOrder = 0;
        double loss = 0;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            inOrder += cells[0].equals(String.valueOf(i)) ? 1 : 0;
            double p = Double.parseDouble(cells[1]);
            loss -= StrictMath.log(drawn.label(i - 1) == 1 ? p : 1 - p) / COUNT;
        }
        return new Outcome()
                .value(new Words("картинок", "pictures"), read.train().size())
                .figure(Figure.Table.of(
                        new Words("Начало ответа", "How the answer begins"),
                        List.of(lines.getFirst().split(",", -1)),
                        lines.subList(1, 6).stream()
                                .map(l -> List.of(l.split(",", -1)))
                                .toList()))
                .near(
                        new Words("картинок прочитано", "pictures read"),
                        read.train().size(),
                        COUNT,
                        0)
                .near(
                        new Words("классы cat и dog", "classes cat and dog"),
                        names.equals(List.of("cat", "dog")) ? 1 : 0,
                        1,
                        0)
                .near(new Words("собак половина", "half are dogs"), dogs, COUNT / 2.0, 0)
                .near(new Words("пиксели те же", "the pixels are the same"), difference(drawn, read.train()), 0, 0)
                .near(
                        new Words(
                                "строк: заголовок и по одной на картинку", "lines: a header and one for each picture"),
                        lines.size(),
                        COUNT + 1,
                        0)
                .near(
                        new Words("заголовок id,label", "the header is id,label"),
                        lines.getFirst().equals("id,label") ? 1 : 0,
                        1,
                        0)
                .near(new Words("номера по порядку: 2 раньше 10", "numbers in order: 2 before 10"), inOrder, COUNT, 0)
                .near(Words.same("ln 2"), loss, StrictMath.log(2), 1e-9);
    }

    /// The pictures written as a contest has them, and read back.
    private static Source throughFolder(Dataset drawn) {
        try {
            Path folder = Files.createTempDirectory("gradus-lesson");
            try {
                Path train = Files.createDirectories(folder.resolve("train"));
                for (int i = 0; i < COUNT; i++) {
                    String name = (drawn.label(i) == 1 ? "dog." : "cat.") + i / 2 + ".bmp";
                    Files.write(train.resolve(name), bmp(drawn, i));
                }
                return ImageFolder.read(folder, SIDE);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /// A picture as a Windows bitmap: two headers, then rows from the bottom up, blue, green, red.
    private static byte[] bmp(Dataset data, int index) {
        float[] x = pixels(data, index);
        int head = 54;
        ByteBuffer out = ByteBuffer.allocate(head + x.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(head + x.length).putInt(0).putInt(head);
        out.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 24);
        out.putInt(0).putInt(x.length).putInt(0).putInt(0).putInt(0).putInt(0);
        for (int i = 0; i < x.length; i++) {
            int row = SIDE - 1 - i / (3 * SIDE);
            int column = i / 3 % SIDE;
            out.put((byte) x[((2 - i % 3) * SIDE + row) * SIDE + column]);
        }
        return out.array();
    }

    private static float[] pixels(Dataset data, int index) {
        float[] x = new float[data.inputShape().intSize()];
        data.read(index, x, 0, new float[1], 0);
        return x;
    }

    /// The largest difference of any pixel; cats were drawn first and third, and are read first and second.
    private static double difference(Dataset drawn, Dataset read) {
        double most = 0;
        for (int i = 0; i < COUNT; i++) {
            // names are read in the order of their texts: cat.0, cat.1, cat.10, cat.11, cat.2, …
            int number = order(i % (COUNT / 2));
            float[] old = pixels(drawn, 2 * number + (i < COUNT / 2 ? 0 : 1));
            float[] now = pixels(read, i);
            for (int k = 0; k < old.length; k++) {
                most = Math.max(most, Math.abs(old[k] - now[k]));
            }
        }
        return most;
    }

    private static int order(int place) {
        return Stream.iterate(0, n -> n < COUNT / 2, n -> n + 1)
                .sorted(Comparator.comparing(n -> n + ".bmp"))
                .toList()
                .get(place);
    }
}
