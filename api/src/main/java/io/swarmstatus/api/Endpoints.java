package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.swarmstatus.cache.SwarmCache;
import java.time.InstantSource;

/**
 * What answers the requests.
 *
 * @param status the status of the api's own swarm
 * @param cache the state of its cache
 * @param swarms all swarms, in short
 * @param namedStatus the status of the swarm that {@link SwarmChoice#NAME} names
 * @param namedCache the state of its cache
 * @param origins the web sites whose scripts may read the answers
 */
record Endpoints(
        Handler status,
        Handler cache,
        Handler swarms,
        Handler namedStatus,
        Handler namedCache,
        AllowedOrigins origins) {

    static Endpoints of(ServedSwarms swarms, SwarmCache cache, InstantSource clock, AllowedOrigins origins) {
        SwarmChoice own = _ -> swarms.own();
        var named = SwarmChoice.among(swarms);
        var negotiation = Negotiation.with(origins);
        var probe = new CacheProbe(cache, CacheProbe.LIMIT);
        return new Endpoints(
                new StatusHandler(own, clock, negotiation),
                new CacheHandler(own, probe, clock),
                new SwarmsHandler(swarms, clock, negotiation),
                new StatusHandler(named, clock, negotiation),
                new CacheHandler(named, probe, clock),
                origins);
    }
}
