package io.swarmstatus.api;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.cache.CachedSwarm;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** One swarm as this api serves it. One thread follows the cache; any number of requests read. */
final class ServedSwarm {

    private final String name;
    private final CacheKeys keys;
    private final HitCounts hits;
    private final AnswerEncoder encoder;
    private final StatusFeed feed;
    private volatile State state;
    private volatile @Nullable CacheHeaders lastHeaders;

    private ServedSwarm(
            String name, CacheKeys keys, HitCounts hits, AnswerEncoder encoder, StatusFeed feed, State state) {
        this.name = name;
        this.keys = keys;
        this.hits = hits;
        this.encoder = encoder;
        this.feed = feed;
        this.state = state;
    }

    /** A swarm of which nothing was read yet. */
    static ServedSwarm named(String name, Instant now) {
        var keys = CacheKeys.of(name);
        var encoder = new AnswerEncoder(UnavailableDocument.of(name), keys);
        var nothing = SwarmContent.NOTHING;
        var state = new State(nothing, nothing, encoder.encode(nothing));
        return new ServedSwarm(
                name, keys, new HitCounts(now.truncatedTo(ChronoUnit.MILLIS)), encoder, new StatusFeed(), state);
    }

    String name() {
        return name;
    }

    CacheKeys keys() {
        return keys;
    }

    HitCounts hits() {
        return hits;
    }

    /** Wakes those who want each answer. */
    StatusFeed feed() {
        return feed;
    }

    /** The answer to give now. */
    Answer answerAt(Instant now) {
        return state.status.at(now);
    }

    /** What tells of that answer's freshness: the same for all requests within a second. */
    CacheHeaders headersOf(Answer answer, Instant now) {
        var known = lastHeaders;
        if (known != null && known.suit(answer, now)) {
            return known;
        }
        var headers = CacheHeaders.of(answer, now);
        lastHeaders = headers; // whichever request writes last: all of them suit
        return headers;
    }

    /** Whether nothing is left of it: nothing in the cache, not even how its refreshes went, and nothing to serve. */
    boolean isForgottenAt(Instant now) {
        var left = state.served.at(now);
        return state.read.holdsNothing() && left.holdsNothing();
    }

    /** What the cache was last seen to hold. */
    SwarmContent lastRead() {
        return state.read;
    }

    /** What is served: what was last read, or newer. */
    SwarmContent served() {
        return state.served;
    }

    /** Takes over what was read from the cache; for the one thread that follows it. */
    void take(CachedSwarm cached, Instant now) {
        var read = state.read.with(cached);
        var served = state.served.followedBy(read, now);
        var before = state.status;
        state = new State(read, served, encoder.encode(served));
        if (!state.status.equals(before)) {
            feed.changed();
        }
    }

    private record State(SwarmContent read, SwarmContent served, ServedStatus status) {}
}
