package io.swarmstatus.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * An answer's body as it is and compressed. Each has an entity tag of its own, made from the content: the same content
 * has the same tag, whichever api serves it. What nobody asks for is not made.
 */
final class Body {

    private static final int TAG_BYTES = 16;

    private final OnDemand plain;
    private final OnDemand gzip;

    private Body(OnDemand plain, OnDemand gzip) {
        this.plain = plain;
        this.gzip = gzip;
    }

    /** Takes the JSON over, without a copy. */
    static Body of(byte[] json) {
        return of(() -> json);
    }

    /** @param json encodes it, when it is needed first */
    static Body of(Supplier<byte[]> json) {
        var plain = new OnDemand(() -> plain(json.get()));
        return new Body(plain, new OnDemand(() -> compressed(plain.make())));
    }

    Representation plain() {
        return plain.get();
    }

    Representation gzip() {
        return gzip.get();
    }

    boolean isPlainMade() {
        return plain.isMade();
    }

    boolean isGzipMade() {
        return gzip.isMade();
    }

    /** Makes both encodings at once. */
    void prepare() {
        gzip.make(); // of the plain one
    }

    /** Makes at once what was asked for of the one before. */
    void prepareAfter(Body predecessor) {
        plain.prepareAfter(predecessor.plain);
        gzip.prepareAfter(predecessor.gzip);
    }

    private static Representation plain(byte[] json) {
        var digest = HexFormat.of().formatHex(Arrays.copyOf(sha256(json), TAG_BYTES));
        return new Representation(json, '"' + digest + '"');
    }

    private static Representation compressed(Representation plain) {
        var tag = plain.entityTag();
        return new Representation(compressed(plain.body()), tag.substring(0, tag.length() - 1) + "-gzip\"");
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
