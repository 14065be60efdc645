/// Data sets, file formats, splits, batches.
@org.jspecify.annotations.NullMarked
module dev.gradus.data {
    requires static org.jspecify;
    requires transitive dev.gradus.core;
    requires de.siegmar.fastcsv;
    requires java.desktop;
    requires java.xml;
    requires org.apache.commons.compress;
    requires tools.jackson.core;

    exports dev.gradus.data;
}
