package io.swarmstatus.contract;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is different in a snapshot from what it was in the one before; the value of a record on the change
 * topic.
 *
 * @param schemaVersion always {@value #SCHEMA_VERSION}
 * @param swarm the swarm's name, also the record's key
 * @param clusterId the engine's id of the cluster; null where unknown
 * @param swarmVersion that of the snapshot that shows the change; of a failure, of the last good one before it
 * @param changedAt when the snapshot that first shows the change was collected: it happened at or before this
 * @param previousAt when the last snapshot that does not show it was collected: it happened after this; null where
 *     there was no good one
 * @param before what was, under the snapshot's own field names, and only what matters; null where there was nothing.
 *     Values are {@code String}, {@code Long}, {@code Double} or a {@code Map} of strings; a field that had no value is
 *     absent
 * @param after what is, likewise
 * @param summary the change in one English sentence without a full stop, for people
 */
public record SwarmChange(
        int schemaVersion,
        String swarm,
        @Nullable String clusterId,
        long swarmVersion,
        ChangeType type,
        Instant changedAt,
        @Nullable Instant previousAt,
        ChangeSubject subject,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        String summary) {

    /** The version of the change's JSON that this library reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    public SwarmChange {
        Check.version(schemaVersion, SCHEMA_VERSION);
        Check.that(SwarmName.isValid(swarm), "swarm", SwarmName.RULE);
        Check.that(
                type.subject() == subject.kind(),
                "subject",
                "must be a " + type.subject().wireName());
        Check.notNegative("swarm_version", swarmVersion);
        changedAt = changedAt.truncatedTo(ChronoUnit.MILLIS);
        before = checked("before", before);
        after = checked("after", after);
    }

    /** The CloudEvent's {@code id}: the same for the same change, and for no other one of this swarm. */
    public String eventId() {
        return swarm + "/" + changedAt + "/" + type.wireName() + "/" + subject.id();
    }

    private static @Nullable Map<String, Object> checked(String name, @Nullable Map<String, Object> fields) {
        if (fields == null) {
            return null;
        }
        fields.forEach((field, value) ->
                Check.that(isValue(value), name + "." + field, "must be a string, a number or an object of strings"));
        return Map.copyOf(fields);
    }

    private static boolean isValue(@Nullable Object value) {
        return value instanceof String
                || value instanceof Long
                || value instanceof Double
                || (value instanceof Map<?, ?> map && map.values().stream().allMatch(String.class::isInstance));
    }
}
