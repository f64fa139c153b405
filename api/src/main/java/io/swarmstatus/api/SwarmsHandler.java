package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET …/status/swarms}: all swarms, a short entry each. It is made at most four times a second, however many ask. */
final class SwarmsHandler implements Handler {

    private static final Duration KEPT = Duration.ofMillis(250);
    private static final Header REUSE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "max-age=1");

    private final ServedSwarms swarms;
    private final InstantSource clock;
    private final Negotiation negotiation;
    private @Nullable Made last;

    SwarmsHandler(ServedSwarms swarms, InstantSource clock, Negotiation negotiation) {
        this.swarms = swarms;
        this.clock = clock;
        this.negotiation = negotiation;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        response.header(REUSE);
        negotiation.send(request, response, bodyAt(clock.instant()));
    }

    private synchronized Body bodyAt(Instant now) {
        var known = last;
        if (known != null && known.isFreshAt(now)) {
            return known.body;
        }
        var made = new Made(Body.of(ApiJson.encode(Map.of("data", listAt(now)))), now);
        last = made;
        return made.body;
    }

    private SwarmList listAt(Instant now) {
        var entries = swarms.all().stream()
                .map(swarm -> SwarmSummary.of(swarm, now))
                .sorted(Comparator.comparing(SwarmSummary::name))
                .toList();
        return new SwarmList(entries.size(), entries);
    }

    private record SwarmList(int total, List<SwarmSummary> swarms) {}

    private record Made(Body body, Instant at) {

        /** Either way, so that a clock that is set back does no harm. */
        boolean isFreshAt(Instant now) {
            return Duration.between(at, now).abs().compareTo(KEPT) < 0;
        }
    }
}
