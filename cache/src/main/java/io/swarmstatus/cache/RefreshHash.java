package io.swarmstatus.cache;

import io.swarmstatus.cache.ClusterSightings.Sighting;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The refresh hash as it was read.
 *
 * @param status what it tells
 * @param unreadable the fields that somebody else must have written: they count as absent
 */
record RefreshHash(RefreshStatus status, List<String> unreadable) {

    private static final String CLUSTER = "cluster:";

    /** The hash with these fields, read at this moment. */
    static RefreshHash of(Map<String, String> fields, Instant now) {
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
                reader.number("failures"),
                reader.instant("silent_since"),
                reader.clusters().at(now).conflict());
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

        ClusterSightings clusters() {
            var seen = new HashMap<String, Sighting>();
            fields.keySet().stream()
                    .filter(field -> field.startsWith(CLUSTER))
                    .forEach(field -> sighting(field)
                            .ifPresent(sighting -> seen.put(field.substring(CLUSTER.length()), sighting)));
            return new ClusterSightings(seen);
        }

        private Optional<Sighting> sighting(String field) {
            var moments = fields.getOrDefault(field, "").split(" ", -1);
            try {
                return Optional.of(
                        new Sighting(Instant.parse(moments[0]), Instant.parse(moments[1]), Instant.parse(moments[2])));
            } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
                unreadable.add(field);
                return Optional.empty();
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
