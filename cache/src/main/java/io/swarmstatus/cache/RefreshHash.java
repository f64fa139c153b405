package io.swarmstatus.cache;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The refresh hash as it was read.
 *
 * @param status what it tells
 * @param unreadable the fields that somebody else must have written: they count as absent
 */
record RefreshHash(RefreshStatus status, List<String> unreadable) {

    static RefreshHash of(Map<String, String> fields) {
        var reader = new Reader(fields, new ArrayList<>());
        var status = new RefreshStatus(
                reader.instant("collected_at"),
                reader.number("swarm_version"),
                fields.get("condition"),
                reader.instant("last_success_at"),
                fields.get("last_error"),
                reader.instant("last_error_at"),
                reader.number("consecutive_failures"),
                reader.number("refreshes"),
                reader.number("failures"));
        return new RefreshHash(status, List.copyOf(reader.unreadable()));
    }

    private record Reader(Map<String, String> fields, List<String> unreadable) {

        @Nullable
        Instant instant(String field) {
            var text = fields.get(field);
            try {
                return text == null ? null : Instant.parse(text);
            } catch (DateTimeException e) {
                unreadable.add(field);
                return null;
            }
        }

        long number(String field) {
            var text = fields.get(field);
            try {
                return text == null ? 0 : Long.parseLong(text);
            } catch (NumberFormatException e) {
                unreadable.add(field);
                return 0;
            }
        }
    }
}
