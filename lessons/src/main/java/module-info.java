/// A lecture's items as runnable, checked computations.
@org.jspecify.annotations.NullMarked
module dev.gradus.lessons {
    requires static org.jspecify;
    requires transitive dev.gradus.train;
    requires dev.gradus.classic;
    requires java.desktop;

    exports dev.gradus.lessons;

    opens dev.gradus.lessons to
            dev.gradus.nn;
}
