/// The gradus command.
@org.jspecify.annotations.NullMarked
module dev.gradus.cli {
    requires static org.jspecify;
    requires dev.gradus.train;
    requires info.picocli;

    opens dev.gradus.cli to
            info.picocli;
}
