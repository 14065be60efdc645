package dev.gradus.bench;

import dev.gradus.bench.torch.TorchProduct;
import dev.gradus.tensor.Parameter;
import dev.gradus.tensor.Step;
import dev.gradus.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Matrix products: squares, and the three products of a linear layer's training step.
final class Products {
    private Products() {}

    /// Which factor lies transposed in memory.
    enum Form {
        /// `A·B`: the gradient to a layer's input.
        NN,
        /// `A·Bᵀ`: a layer forward.
        NT,
        /// `Aᵀ·B`: the gradient to a layer's weight.
        TN
    }

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        for (int n = 64; n <= 2048; n *= 2) {
            all.add(of(Form.NN, n, n, n));
        }
        all.add(of(Form.NT, 128, 512, 784));
        all.add(of(Form.NN, 128, 784, 512));
        all.add(of(Form.TN, 512, 784, 128));
        all.add(of(Form.NT, 64, 256, 784));
        all.add(of(Form.NT, 32, 128, 3136));
        all.add(of(Form.NT, 768, 512, 128));
        all.add(of(Form.TN, 512, 128, 768));
        return all;
    }

    /// The product of an (m, k) and a (k, n) matrix.
    static Workload of(Form form, int m, int n, int k) {
        String name = m == n && n == k
                ? "gemm-" + n
                : "gemm-" + form.name().toLowerCase(Locale.ROOT) + "-" + m + "x" + n + "x" + k;
        return new Workload(
                name,
                Workload.Kind.KERNEL,
                0,
                2.0 * m * n * k,
                () -> new Ours(form, left(form, m, k), right(form, n, k)),
                List.of(new Workload.Peer(
                        "mm",
                        () -> new TorchProduct(
                                left(form, m, k), form == Form.TN, right(form, n, k), form == Form.NT))));
    }

    private static Tensor left(Form form, int m, int k) {
        return form == Form.TN ? Problems.data(k, m) : Problems.data(m, k);
    }

    private static Tensor right(Form form, int n, int k) {
        return form == Form.NT ? Problems.data(n, k) : Problems.data(k, n);
    }

    private static final class Ours implements Contender {
        private final Form form;
        private final Tensor left;
        private final Tensor right;
        private final Step step;
        // memory that is kept, as that of the peer's result is
        private final Parameter result;

        Ours(Form form, Tensor left, Tensor right) {
            this.form = form;
            this.left = left;
            this.right = right;
            result = Parameter.state(product(left, right));
            step = Step.capture(in -> {
                result.assign(product(in.get(0), in.get(1)));
                return List.of();
            });
        }

        private Tensor product(Tensor a, Tensor b) {
            return switch (form) {
                case NN -> a.matmul(b);
                case NT -> a.matmul(b.transpose());
                case TN -> a.transpose().matmul(b);
            };
        }

        @Override
        public String describe() {
            return "matmul of " + left.shape() + " and " + right.shape() + ", " + form;
        }

        @Override
        public long parameters() {
            return 0;
        }

        @Override
        public void step() {
            step.run(left, right);
        }

        @Override
        public float[] result() {
            return result.value().toFloatArray();
        }
    }
}
