package io.swarmstatus.bench;

import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.StartException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker in this process, for a producer to publish to. */
final class LocalBroker implements AutoCloseable {

    private final KafkaRaftServer server;
    private final String address;

    private LocalBroker(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Starts one on the loopback interface.
     *
     * @param directory for its log
     */
    static LocalBroker start(Path directory) {
        return start(directory, LoopbackPort.next(), LoopbackPort.next());
    }

    /**
     * Starts one on these ports.
     *
     * @param directory for its log; one that holds a log already is gone on with
     */
    static LocalBroker start(Path directory, int port, int controllerPort) {
        try {
            var address = "127.0.0.1:" + port;
            var controller = "127.0.0.1:" + controllerPort;
            format(directory);
            var server = new KafkaRaftServer(new KafkaConfig(settings(directory, address, controller)), Time.SYSTEM);
            server.startup();
            return new LocalBroker(server, address);
        } catch (Exception e) {
            throw new StartException("Kafka does not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(Path directory, String address, String controller) {
        return Map.ofEntries(
                Map.entry("node.id", "1"),
                Map.entry("process.roles", "broker,controller"),
                Map.entry("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://" + address),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("controlled.shutdown.enable", "false"));
    }

    private static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return; // formatting it again would want its cluster's id
        }
        new Formatter()
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setPrintStream(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** As {@code bootstrap.servers} wants it. */
    String address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
