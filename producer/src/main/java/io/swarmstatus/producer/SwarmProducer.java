package io.swarmstatus.producer;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import java.time.Duration;

/** A running producer. */
public final class SwarmProducer implements AutoCloseable {

    private static final Duration PUBLISH_LIMIT = Duration.ofSeconds(12);
    private static final Duration TOPIC_LIMIT = Duration.ofSeconds(5);
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
            return start(config, parts);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private static SwarmProducer start(SwarmProducerConfig config, CloseStack parts) {
        var clocks = Clocks.system();
        var registry = Meters.registry();
        parts.add(registry::close);
        var metrics = ProducerMetrics.register(registry, config.swarm(), clocks.wall());
        var kafka = new KafkaClients(config.kafka(), config.topic());
        var outbox = parts.add(outbox(config, kafka, metrics, parts));
        var watch = parts.add(watch(config, kafka, clocks));
        var engine = parts.add(
                DockerEngine.connect(config.engine(), config.dockerLimits().call()));
        var events = parts.add(new EngineEvents(engine, config.dockerLimits().call(), FIRST_RETRY, SLOWEST_RETRY));
        var turn = turn(config, engine, clocks, watch, outbox, events, metrics);
        var wakeups = new Wakeups();
        var loop = parts.add(new CollectionLoop(turn::take, wakeups, config.refreshPoll(), clocks.steady()));
        var health = new ProducerHealth(
                loop, turn, outbox, watch::heard, clocks.steady(), config.dockerLimits(), config.refreshPoll());
        var server = parts.add(HttpServer.start(config.address(), health.checks(), registry, _ -> {}));
        var reasons = new Reasons(wakeups, turn, metrics);
        outbox.start();
        watch.start(reasons);
        loop.start();
        events.start(reasons);
        return new SwarmProducer(parts, server);
    }

    private static Outbox outbox(
            SwarmProducerConfig config, KafkaClients kafka, PublishObserver observer, CloseStack parts) {
        var telemetry = GlobalOpenTelemetry.getOrNoop();
        var records = new SnapshotRecords(
                config.topic(), new SnapshotCodec(), telemetry.getPropagators().getTextMapPropagator());
        var publisher =
                parts.add(new TracedPublisher(new KafkaSnapshotPublisher(kafka, records, PUBLISH_LIMIT), telemetry));
        return new Outbox(publisher, observer, FIRST_RETRY, SLOWEST_RETRY);
    }

    private static TopicWatch watch(SwarmProducerConfig config, KafkaClients kafka, Clocks clocks) {
        var reach = config.refreshInterval().multipliedBy(2);
        return new TopicWatch(kafka, new TopicTail(config.topic(), config.swarm(), reach, TOPIC_LIMIT), clocks);
    }

    private static ProducerTurn turn(
            SwarmProducerConfig config,
            DockerEngine engine,
            Clocks clocks,
            TopicWatch watch,
            Outbox outbox,
            EngineEvents events,
            ProducerMetrics metrics) {
        return new ProducerTurn(
                new SwarmCollector(
                        config.swarm(),
                        config.refreshInterval(),
                        engine,
                        config.dockerLimits(),
                        clocks.wall(),
                        System::nanoTime),
                watch::heard,
                outbox::offer,
                TurnObserver.of(new TurnLog(), metrics),
                events,
                new Refresh(config.refreshInterval(), config.refreshPoll()),
                clocks);
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
