package io.swarmstatus.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmstatus.contract.Condition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as the cache holds it, and what the api itself needs to know of it. Fields are null where it does not tell.
 *
 * @param condition as in JSON
 * @param error in words; null where healthy
 * @param healthy whether it has the swarm's figures, and is not a failure
 * @param timeToLive how long after its collection the cache was to keep it ({@code cache_info.cache_ttl})
 * @param refreshDuration how long its collection took ({@code performance_metrics.refresh_duration_seconds})
 * @param refreshInterval how often there is to be a newer one ({@code refresh_interval_seconds})
 * @param cachedAt when it was written to the cache, by the writer's clock ({@code cache_info.cached_at})
 * @param totals how large the swarm is; of a failure all are 0
 * @param managers how far they are from losing their majority ({@code quorum})
 * @param figures what the metrics tell of it
 */
record StoredSnapshot(
        SnapshotDocument document,
        Instant collectedAt,
        @Nullable String condition,
        @Nullable String error,
        boolean healthy,
        @Nullable Duration timeToLive,
        @Nullable Duration refreshDuration,
        @Nullable Duration refreshInterval,
        @Nullable Instant cachedAt,
        Totals totals,
        @Nullable Managers managers,
        SwarmFigures figures) {

    private static final double NANOS_PER_SECOND = 1e9;

    /** The snapshot in this JSON; empty where it holds none, that is, no object with a {@code collected_at}. */
    static Optional<StoredSnapshot> parse(String json) {
        return ApiJson.parseObject(json).flatMap(StoredSnapshot::of);
    }

    /** Since its collection; never negative, also where the collector's clock is ahead. */
    Duration ageAt(Instant now) {
        return collectedAt.isBefore(now) ? Duration.between(collectedAt, now) : Duration.ZERO;
    }

    /** Whether it is older than the cache was to keep it. */
    boolean isStaleAt(Instant now) {
        return timeToLive != null && ageAt(now).compareTo(timeToLive) > 0;
    }

    private static Optional<StoredSnapshot> of(ObjectNode snapshot) {
        return instant(snapshot.path("collected_at")).map(collectedAt -> {
            var condition = text(snapshot.path("condition"));
            var error = text(snapshot.path("error"));
            var cacheInfo = snapshot.path(SnapshotDocument.CACHE_INFO);
            var timeToLive = seconds(cacheInfo.path("cache_ttl"));
            var cachedAt = instant(cacheInfo.path("cached_at")).orElse(null);
            var refreshDuration = seconds(snapshot.path("performance_metrics").path("refresh_duration_seconds"));
            var refreshInterval = seconds(snapshot.path("refresh_interval_seconds"));
            var totals = Totals.of(snapshot);
            var managers = managers(snapshot.path("quorum"));
            var figures = SwarmFigures.of(snapshot);
            return new StoredSnapshot(
                    SnapshotDocument.takeApart(snapshot),
                    collectedAt,
                    condition,
                    error,
                    Condition.OK.wireName().equals(condition),
                    timeToLive,
                    refreshDuration,
                    refreshInterval,
                    cachedAt,
                    totals,
                    managers,
                    figures);
        });
    }

    private static Optional<Instant> instant(JsonNode text) {
        try {
            return Optional.of(Instant.parse(text.asText()));
        } catch (DateTimeException e) {
            return Optional.empty(); // absent, or no instant
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    private static @Nullable Duration seconds(JsonNode number) {
        return number.isNumber() ? Duration.ofNanos(Math.round(number.doubleValue() * NANOS_PER_SECOND)) : null;
    }

    private static @Nullable Managers managers(JsonNode quorum) {
        return quorum.isObject()
                ? new Managers(
                        quorum.path("managers").asInt(),
                        quorum.path("reachable").asInt(),
                        quorum.path("needed").asInt(),
                        quorum.path("spare").asInt())
                : null;
    }

    /** How many of each. */
    record Totals(int nodes, int managers, int runningTasks) {

        private static Totals of(ObjectNode snapshot) {
            return new Totals(
                    snapshot.path("total_nodes").asInt(),
                    snapshot.path("total_managers").asInt(),
                    snapshot.path("tasks").path("running").asInt());
        }
    }

    /** A swarm's managers; {@code spare} more may fail before fewer than {@code needed} can be reached. */
    record Managers(int total, int reachable, int needed, int spare) {}
}
