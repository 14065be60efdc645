package dev.gradus.bench.torch;

/// Ways to write one and the same network for libtorch, of which now this, now that is quicker.
public enum Style {
    /// The ops that DJL has too, pictures stored by planes.
    PLAIN("plain"),
    /// Pictures stored with channels last.
    CHANNELS_LAST("channels last"),
    /// Attention as one op, which never holds the matrix of all scores.
    FUSED_ATTENTION("fused attention"),
    /// By DJL's blocks and trainer.
    BLOCKS("DJL's blocks");

    private final String text;

    Style(String text) {
        this.text = text;
    }

    /// For people.
    public String text() {
        return text;
    }
}
