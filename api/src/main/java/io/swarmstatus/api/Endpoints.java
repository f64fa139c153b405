package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import java.time.Duration;

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

    /** @param heartbeat how long a stream says nothing at most */
    static Endpoints of(Sources sources, AllowedOrigins origins, Duration heartbeat) {
        var own = SwarmPaths.own(sources.swarms().own().name());
        var negotiation = Negotiation.with(origins);
        return new Endpoints(
                about(sources, _ -> sources.swarms().own(), own, negotiation, heartbeat),
                about(sources, SwarmChoice.among(sources.swarms()), SwarmPaths.ofName(), negotiation, heartbeat),
                sources.requests()
                        .metered(
                                MeteredEndpoint.SWARMS,
                                new SwarmsHandler(sources.swarms(), sources.clock(), negotiation)),
                origins);
    }

    private static SwarmEndpoints about(
            Sources sources, SwarmChoice choice, SwarmPaths paths, Negotiation negotiation, Duration heartbeat) {
        var clock = sources.clock();
        var topics = sources.past().topics();
        var readers = sources.past().readers();
        var requests = sources.requests();
        var past = new PastSnapshots(paths, topics.snapshots(), readers, clock);
        var status = requests.metered(MeteredEndpoint.STATUS, new StatusHandler(choice, clock, negotiation));
        return new SwarmEndpoints(
                requests.meteredPast(new PastStatusHandler(status, past, negotiation)),
                requests.metered(MeteredEndpoint.CACHE, new CacheHandler(choice, sources.probe(), clock)),
                requests.metered(MeteredEndpoint.FIT, new FitHandler(choice, past, clock, negotiation)),
                new StatusStreamHandler(choice, sources.subscribers(), clock, heartbeat),
                requests.metered(
                        MeteredEndpoint.HISTORY,
                        new PageHandler(paths, PastRecords.snapshots(topics.snapshots()), readers, clock)),
                requests.metered(
                        MeteredEndpoint.CHANGES,
                        new PageHandler(paths, PastRecords.changes(topics.changes()), readers, clock)),
                new ChangeStreamHandler(paths, sources.past(), sources.subscribers(), heartbeat));
    }
}
