package dev.gradus.bench;

import dev.gradus.bench.torch.DjlTraining;
import dev.gradus.bench.torch.Style;
import dev.gradus.bench.torch.TorchInference;
import dev.gradus.bench.torch.TorchTraining;
import dev.gradus.bench.torch.TorchUpdates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// All comparisons.
final class Workloads {
    private static final List<Style> SIMPLE = List.of(Style.PLAIN, Style.BLOCKS);
    private static final List<Style> SIMPLE_PICTURES = List.of(Style.PLAIN, Style.CHANNELS_LAST, Style.BLOCKS);
    private static final List<Style> PICTURES = List.of(Style.PLAIN, Style.CHANNELS_LAST);
    private static final List<Style> SEQUENCES = List.of(Style.PLAIN, Style.FUSED_ATTENTION);

    private static final List<Net> NETS = List.of(
            new Net("tiny-mlp", 10, 32, Problems::tiny, SIMPLE),
            new Net("mlp", 0.9, 128, Problems::perceptron, SIMPLE),
            new Net("lenet", 1.3, 128, Problems::lenet, SIMPLE_PICTURES),
            new Net("vgg", 1.0, 64, Problems::vgg, PICTURES),
            new Net("box", 1.0, 32, Problems::box, PICTURES),
            new Net("gpt-64", 1.2, 12, n -> Problems.gpt(n, 64), SEQUENCES),
            new Net("gpt-256", 1.2, 16, n -> Problems.gpt(n, 256), SEQUENCES));

    private static final int PARAMETERS = 10_000_000;

    private Workloads() {}

    private record Net(String name, double must, int batch, IntFunction<Problem> problem, List<Style> styles) {
        Workload training(boolean small) {
            int n = small ? Math.min(batch, 4) : batch;
            Supplier<Problem> made = () -> problem.apply(n);
            return new Workload(
                    name,
                    Workload.Kind.TRAIN,
                    must,
                    0,
                    () -> new GradusTraining(made.get()),
                    peers(
                            styles.stream(),
                            s -> () -> s == Style.BLOCKS
                                    ? new DjlTraining(made.get())
                                    : new TorchTraining(made.get(), s)));
        }

        Workload inference(int n) {
            Supplier<Problem> made = () -> problem.apply(n);
            return new Workload(
                    name + "-infer-" + n,
                    Workload.Kind.INFER,
                    1,
                    0,
                    () -> new GradusInference(made.get()),
                    peers(
                            styles.stream().filter(s -> s != Style.BLOCKS),
                            s -> () -> new TorchInference(made.get(), s)));
        }

        private static List<Workload.Peer> peers(Stream<Style> styles, Function<Style, Supplier<Contender>> make) {
            return styles.map(s -> new Workload.Peer(s.text(), make.apply(s))).toList();
        }
    }

    /// Training of each network, inference of one example and of 32, an optimizer by itself, matrix products.
    ///
    /// @param small whether everything is shrunk until it suits a test
    static List<Workload> all(boolean small) {
        List<Workload> all = new ArrayList<>();
        NETS.forEach(n -> all.add(n.training(small)));
        all.add(adamW(small ? 1000 : PARAMETERS));
        NETS.forEach(n -> {
            all.add(n.inference(1));
            all.add(n.inference(small ? 2 : 32));
        });
        all.addAll(small ? List.of(Products.of(Products.Form.TN, 20, 30, 40)) : Products.all());
        return all;
    }

    private static Workload adamW(int n) {
        return new Workload(
                "adamw",
                Workload.Kind.TRAIN,
                1.1,
                0,
                () -> new GradusUpdates(n),
                List.of(new Workload.Peer("fused", () -> new TorchUpdates(Problems.ADAM_W, 1e-3, Problems.data(n)))));
    }

    /// The comparison of a name.
    ///
    /// @throws IllegalArgumentException listing the names if there is none
    static Workload named(String name) {
        List<Workload> all =
                Stream.concat(all(false).stream(), Scaling.all().stream()).toList();
        return all.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no benchmark is named '" + name + "'; there are "
                        + String.join(", ", all.stream().map(Workload::name).toList())));
    }
}
