package io.swarmstatus.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * An answer's body as it is and compressed. Each has an entity tag of its own, made from the content: the same content
 * has the same tag, whichever api serves it.
 */
record Body(Representation plain, Representation gzip) {

    private static final int TAG_BYTES = 16;

    /** Takes the JSON over, without a copy. */
    static Body of(byte[] json) {
        var digest = HexFormat.of().formatHex(Arrays.copyOf(sha256(json), TAG_BYTES));
        return new Body(
                new Representation(json, '"' + digest + '"'),
                new Representation(compressed(json), '"' + digest + "-gzip\""));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] bytes) {
        var compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return compressed.toByteArray();
    }
}
