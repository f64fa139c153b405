package io.swarmstatus.producer;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.HttpServer;
import java.time.Duration;
import java.time.InstantSource;

/** A running producer. */
public final class SwarmProducer implements AutoCloseable {

    private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(12);
    private static final Duration FIRST_RETRY = Duration.ofMillis(200);
    private static final Duration SLOWEST_RETRY = Duration.ofSeconds(5);

    private final CloseStack parts;
    private final HttpServer server;

    private SwarmProducer(CloseStack parts, HttpServer server) {
        this.parts = parts;
        this.server = server;
    }

    /**
     * Starts to look and to publish. An engine or a broker that is away is waited for.
     *
     * @throws io.swarmstatus.service.StartException if the server's address cannot be listened on
     */
    public static SwarmProducer start(SwarmProducerConfig config) {
        var parts = new CloseStack();
        try {
            var clock = InstantSource.system();
            var publisher = parts.add(publisher(config));
            var outbox = parts.add(new Outbox(publisher, FIRST_RETRY, SLOWEST_RETRY));
            var engine = parts.add(
                    DockerEngine.connect(config.engine(), config.dockerLimits().call()));
            var collector = new SwarmCollector(
                    config.swarm(), config.refreshInterval(), engine, config.dockerLimits(), clock, System::nanoTime);
            var loop = parts.add(new CollectionLoop(
                    collector::collect, outbox::offer, config.refreshInterval(), config.refreshPoll(), clock));
            var health = new ProducerHealth(loop, outbox, clock, config.dockerLimits(), config.refreshPoll());
            var server =
                    parts.add(HttpServer.start(config.serverHost(), config.serverPort(), health.checks(), _ -> {}));
            outbox.start();
            loop.start();
            return new SwarmProducer(parts, server);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static SnapshotPublisher publisher(SwarmProducerConfig config) {
        return new KafkaSnapshotPublisher(
                new KafkaClients(config.kafka(), config.topic()),
                new SnapshotRecords(config.topic(), new SnapshotCodec()),
                PUBLISH_LIMIT);
    }

    /** The port of its health endpoints. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        parts.close();
    }
}
