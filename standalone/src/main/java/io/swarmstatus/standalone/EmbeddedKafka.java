package io.swarmstatus.standalone;

import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.StartException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A real Kafka broker in this process: one node that is broker and controller. */
final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;

    private EmbeddedKafka(KafkaRaftServer server) {
        this.server = server;
    }

    /**
     * Starts a broker on 127.0.0.1.
     *
     * @param directory for its log; one that holds a log already is gone on with
     * @throws StartException if it does not start
     */
    static EmbeddedKafka start(Path directory, int port) {
        return start(directory, port, Map.of());
    }

    /** The same with more of a broker's own settings. */
    static EmbeddedKafka start(Path directory, int port, Map<String, String> more) {
        var properties = properties(directory, port, LoopbackPort.next());
        properties.putAll(more);
        try {
            format(directory);
            var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(server);
        } catch (Exception e) {
            throw new StartException("Kafka does not start in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> properties(Path directory, int port, int controllerPort) {
        var properties = new HashMap<String, String>();
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put("process.roles", "broker,controller");
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.put("log.dirs", directory.toString());
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "false");
        properties.put("controlled.shutdown.enable", "false");
        return properties;
    }

    private static void format(Path directory) throws Exception {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return; // formatting it again would want the id of its cluster
        }
        var said = new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(directory.toString())
                .addDirectory(directory.toString())
                .setPrintStream(said)
                .run();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
