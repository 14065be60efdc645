package dev.gradus.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// A folder of good and damaged files of every kind that the command reads.
record BadFiles(Path folder) {
    /// Makes all of them, trained runs included.
    static BadFiles in(Path folder) throws Exception {
        BadFiles files = new BadFiles(folder);
        files.data();
        files.pictures();
        files.runs();
        Files.createDirectory(folder.resolve("hollow"));
        Files.createDirectory(folder.resolve("full"));
        files.write("full/x", new byte[] {1});
        int code = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("mkfifo failed");
        }
        return files;
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, bytes);
    }

    private void text(String name, String text) throws IOException {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] idx(byte[] body, int... sizes) {
        ByteBuffer b = ByteBuffer.allocate(4 + 4 * sizes.length + body.length);
        b.put(new byte[] {0, 0, 8, (byte) sizes.length});
        Arrays.stream(sizes).forEach(b::putInt);
        return b.put(body).array();
    }

    private void idx(String name, byte[] pictures, int labels) throws IOException {
        byte[] classes = new byte[labels];
        for (int i = 0; i < labels; i++) {
            classes[i] = (byte) (i % 3);
        }
        write(name + "/train-images-idx3-ubyte", pictures);
        write(name + "/train-labels-idx1-ubyte", idx(classes, labels));
    }

    private void data() throws IOException {
        write("empty", new byte[0]);
        write("junk", new byte[] {9, 8, 7, 0, -1, 3});
        byte[] good = idx(new byte[40 * 784], 40, 28, 28);
        idx("idx", good, 40);
        idx("idx-cut", Arrays.copyOf(good, 1000), 40);
        byte[] magic = good.clone();
        magic[0] = 1;
        idx("idx-magic", magic, 40);
        idx("idx-huge", idx(new byte[3], Integer.MAX_VALUE, Integer.MAX_VALUE, 9), 40);
        idx("idx-negative", idx(new byte[3], -1, 28, 28), 40);
        idx("idx-none", idx(new byte[0], 0, 28, 28), 0);
        idx("idx-labels", good, 30);
        idx("idx-one", idx(new byte[784], 1, 28, 28), 1);
        idx("idx-tiny", idx(new byte[40 * 16], 40, 4, 4), 40);
        write("cifar/data_batch_1.bin", new byte[3074]);
        write("shots/p.png", png());
        write("shots/q.png", png());
        text("boxes.csv", "p.png,0,0,4,4\nq.png,0,0,4,4\n");
        text("boxes-two.csv", "p.png,0,0,4,4\np.png,2,2,4,4\nq.png,0,0,4,4\n");
        text("boxes-bad.csv", "file,a,b,c,d\np.png,0,0,x,4\nq.png,0,0,4,4\n");
        text("boxes-bad.json", "{\"images\": [{\"id\": 1}]}");
        text("boxes-bad/p.xml", "<annotation><object></annotation>");
        text("boxes-few/p.txt", "0 0.5 0.5 1");
        text("table.csv", rows(i -> i % 2 == 0 ? "no" : "yes"));
        text("numbers.csv", rows(i -> String.valueOf(i * 0.37)));
        text("strange.csv", rows(i -> i % 2 == 0 ? "no" : "maybe"));
        text("ragged.csv", "a,b\n1.5,2\n3\n");
        text("narrow.csv", "a\n1\n2\n");
        text("header.csv", "a,b\n");
        text("three.csv", "a,y\n1.5,no\n2.5,yes\n2,no\n");
    }

    private static String rows(java.util.function.IntFunction<String> target) {
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < 40; i++) {
            text.append(i * 7 % 40 * 0.5)
                    .append(',')
                    .append(i * 3 % 40 * 0.25)
                    .append(',')
                    .append(target.apply(i))
                    .append('\n');
        }
        return text.toString();
    }

    private void pictures() throws IOException {
        byte[] good = png();
        write("picture.png", good);
        write("cut.png", Arrays.copyOf(good, 60));
        byte[] huge = good.clone();
        huge[17] = 0x7f; // the width's second byte
        write("huge.png", huge);
        write("photos/cat/1.png", Arrays.copyOf(good, 50));
        write("photos/dog/1.png", new byte[0]);
    }

    private static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(20, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 600; i++) {
            image.setRGB(i % 20, i / 20, i * 7919);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private void runs() throws IOException {
        train("run", "moons", "--set", "hidden=4");
        train("run-table", folder.resolve("table.csv").toString());
        train("run-numbers", folder.resolve("numbers.csv").toString());
        train("run-idx", folder.resolve("idx").toString(), "--model", "linear");
        Path model = folder.resolve("run/model.gradus");
        byte[] good = Files.readAllBytes(model);
        write("cut.gradus", Arrays.copyOf(good, good.length / 2));
        byte[] flipped = good.clone();
        flipped[good.length - 3] ^= 1;
        write("flipped.gradus", flipped);
        write("magic.gradus", ByteBuffer.wrap(good.clone()).putInt(0x4a554e4b).array());
        write("long-header.gradus", ByteBuffer.wrap(good.clone()).putLong(-1).array());
        damaged("no-json", "run.json", _ -> "");
        damaged("cut-json", "run.json", t -> t.substring(0, t.length() / 2));
        damaged("other-json", "run.json", _ -> "[1]");
        damaged("no-epochs", "run.json", t -> t.replace("\"epochs\"", "\"apochs\""));
        damaged("huge-epochs", "run.json", t -> t.replaceAll("\"epochs\" : \\d+", "\"epochs\" : 1e300"));
        damaged("other-set", "run.json", t -> t.replace("\"hidden\" : \"4\"", "\"hidden\" : \"5\""));
        damaged("other-data", "run.json", t -> t.replaceAll("Fingerprint\" : \"..", "Fingerprint\" : \"zz"));
        damaged("lost-data", "run.json", t -> t.replace("\"moons\"", "\"lost.csv\""));
        damaged("no-model", "model.gradus", _ -> "");
        damaged("bad-checkpoints", "checkpoints", _ -> "junk");
    }

    private void train(String name, String... arguments) throws IOException {
        List<String> all = new java.util.ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of(
                "--epochs", "1", "--plain", "--out", folder.resolve(name).toString()));
        Gradus g = Gradus.run(all.toArray(String[]::new));
        if (g.code() != 0) {
            throw new IOException(g.err());
        }
    }

    /// A copy of a run of which one file, or all of one folder, has another text, or is gone
    /// where that is empty.
    private void damaged(String name, String part, UnaryOperator<String> damage) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> all = Files.walk(folder.resolve("run"))) {
            all.forEach(from -> copy(from, copy.resolve(folder.resolve("run").relativize(from))));
        }
        try (Stream<Path> files = Files.walk(copy.resolve(part)).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                String text = damage.apply(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (text.isEmpty()) {
                    Files.delete(file);
                } else {
                    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
                }
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
