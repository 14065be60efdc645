/// Layers, losses, initializers and optimizers.
@org.jspecify.annotations.NullMarked
module dev.gradus.nn {
    requires static org.jspecify;
    requires transitive dev.gradus.core;

    exports dev.gradus.nn;
    exports dev.gradus.nn.optim;
}
