package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.swarmstatus.cache.SwarmCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * What answers the requests.
 *
 * @param own about the api's own swarm
 * @param named about the swarm that {@link SwarmChoice#NAME} names
 * @param swarms all swarms, in short
 * @param origins the web sites whose scripts may read the answers
 */
record Endpoints(SwarmEndpoints own, SwarmEndpoints named, Handler swarms, AllowedOrigins origins) {

    /** How long a stream says nothing at most: less than any proxy waits. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    static Endpoints of(
            ServedSwarms swarms,
            SwarmCache cache,
            Subscribers subscribers,
            InstantSource clock,
            AllowedOrigins origins,
            Duration heartbeat) {
        var negotiation = Negotiation.with(origins);
        var probe = new CacheProbe(cache, CacheProbe.LIMIT);
        Function<SwarmChoice, SwarmEndpoints> about = choice -> new SwarmEndpoints(
                new StatusHandler(choice, clock, negotiation),
                new CacheHandler(choice, probe, clock),
                new StatusStreamHandler(choice, subscribers, clock, heartbeat));
        return new Endpoints(
                about.apply(_ -> swarms.own()),
                about.apply(SwarmChoice.among(swarms)),
                new SwarmsHandler(swarms, clock, negotiation),
                origins);
    }
}
