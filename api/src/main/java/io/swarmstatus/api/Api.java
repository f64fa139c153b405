package io.swarmstatus.api;

import io.helidon.webserver.WebServerConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.RedisSwarmCache;
import io.swarmstatus.cache.RedisTimeouts;
import io.swarmstatus.cache.SwarmCache;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.HealthReport;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import io.swarmstatus.service.StartException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/** The REST api: serves from memory what it finds in the cache, and follows that. */
public final class Api implements AutoCloseable {

    /** Less than a request waits for the cache at most; a Redis that needs longer is as good as away. */
    private static final RedisTimeouts TIMEOUTS = new RedisTimeouts(Duration.ofMillis(150), Duration.ofMillis(150));

    private final HttpServer server;
    private final CloseStack parts;

    private Api(HttpServer server, CloseStack parts) {
        this.server = server;
        this.parts = parts;
    }

    /**
     * Serves. A Redis that is away does not keep it from that: it tells that there is nothing until there is something.
     *
     * @throws StartException if the address cannot be listened on, or the URL of Redis is none
     */
    public static Api start(ApiConfig config) {
        var clock = InstantSource.system();
        Exposure.warn(config.address().host(), config.protection());
        return start(config, redis(config.redis(), clock), clock, HttpLimits.DEFAULT);
    }

    /** @param cache closed with the api, or if it cannot start */
    static Api start(ApiConfig config, SwarmCache cache, InstantSource clock, HttpLimits limits) {
        var parts = new CloseStack();
        try {
            parts.add(cache);
            var now = clock.instant();
            var swarms = ServedSwarms.around(ServedSwarm.named(config.swarm(), now));
            var delays = new ServedDelays();
            var follower = new CacheFollower(cache, swarms, clock, new FollowerLog(), delays, now);
            parts.add(FollowLoop.start(follower, cache, FollowPace.DEFAULT));
            var past = parts.add(Past.start(config.topics()));
            var subscribers = new Subscribers(Subscribers.MOST);
            var probe = new CacheProbe(cache, CacheProbe.LIMIT);
            var sources = new Sources(swarms, probe, subscribers, past, new RequestMetrics(), clock);
            var refusals = new Refusals(clock);
            var meters = meters(follower, delays, sources, refusals, config.objects(), parts);
            var endpoints = Endpoints.of(sources, config.origins(), Endpoints.HEARTBEAT);
            var drain = new Drain(config.drain());
            var checks = Stream.concat(
                            ApiHealth.of(follower, past.readers()::words, clock).stream(), Stream.of(drain.check()))
                    .toList();
            var reaper = parts.add(ConnectionReaper.start(limits.patience()));
            var guards = parts.add(Guards.of(config.protection(), refusals, clock));
            var tls = ServerTls.of(config.protection().tls());
            var health = new HealthReport(checks, config.protection().tellsHealthInDetail());
            var server = parts.add(HttpServer.start(config.address(), health, meters, http -> {
                configure(http, limits, reaper, endpoints, drain, guards);
                tls.ifPresent(own -> own.applyTo(http));
            }));
            tls.ifPresent(own -> ApiMetrics.registerCertificate(meters, parts.add(own.reload(server))::expiresAt));
            parts.add(subscribers); // closed before it: the server waits for what is under way
            parts.add(drain);
            return new Api(server, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static PrometheusMeterRegistry meters(
            CacheFollower follower,
            ServedDelays delays,
            Sources sources,
            Refusals refusals,
            ObjectMetrics objects,
            CloseStack parts) {
        var meters = Meters.registry();
        parts.add(meters::close);
        ApiMetrics.register(meters, follower, delays, sources, refusals, objects);
        return meters;
    }

    /** What the server is beyond its address and its health. */
    static void configure(
            WebServerConfig.Builder http,
            HttpLimits limits,
            ConnectionReaper reaper,
            Endpoints endpoints,
            Drain drain,
            Guards guards) {
        limits.applyTo(http, reaper, guards.headers());
        http.directHandlers(ProblemHandler.forAllEvents(guards.headers()));
        http.routing(routing -> ApiRouting.route(routing.addFilter(drain), endpoints, guards.filters()));
    }

    private static SwarmCache redis(URI url, InstantSource clock) {
        try {
            return RedisSwarmCache.connect(url, CacheTtls.DEFAULT, TIMEOUTS, clock); // the times are for writers alone
        } catch (IllegalArgumentException e) {
            throw new StartException("redis.url: " + e.getMessage(), e);
        }
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        parts.close();
    }
}
