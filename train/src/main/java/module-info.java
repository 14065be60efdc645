/// Training: trainer, events, scores, results.
@org.jspecify.annotations.NullMarked
module dev.gradus.train {
    requires static org.jspecify;
    requires transitive dev.gradus.nn;
    requires transitive dev.gradus.data;
    requires transitive dev.gradus.io;
    requires java.desktop;

    exports dev.gradus.train;
    exports dev.gradus.train.metric;
}
