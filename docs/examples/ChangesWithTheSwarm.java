import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.Materialized;

/**
 * Usage: java -cp kafka-streams.jar:… ChangesWithTheSwarm.java BROKER. Each change with how the swarm is by then. The two topics
 * have the same keys and as many partitions, so they can be joined as they are.
 */
public class ChangesWithTheSwarm {

    static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        var settings = new Properties();
        settings.put("bootstrap.servers", args[0]);
        settings.put("application.id", "example-changes-with-the-swarm");
        settings.put("state.dir", Files.createTempDirectory("example").toString());
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed"); // of its consumers
        settings.put("producer.max.request.size", "17825792"); // a snapshot goes into the table's changelog
        settings.put("topic.max.message.bytes", "17825792"); // and has to fit there

        var builder = new StreamsBuilder();
        var json = serde();
        // The newest good snapshot of each swarm; one that comes late does not replace a newer one.
        var swarms = builder.stream("swarm.snapshots", Consumed.with(Serdes.String(), json))
                .filter((swarm, snapshot) -> snapshot.path("condition").asText().equals("ok"))
                .groupByKey()
                .reduce(ChangesWithTheSwarm::newer, Materialized.with(Serdes.String(), json));
        builder.stream("swarm.changes", Consumed.with(Serdes.String(), json))
                .leftJoin(swarms, ChangesWithTheSwarm::line, Joined.with(Serdes.String(), json, json))
                .foreach((swarm, line) -> System.out.println(line));

        var streams = new KafkaStreams(builder.build(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    static JsonNode newer(JsonNode one, JsonNode other) {
        return collectedAt(other).isBefore(collectedAt(one)) ? one : other;
    }

    static Instant collectedAt(JsonNode snapshot) {
        return Instant.parse(snapshot.path("collected_at").asText());
    }

    static String line(JsonNode change, JsonNode snapshot) {
        var swarm = snapshot == null
                ? "no snapshot yet"
                : snapshot.path("total_nodes") + " nodes, " + snapshot.at("/quorum/spare") + " managers may fail";
        return change.path("swarm").asText() + ": " + change.path("summary").asText() + " (" + swarm + ")";
    }

    static Serde<JsonNode> serde() {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : value.toString().getBytes(UTF_8),
                (topic, bytes) -> {
                    try {
                        return bytes == null ? null : JSON.readTree(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
