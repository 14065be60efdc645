/// The `gradus` command.
@org.jspecify.annotations.NullMarked
module dev.gradus.cli {
    requires static org.jspecify;
    requires dev.gradus.classic;
    requires dev.gradus.lessons;
    requires dev.gradus.train;
    requires info.picocli;
    requires java.desktop;
    requires java.management;

    opens dev.gradus.cli to
            info.picocli;
}
