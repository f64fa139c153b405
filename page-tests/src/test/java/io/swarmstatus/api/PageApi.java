package io.swarmstatus.api;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.cache.InMemorySwarmCache;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.service.ServerAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/** An api whose cache a test writes to. */
record PageApi(Api api, InMemorySwarmCache cache) implements AutoCloseable {

    /** Without a past, and for everybody. */
    static PageApi start() {
        return start(Nowhere.TOPICS, Protection.NONE);
    }

    static PageApi start(ApiTopics topics, Protection protection) {
        return start(0, topics, protection);
    }

    static PageApi start(int port, ApiTopics topics, Protection protection) {
        var clock = InstantSource.system();
        var cache = new InMemorySwarmCache(CacheTtls.DEFAULT, clock);
        var config = new ApiConfig(
                ServerAddress.local(port),
                AllowedOrigins.NONE,
                URI.create("redis://a"),
                "default",
                topics,
                Duration.ZERO,
                ObjectMetrics.DEFAULT,
                protection);
        return new PageApi(Api.start(config, cache, clock, HttpLimits.DEFAULT), cache);
    }

    void write(Snapshot snapshot) {
        cache.write(snapshot);
    }

    String url() {
        return "http://127.0.0.1:" + api.port() + "/";
    }

    @Override
    public void close() {
        api.close();
    }
}
