import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Usage: java -cp kafka-clients.jar:jackson-databind.jar:… FollowChanges.java BROKER. Prints when a node is lost or back. */
public class FollowChanges {

    static final Set<String> WANTED = Set.of("node_down", "node_ready", "node_drained", "node_activated");

    public static void main(String[] args) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", args[0],
                "group.id", "example-follow-changes",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed"); // the feed is written in transactions
        var json = new ObjectMapper();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("swarm.changes"));
            while (true) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    var change = json.readTree(record.value());
                    if (WANTED.contains(change.path("type").asText())) { // other types, also ones to come, are passed over
                        System.out.printf(
                                "%s %s: %s%n",
                                change.path("changed_at").asText(),
                                record.key(),
                                change.path("summary").asText());
                    }
                }
            }
        }
    }
}
