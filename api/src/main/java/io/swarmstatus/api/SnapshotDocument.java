package io.swarmstatus.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A snapshot's JSON ready to be wrapped into an answer. Only {@code cache_info} differs between answers, so the long rest
 * is encoded once and copied from then on.
 */
final class SnapshotDocument {

    static final String CACHE_INFO = "cache_info";

    private static final byte[] OPEN = ascii("{\"data\":");
    private static final byte[] BEFORE_CACHE_INFO = ascii(",\"" + CACHE_INFO + "\":");
    private static final byte[] CLOSE = ascii("}}");

    /** Of some 50 nodes; to compress more takes longer than a millisecond. */
    private static final int LARGE = 32 * 1024;

    private final byte[] snapshot;
    private final ObjectNode cacheInfo;

    /** @param snapshot its JSON, compact and without {@code cache_info} */
    SnapshotDocument(byte[] snapshot, ObjectNode cacheInfo) {
        this.snapshot = snapshot;
        this.cacheInfo = cacheInfo;
    }

    /** Takes a snapshot's JSON, which has members besides {@code cache_info}, apart; the object is used up. */
    static SnapshotDocument takeApart(ObjectNode snapshot) {
        var cacheInfo = snapshot.remove(CACHE_INFO) instanceof ObjectNode info ? info : ApiJson.object();
        return new SnapshotDocument(ApiJson.encode(snapshot), cacheInfo);
    }

    /** Whether answers with it take so long to encode that no request should have to. */
    boolean isLarge() {
        return snapshot.length > LARGE;
    }

    /** What the writer of the cache said about it; a copy, to be added to. */
    ObjectNode cacheInfo() {
        return cacheInfo.deepCopy();
    }

    /** {@code {"data": …}} with the snapshot and this {@code cache_info} as its last member. */
    byte[] wrapWith(ObjectNode completedCacheInfo) {
        var info = ApiJson.encode(completedCacheInfo);
        var length = OPEN.length + snapshot.length + BEFORE_CACHE_INFO.length + info.length + CLOSE.length;
        var wrapped = new ByteArrayOutputStream(length);
        wrapped.writeBytes(OPEN);
        wrapped.write(snapshot, 0, snapshot.length - 1); // without its last brace
        wrapped.writeBytes(BEFORE_CACHE_INFO);
        wrapped.writeBytes(info);
        wrapped.writeBytes(CLOSE);
        return wrapped.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
