package io.swarmstatus.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Whether answers tell what the key in Redis holds; {@code cache_info} aside, which each server makes for itself. */
final class StatusCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CACHE_INFO = "cache_info";

    private final byte[] value;
    private final JsonNode stored;

    private StatusCheck(byte[] value, JsonNode stored) {
        this.value = value;
        this.stored = stored;
    }

    static StatusCheck of(byte[] value) throws IOException {
        return new StatusCheck(value, withoutCacheInfo(JSON.readTree(value)));
    }

    /** The same status as {@code data}, with an account of its own of where it comes from. */
    boolean isStatus(HttpAnswer answer) {
        try {
            var data = JSON.readTree(plain(answer)).path("data");
            return data.path(CACHE_INFO).path("source").asText().equals("cached")
                    && withoutCacheInfo(data).equals(stored);
        } catch (IOException e) {
            return false;
        }
    }

    /** The key's very bytes. */
    boolean isValue(HttpAnswer answer) {
        return Arrays.equals(answer.body(), value);
    }

    /** The body, decompressed where it has to be. */
    static byte[] plain(HttpAnswer answer) throws IOException {
        if (!answer.headers().containsKey("content-encoding")) {
            return answer.body();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        }
    }

    private static JsonNode withoutCacheInfo(JsonNode snapshot) {
        return snapshot instanceof ObjectNode object ? object.deepCopy().without(CACHE_INFO) : snapshot;
    }
}
