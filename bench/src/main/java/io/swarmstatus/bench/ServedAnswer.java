package io.swarmstatus.bench;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the api said. It is looked for in the text, since reading all of the JSON would cost the load more than it costs the api.
 *
 * @param figures whether the swarm's figures are in it, and no error
 * @param collectedAt when they were collected; null where it does not say
 */
record ServedAnswer(int status, boolean figures, @Nullable Instant collectedAt) {

    private static final String COLLECTED_AT = "\"collected_at\":\"";

    static ServedAnswer of(int status, byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var figures = text.contains("\"swarm_active\":true") && text.contains("\"error\":null");
        return new ServedAnswer(status, figures, collectedAt(text));
    }

    private static @Nullable Instant collectedAt(String text) {
        var begin = text.indexOf(COLLECTED_AT);
        var end = begin < 0 ? -1 : text.indexOf('"', begin + COLLECTED_AT.length());
        if (end < 0) {
            return null;
        }
        try {
            return Instant.parse(text.substring(begin + COLLECTED_AT.length(), end));
        } catch (DateTimeException e) {
            return null; // as good as not told
        }
    }
}
