package io.swarmstatus.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.util.function.Supplier;

/** What {@code /metrics} tells of the api and of the swarms that it serves. */
final class ApiMetrics {

    private ApiMetrics() {}

    static void register(
            PrometheusMeterRegistry registry,
            CacheFollower follower,
            ServedDelays delays,
            Sources sources,
            Refusals refusals,
            ObjectMetrics objects) {
        var collectors = registry.getPrometheusRegistry();
        collectors.register(delays);
        collectors.register(sources.requests());
        collectors.register(refusals);
        collectors.register(new SwarmMetrics(sources.swarms(), sources.clock(), objects));
        Gauge.builder("swarm_status_api_redis_up", follower, it -> Figure.flag(it.isAnswered()))
                .description("1 where the cache answered when it was looked at last, 0 where it did not.")
                .register(registry);
        Gauge.builder(
                        "swarm_status_api_swarms",
                        sources.swarms(),
                        it -> it.all().size())
                .description("Swarms that are served.")
                .register(registry);
        Gauge.builder("swarm_status_api_stream_subscribers", sources.subscribers(), Subscribers::count)
                .description("Clients that follow a stream (SSE), of all kinds.")
                .register(registry);
    }

    /** @param expiresAt when the certificate of the api ends; one that speaks HTTP has none */
    static void registerCertificate(PrometheusMeterRegistry registry, Supplier<Instant> expiresAt) {
        Gauge.builder(
                        "swarm_status_api_certificate_expires_timestamp_seconds",
                        () -> expiresAt.get().getEpochSecond())
                .description("When the certificate that the api shows ends, in seconds since 1970.")
                .register(registry);
    }
}
