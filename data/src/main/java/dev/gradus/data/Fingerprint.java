package dev.gradus.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A short name for the content of a data set: the SHA-256 of its shape, its target and all its samples in
/// order, as 64 hexadecimal digits. A run notes it, so that it can be resumed on the same samples only.
public final class Fingerprint {
    private Fingerprint() {}

    /// The fingerprint of both parts of a source.
    public static String of(Source source) {
        MessageDigest digest = sha256();
        add(digest, Optional.of(source.train()));
        add(digest, source.test());
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The fingerprint of a data set.
    public static String of(Dataset data) {
        MessageDigest digest = sha256();
        add(digest, Optional.of(data));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, Optional<Dataset> part) {
        if (part.isEmpty()) {
            digest.update((byte) 0);
            return;
        }
        Dataset data = part.get();
        String head = data.size() + " " + data.inputShape() + " " + data.target() + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        switch (data) {
            case ByteDataset bytes -> {
                byte[] row = new byte[data.inputShape().intSize()];
                for (int i = 0; i < data.size(); i++) {
                    bytes.x().read(i, row);
                    digest.update(row);
                }
                addFloats(digest, bytes.y(), bytes.y().length);
            }
            default -> addSamples(digest, data);
        }
    }

    private static void addSamples(MessageDigest digest, Dataset data) {
        int n = data.inputShape().intSize();
        int m = data.target().width();
        float[] sample = new float[n + m];
        for (int i = 0; i < data.size(); i++) {
            data.read(i, sample, 0, sample, n);
            addFloats(digest, sample, n + m);
        }
    }

    private static void addFloats(MessageDigest digest, float[] values, int count) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values, 0, count);
        digest.update(buffer.array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
