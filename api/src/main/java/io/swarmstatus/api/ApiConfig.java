package io.swarmstatus.api;

import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.time.Duration;

/**
 * The api's settings.
 *
 * @param address where it listens
 * @param origins the web sites whose scripts may read the answers
 * @param swarm the swarm that {@code /api/v1/status/swarm} is about
 * @param topics where the past is read
 * @param drain how long it goes on answering after it was told to stop
 * @param objects which single nodes and services have metrics
 * @param protection who may read the answers
 */
public record ApiConfig(
        ServerAddress address,
        AllowedOrigins origins,
        URI redis,
        String swarm,
        ApiTopics topics,
        Duration drain,
        ObjectMetrics objects,
        Protection protection) {

    /** With metrics of as many nodes and services as by default, and for everybody. */
    ApiConfig(
            ServerAddress address, AllowedOrigins origins, URI redis, String swarm, ApiTopics topics, Duration drain) {
        this(address, origins, redis, swarm, topics, drain, ObjectMetrics.DEFAULT, Protection.NONE);
    }

    /** Reads the settings; what is wrong with them is noted there. */
    public static ApiConfig from(Settings settings) {
        var address = ServerAddress.from(settings);
        var protection = Protection.from(settings);
        Exposure.check(settings, address.host(), protection);
        return new ApiConfig(
                address,
                settings.value("server.cors-origins", AllowedOrigins::parse),
                settings.uri("redis.url"),
                settings.value("swarm.name", SwarmName::requireValid),
                ApiTopics.from(settings),
                settings.value("server.drain", Drain::parse),
                settings.value("metrics.most-objects", ObjectMetrics::parse),
                protection);
    }
}
