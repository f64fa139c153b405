package io.swarmstatus.cache;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a cache takes a snapshot: newer wins, and data wins over a failure. What the tiers hold then follows from the set
 * of snapshots that arrived, whatever their order.
 *
 * <p>{@code write.lua} says the same to Redis; the contract tests hold both to it.
 *
 * @param state what the cache holds
 * @param now the cache's time, to the millisecond
 */
record NewerWins(CacheTtls ttls, SwarmState state, Instant now) {

    /** How far a collector's clock may be ahead of the cache's. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    /** How long the refresh status outlives a swarm's last snapshot: as long as the topic keeps that one. */
    static final Duration REFRESH_RETENTION = Duration.ofDays(7);

    /**
     * What became of a snapshot.
     *
     * @param state what the cache holds from then on
     * @param told whether it tells something else than before
     */
    record Decision(WriteOutcome outcome, SwarmState state, boolean told) {}

    Decision offer(Snapshot snapshot, CachedJson json) {
        var at = snapshot.collectedAt().truncatedTo(ChronoUnit.MILLIS);
        if (at.isAfter(latest(now))) {
            return new Decision(WriteOutcome.FROM_THE_FUTURE, state, false);
        }
        if (!hasTimeLeft(at, ttls.backup())) {
            return new Decision(WriteOutcome.EXPIRED, state, false);
        }
        return snapshot.swarmActive() ? offerGood(snapshot, json, at) : offerFailure(snapshot, json, at);
    }

    /** What the cache holds once it was told that nobody publishes any more; the same state where that is no news. */
    SwarmState silence(Instant newest) {
        var at = newest.truncatedTo(ChronoUnit.MILLIS);
        var refresh = state.refresh();
        var isNews = !at.isAfter(latest(now))
                && hasTimeLeft(at, REFRESH_RETENTION)
                && !known(refresh.collectedAt()).isAfter(at)
                && known(refresh.silentSince()).isBefore(at);
        return isNews ? after(state, refresh.withSilentSince(at), state.clusters()) : state;
    }

    /** The latest moment that any clock may tell. */
    static Instant latest(Instant now) {
        return now.plus(CLOCK_TOLERANCE);
    }

    private Decision offerGood(Snapshot snapshot, CachedJson json, Instant at) {
        var cluster = ClusterSightings.idOf(snapshot.clusterId());
        var seen = cluster.isEmpty() ? state.clusters() : state.clusters().at(now);
        var clusters = seen.with(cluster, at, at.plus(ttls.backup()));
        var before = state.refresh();
        if (!at.isAfter(known(before.lastSuccessAt()))) {
            return offerGoodAgain(json, at, clusters, seen.isNews(cluster, at));
        }
        var isNewest = !at.isBefore(known(before.collectedAt()));
        var failedSince = at.isBefore(known(before.lastErrorAt()));
        var refresh = new RefreshStatus(
                isNewest ? at : before.collectedAt(),
                snapshot.swarmVersion(),
                isNewest ? Condition.OK.wireName() : before.condition(),
                at,
                before.lastError(),
                before.lastErrorAt(),
                failedSince ? before.consecutiveFailures() : 0,
                before.refreshes() + 1,
                before.failures(),
                silenceAfter(at),
                null);
        var primary = tier(json.primary(), at, ttls.primary());
        var backup = tier(json.backup(), at, ttls.backup());
        var after = after(state.with(primary, backup, false), refresh, clusters);
        return new Decision(WriteOutcome.CACHED, after, true);
    }

    /** The newest one puts back what is lost of it, for the rest of its time. */
    private Decision offerGoodAgain(CachedJson json, Instant at, ClusterSightings clusters, boolean isNews) {
        var telling = state.primary().exists() && !state.primaryTellsFailure();
        var primary = telling ? state.primary() : tier(json.primary(), at, ttls.primary());
        var backup = state.backup().exists() ? state.backup() : tier(json.backup(), at, ttls.backup());
        var restored = state.with(primary, backup, false);
        var isNewest = at.equals(known(state.refresh().lastSuccessAt()));
        if (isNewest && (!primary.equals(state.primary()) || !backup.equals(state.backup()))) {
            return new Decision(WriteOutcome.CACHED, after(restored, state.refresh(), clusters), true);
        }
        var after = isNews
                ? after(state, state.refresh(), clusters)
                : state.with(state.refresh(), clusters, state.refreshExpiresAt());
        return new Decision(WriteOutcome.NOT_NEWER, after, isNews);
    }

    private Decision offerFailure(Snapshot snapshot, CachedJson json, Instant at) {
        var before = state.refresh();
        if (!at.isAfter(known(before.collectedAt()))) {
            return offerFailureAgain(json, at);
        }
        var refresh = new RefreshStatus(
                at,
                before.swarmVersion(),
                snapshot.condition().wireName(),
                before.lastSuccessAt(),
                message(snapshot),
                at,
                before.consecutiveFailures() + 1,
                before.refreshes() + 1,
                before.failures() + 1,
                silenceAfter(at),
                null);
        if (state.goodIsLeft()) {
            var after = after(state, refresh, state.clusters());
            return new Decision(WriteOutcome.FAILURE_COUNTED, after, true);
        }
        var primary = tier(json.primary(), at, ttls.primary());
        var outcome = primary.exists() ? WriteOutcome.FAILURE_CACHED : WriteOutcome.FAILURE_COUNTED;
        var after = after(state.with(primary, Tier.ABSENT, true), refresh, state.clusters());
        return new Decision(outcome, after, true);
    }

    /** The newest one is told where no data is left by now. */
    private Decision offerFailureAgain(CachedJson json, Instant at) {
        var before = state.refresh();
        var isNewest = at.equals(known(before.lastErrorAt())) && at.isAfter(known(before.lastSuccessAt()));
        var primary = tier(json.primary(), at, ttls.primary());
        if (!isNewest || state.goodIsLeft() || state.primary().exists() || !primary.exists()) {
            return new Decision(WriteOutcome.NOT_NEWER, state, false);
        }
        var after = after(state.with(primary, Tier.ABSENT, true), before, state.clusters());
        return new Decision(WriteOutcome.FAILURE_CACHED, after, true);
    }

    /** Whatever is newer than the silence ends it. */
    private @Nullable Instant silenceAfter(Instant at) {
        var silentSince = state.refresh().silentSince();
        return known(silentSince).isBefore(at) ? null : silentSince;
    }

    /** The failure in words, with what the engine said where that is known. */
    static String message(Snapshot snapshot) {
        var words = snapshot.error() == null ? snapshot.condition().words() : snapshot.error();
        return new Failure(snapshot.condition(), words, snapshot.errorDetail()).message();
    }

    private SwarmState after(SwarmState tiers, RefreshStatus refresh, ClusterSightings clusters) {
        return tiers.with(refresh, clusters, now.plus(REFRESH_RETENTION));
    }

    /** The tier with this value, or nothing where its time is past. */
    private Tier tier(String json, Instant collectedAt, Duration ttl) {
        return hasTimeLeft(collectedAt, ttl) ? new Tier(json, collectedAt.plus(ttl)) : Tier.ABSENT;
    }

    private boolean hasTimeLeft(Instant collectedAt, Duration ttl) {
        return collectedAt.isAfter(now.minus(ttl));
    }

    /**
     * A moment that the refresh status tells. One from the future is none: a clock that was wrong for a while must not
     * keep out every snapshot until that moment comes.
     */
    private Instant known(@Nullable Instant at) {
        return at == null || at.isAfter(latest(now)) ? Instant.MIN : at;
    }
}
