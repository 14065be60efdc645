/// The CPU backend.
@org.jspecify.annotations.NullMarked
module dev.gradus.cpu {
    requires static org.jspecify;
    requires static jdk.incubator.vector;
    requires dev.gradus.core;

    provides dev.gradus.exec.Backend with
            dev.gradus.cpu.CpuBackend;
}
