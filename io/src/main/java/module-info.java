/// Files: safetensors, models, checkpoints, run folders.
@org.jspecify.annotations.NullMarked
module dev.gradus.io {
    requires static org.jspecify;
    requires transitive dev.gradus.nn;
    requires tools.jackson.databind;

    exports dev.gradus.io;
}
