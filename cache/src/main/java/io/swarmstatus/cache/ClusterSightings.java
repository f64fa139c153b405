package io.swarmstatus.cache;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When the clusters were seen that publish under one name, by their ids. Whether two of them do so in turns follows from
 * which snapshots arrived, whatever their order: {@code clusters.lua} keeps the same for Redis.
 */
record ClusterSightings(Map<String, Sighting> byId) {

    static final ClusterSightings NONE = new ClusterSightings(Map.of());

    /** Of more clusters than this under one name those are forgotten that were seen the longest ago. */
    static final int MOST = 8;

    private static final int LONGEST_ID = 64;

    private static final Comparator<Map.Entry<String, Sighting>> LAST_SEEN_FIRST =
            Comparator.<Map.Entry<String, Sighting>, Instant>comparing(
                            seen -> seen.getValue().last())
                    .thenComparing(Map.Entry::getKey)
                    .reversed();

    ClusterSightings {
        byId = Map.copyOf(byId);
    }

    /**
     * From when to when a cluster was seen.
     *
     * @param first the earliest {@code collected_at}
     * @param last the latest {@code collected_at}
     * @param ends when this is forgotten
     */
    record Sighting(Instant first, Instant last, Instant ends) {

        Sighting and(Instant at, Instant atEnds) {
            return new Sighting(
                    at.isBefore(first) ? at : first,
                    at.isAfter(last) ? at : last,
                    atEnds.isAfter(ends) ? atEnds : ends);
        }

        boolean hasSeen(Instant at) {
            return !at.isBefore(first) && !at.isAfter(last);
        }

        /** Whether one of the two was seen before and after the other. */
        boolean alternatesWith(Sighting other) {
            return first.isBefore(other.last) && other.first.isBefore(last);
        }
    }

    /** The id, where it is one that can be kept; empty otherwise. */
    static String idOf(@Nullable String clusterId) {
        return clusterId == null || clusterId.length() > LONGEST_ID ? "" : clusterId;
    }

    /** What is not forgotten by then, and was not seen by a clock that is wrong. */
    ClusterSightings at(Instant now) {
        var latest = NewerWins.latest(now);
        var left = new HashMap<>(byId);
        left.values().removeIf(seen -> !seen.ends().isAfter(now) || seen.last().isAfter(latest));
        return new ClusterSightings(left);
    }

    /** With a cluster seen once more. */
    ClusterSightings with(String id, Instant at, Instant ends) {
        if (id.isEmpty()) {
            return this;
        }
        var seen = new HashMap<>(byId);
        seen.merge(id, new Sighting(at, at, ends), (before, now) -> before.hasSeen(at) ? before : before.and(at, ends));
        lastSeenFirst(seen).stream().skip(MOST).forEach(forgotten -> seen.remove(forgotten.getKey()));
        return new ClusterSightings(seen);
    }

    /** Whether a cluster seen at this moment may be news of two under one name. */
    boolean isNews(String id, Instant at) {
        var before = byId.get(id);
        var isSeenAnew = !id.isEmpty() && (before == null || !before.hasSeen(at));
        return isSeenAnew && byId.size() + (before == null ? 1 : 0) > 1;
    }

    /** Of the clusters that publish in turns the two that were seen last; null where none do. */
    @Nullable
    ClusterConflict conflict() {
        var seen = lastSeenFirst(byId);
        for (int i = 0; i < seen.size(); i++) {
            for (int j = i + 1; j < seen.size(); j++) {
                var one = seen.get(i);
                var other = seen.get(j);
                if (one.getValue().alternatesWith(other.getValue())) {
                    return conflict(one, other);
                }
            }
        }
        return null;
    }

    private static ClusterConflict conflict(Map.Entry<String, Sighting> one, Map.Entry<String, Sighting> other) {
        var oneFirst = one.getValue().first();
        var otherFirst = other.getValue().first();
        return new ClusterConflict(
                one.getKey(),
                other.getKey(),
                oneFirst.isAfter(otherFirst) ? oneFirst : otherFirst,
                other.getValue().last());
    }

    private static List<Map.Entry<String, Sighting>> lastSeenFirst(Map<String, Sighting> seen) {
        return seen.entrySet().stream().sorted(LAST_SEEN_FIRST).toList();
    }
}
