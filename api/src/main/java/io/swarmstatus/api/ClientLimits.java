package io.swarmstatus.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * How often one client may ask: so many requests a second on average, and ten seconds' worth of them at once. It remembers the
 * 10,000 clients that asked last, and of each only when it will have used up nothing (the generic cell rate algorithm).
 */
final class ClientLimits {

    private static final int BURST_SECONDS = 10;
    private static final int MOST_CLIENTS = 10_000;
    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final long nanosPerRequest;
    private final LongSupplier ticker;
    private final Map<String, Long> idleFrom = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    /**
     * Limits all clients alike.
     *
     * @param perSecond requests of one client; 0 for no limit
     * @param ticker nanoseconds from an arbitrary moment, as {@link System#nanoTime()}
     */
    ClientLimits(int perSecond, LongSupplier ticker) {
        this.nanosPerRequest = perSecond == 0 ? 0 : NANOS_PER_SECOND / perSecond;
        this.ticker = ticker;
    }

    /** Whether there are none. */
    boolean areNone() {
        return nanosPerRequest == 0;
    }

    /**
     * Counts a request.
     *
     * @throws HttpException if the client has asked too often; that one is not counted
     */
    void admit(String client) {
        if (areNone()) {
            return;
        }
        var wait = take(client, ticker.getAsLong());
        if (wait.isPresent()) {
            var seconds = Math.ceilDiv(wait.getAsLong(), NANOS_PER_SECOND);
            throw new HttpException("Too many requests of this client", Status.TOO_MANY_REQUESTS_429, true)
                    .header(HeaderValues.create(HeaderNames.RETRY_AFTER, seconds));
        }
    }

    /** Nanoseconds to wait, where there are any. */
    private synchronized OptionalLong take(String client, long now) {
        var known = idleFrom.get(client);
        var from = known == null || known - now < 0 ? now : known;
        var ahead = from + nanosPerRequest - now;
        if (ahead > BURST_SECONDS * NANOS_PER_SECOND) {
            return OptionalLong.of(ahead - BURST_SECONDS * NANOS_PER_SECOND);
        }
        idleFrom.put(client, from + nanosPerRequest);
        return OptionalLong.empty();
    }
}
