package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.util.Map;

/** {@code GET …/status/swarm/cache}: how a swarm's cache does, asked of the cache itself. */
final class CacheHandler implements Handler {

    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final SwarmChoice choice;
    private final CacheProbe probe;
    private final InstantSource clock;

    CacheHandler(SwarmChoice choice, CacheProbe probe, InstantSource clock) {
        this.choice = choice;
        this.probe = probe;
        this.clock = clock;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var report = Map.of("data", report(choice.of(request)));
        response.header(NO_STORE).header(HeaderValues.CONTENT_TYPE_JSON);
        Entity.send(request, response, ApiJson.encode(report));
    }

    private CacheReport report(ServedSwarm swarm) {
        var cached = probe.read(swarm);
        var now = clock.instant();
        var content = cached.map(swarm.lastRead()::with)
                .orElseGet(() -> swarm.served().at(now));
        return CacheReport.of(
                cached.isPresent(), swarm.name(), content, swarm.hits().tally(), now);
    }
}
