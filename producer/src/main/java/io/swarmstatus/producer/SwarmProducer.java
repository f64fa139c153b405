package io.swarmstatus.producer;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.HttpServer;
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
        var refresh = new Refresh(config.refreshInterval(), config.refreshPoll());
        var wakeups = new Wakeups();
        var kafka = new KafkaClients(config.kafka(), config.topic());
        var outbox = parts.add(outbox(config, kafka, parts));
        var watch = parts.add(watch(config, kafka, clocks, wakeups));
        var engine = parts.add(
                DockerEngine.connect(config.engine(), config.dockerLimits().call()));
        var events = parts.add(new EngineEvents(engine, config.dockerLimits().call(), FIRST_RETRY, SLOWEST_RETRY));
        var sight = new SwarmCollector(
                config.swarm(), refresh.interval(), engine, config.dockerLimits(), clocks.wall(), System::nanoTime);
        var turn = new ProducerTurn(sight, watch::heard, outbox::offer, new TurnLog(), events::reopen, refresh, clocks);
        var loop = parts.add(new CollectionLoop(turn::take, wakeups, refresh.poll(), clocks.steady()));
        var health = new ProducerHealth(
                loop, turn, outbox, watch::heard, clocks.steady(), config.dockerLimits(), refresh.poll());
        var server = parts.add(HttpServer.start(config.serverHost(), config.serverPort(), health.checks(), _ -> {}));
        outbox.start();
        watch.start();
        loop.start();
        events.start(new EventWakeups(wakeups, turn::heeds));
        return new SwarmProducer(parts, server);
    }

    private static Outbox outbox(SwarmProducerConfig config, KafkaClients kafka, CloseStack parts) {
        var publisher = parts.add(new KafkaSnapshotPublisher(
                kafka, new SnapshotRecords(config.topic(), new SnapshotCodec()), PUBLISH_LIMIT));
        return new Outbox(publisher, PublishObserver.NOBODY, FIRST_RETRY, SLOWEST_RETRY);
    }

    private static TopicWatch watch(SwarmProducerConfig config, KafkaClients kafka, Clocks clocks, Wakeups wakeups) {
        var reach = config.refreshInterval().multipliedBy(2);
        var tail = new TopicTail(config.topic(), config.swarm(), reach, TOPIC_LIMIT);
        return new TopicWatch(kafka, tail, clocks, () -> wakeups.wake(Wakeup.NUDGE));
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
