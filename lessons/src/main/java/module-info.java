/// A lecture's items as runnable, checked computations.
@org.jspecify.annotations.NullMarked
module dev.gradus.lessons {
    requires static org.jspecify;
    requires transitive dev.gradus.train;

    exports dev.gradus.lessons;
}
