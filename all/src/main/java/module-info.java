/// All of Gradus: a program on the module path requires this one module and gets the CPU backend with it.
@org.jspecify.annotations.NullMarked
module dev.gradus {
    requires static org.jspecify;
    requires transitive dev.gradus.core;
    requires transitive dev.gradus.nn;
    requires transitive dev.gradus.data;
    requires transitive dev.gradus.io;
    requires transitive dev.gradus.train;
    requires dev.gradus.cpu;
}
