package dev.gradus.cpu;

import dev.gradus.exec.Backend;
import dev.gradus.exec.Kernel;
import dev.gradus.exec.KernelSpec;
import dev.gradus.exec.PackingKernel;
import dev.gradus.tensor.Storage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Another machine that counts how often weights are packed.
final class CountingBackend implements Backend {
    private final Backend backend;
    private final AtomicInteger packed = new AtomicInteger();

    CountingBackend(Backend backend) {
        this.backend = backend;
    }

    int packed() {
        return packed.get();
    }

    @Override
    public String name() {
        return backend.name();
    }

    @Override
    public String description() {
        return backend.description();
    }

    @Override
    public Optional<Kernel> compile(KernelSpec spec) {
        return backend.compile(spec).map(k -> k instanceof PackingKernel p ? new Counting(p) : k);
    }

    private final class Counting implements PackingKernel {
        private final PackingKernel kernel;

        Counting(PackingKernel kernel) {
            this.kernel = kernel;
        }

        @Override
        public void run(Storage[] inputs, Storage[] outputs) {
            kernel.run(inputs, outputs);
        }

        @Override
        public int packs() {
            return kernel.packs();
        }

        @Override
        public Kernel pack(Storage weights) {
            packed.incrementAndGet();
            return kernel.pack(weights);
        }
    }
}
