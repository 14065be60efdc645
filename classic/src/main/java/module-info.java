/// Machine learning without networks, to measure networks against.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module dev.gradus.classic {
    requires static org.jspecify;
    requires transitive dev.gradus.data;
    requires hipparchus.core;

    exports dev.gradus.classic;
}
