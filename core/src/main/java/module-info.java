/// The language of tensors, its gradients, and the planner that runs it.
@org.jspecify.annotations.NullMarked
module dev.gradus.core {
    requires static jdk.jfr;
    requires static org.jspecify;

    exports dev.gradus.tensor;
    exports dev.gradus.exec;

    uses dev.gradus.exec.Backend;
}
