package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an answer's headers tell of its freshness. They count in seconds, so the same do for all requests within one.
 *
 * @param age null without data
 */
record CacheHeaders(
        Answer answer,
        long second,
        Header cacheStatus,
        Header cacheControl,
        @Nullable Header age) {

    static final HeaderName CACHE_STATUS = HeaderNames.create("Cache-Status");

    private static final String CACHE = "swarm-status";

    /**
     * The status moves, so a second is as long as an answer may be reused unasked. {@code Age} counts from collection: a
     * cache that heeds it asks every time, and is told by 304 that nothing changed.
     */
    private static final int REUSE_SECONDS = 1;

    private static final String REUSE = "max-age=" + REUSE_SECONDS;

    static CacheHeaders of(Answer answer, Instant now) {
        var age = age(answer, now);
        return new CacheHeaders(
                answer,
                now.getEpochSecond(),
                HeaderValues.createCached(CACHE_STATUS, cacheStatus(answer, now)),
                HeaderValues.createCached(HeaderNames.CACHE_CONTROL, cacheControl(answer, now)),
                age == null ? null : HeaderValues.createCached(HeaderNames.AGE, age));
    }

    /** Whether these will do for that answer at that time. */
    boolean suit(Answer other, Instant now) {
        return second == now.getEpochSecond() && answer.equals(other);
    }

    void writeTo(ServerResponse response) {
        response.header(cacheStatus);
        response.header(cacheControl);
        if (age != null) {
            response.header(age);
        }
    }

    /** {@code Cache-Status} by RFC 9211; {@code ttl} is how long the tier lasts, absent where it does not expire. */
    static String cacheStatus(Answer answer, Instant now) {
        var detail = "; detail=" + answer.tier().detail();
        if (!answer.tier().isHit()) {
            return CACHE + "; fwd=miss" + detail;
        }
        var expiresAt = answer.expiresAt();
        return expiresAt == null ? CACHE + "; hit" + detail : CACHE + "; hit; ttl=" + seconds(now, expiresAt) + detail;
    }

    /**
     * {@code Cache-Control}: with {@code stale-if-error} a cache may use the answer as long as the data in the last tier lasts (RFC
     * 5861); it is absent where that does not expire. It counts from when the answer gets stale, and that is by its {@code Age}:
     * a second after collection.
     */
    static String cacheControl(Answer answer, Instant now) {
        if (!answer.tier().isHit()) {
            return REUSE + ", stale-if-error=0";
        }
        var end = answer.dataEndsAt();
        return end == null ? REUSE : REUSE + ", stale-if-error=" + staleIfError(answer, end, now);
    }

    private static long staleIfError(Answer answer, Instant end, Instant now) {
        var left = seconds(now, end);
        var age = age(answer, now);
        return left == 0 ? 0 : Math.max(0, left + (age == null ? 0 : age) - REUSE_SECONDS);
    }

    /** Whole seconds since collection, 0 where the collector's clock is ahead; null without data. */
    static @Nullable Long age(Answer answer, Instant now) {
        var collectedAt = answer.collectedAt();
        return collectedAt == null ? null : Long.valueOf(seconds(collectedAt, now));
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
