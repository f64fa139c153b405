package io.swarmstatus.api;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckType;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.swarmstatus.service.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The api's last seconds. It is not ready any more, so that load balancers turn to other replicas, and still answers; each
 * answer closes its connection, so that no client sends a request into one that is about to end. Streams last until the end.
 */
final class Drain implements Filter, AutoCloseable {

    /** The process has 10 s for its end, of which streams and requests under way may need 4. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration duration;
    private volatile boolean begun;

    /** @param duration how long it answers after it was told to stop */
    Drain(Duration duration) {
        this.duration = duration;
    }

    /** A duration from zero to {@link #LONGEST}, for the settings. */
    static Duration parse(String text) {
        var duration = text.equals("PT0S") ? Duration.ZERO : Settings.positiveDuration(text);
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("expected " + LONGEST + " at most");
        }
        return duration;
    }

    /** Not ready once the end has begun. */
    HealthCheck check() {
        return new ApiHealth(
                HealthCheckType.READINESS, "not-stopping", () -> !begun, () -> begun ? "stopping" : "serving");
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (begun) {
            response.headers().set(HeaderValues.CONNECTION_CLOSE);
        }
        chain.proceed();
    }

    /** Returns when the time is up. */
    @Override
    public void close() {
        begun = true;
        if (duration.isZero()) {
            return;
        }
        log.atInfo().addKeyValue("duration", duration).log("draining");
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
