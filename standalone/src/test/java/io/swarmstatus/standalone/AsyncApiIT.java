package io.swarmstatus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topics are as {@code asyncapi.yaml} describes them, and so are all records on them. */
class AsyncApiIT {

    private static final Path FOLDER = Path.of("..", "docs", "contract");
    private static final String REFUSED = "[]";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static JsonNode document;
    private static int kafkaPort;

    @BeforeAll
    static void start() throws Exception {
        document = new YAMLMapper().readTree(FOLDER.resolve("asyncapi.yaml").toFile());
        kafkaPort = SharedRig.get().kafkaPort();
        refuse("default", REFUSED);
        await().atMost(SOON).until(() -> !records("deadLetters").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshots", "deadLetters", "changes"})
    void topicsAreCreatedAsDescribed(String channel) throws Exception {
        var described = document.at("/channels/" + channel);
        var topic = described.get("address").asText();
        try (var admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort))) {
            var partitions =
                    admin.describeTopics(List.of(topic)).allTopicNames().get();
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            var config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));

            var binding = described.at("/bindings/kafka");
            assertThat(Objects.requireNonNull(partitions.get(topic)).partitions())
                    .hasSize(binding.get("partitions").asInt());
            assertThat(config.get("compression.type").value())
                    .isEqualTo(described.get("x-compression-type").asText());
            assertThat(config.get("cleanup.policy").value())
                    .isEqualTo(
                            binding.at("/topicConfiguration/cleanup.policy/0").asText());
            for (var setting : List.of("retention.ms", "max.message.bytes")) {
                assertThat(config.get(setting).value())
                        .as(setting)
                        .isEqualTo(
                                binding.get("topicConfiguration").get(setting).asText());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot", "change"})
    void recordsAreAsDescribed(String message) throws IOException {
        var described = document.at("/components/messages/" + message);
        var payload = Files.readString(FOLDER.resolve(message + ".schema.json"));
        var time = message.equals("snapshot") ? "collected_at" : "changed_at";
        var records = records(message + "s").stream()
                .filter(record -> !REFUSED.equals(new String(record.value(), UTF_8)))
                .toList();

        assertThat(records).hasSizeGreaterThan(1).allSatisfy(record -> {
            var value = new ObjectMapper().readTree(record.value());
            assertThat(problems(payload, value)).isEmpty();
            assertThat(problems(described.get("headers").toString(), headers(record)))
                    .isEmpty();
            assertThat(headers(record).fieldNames())
                    .toIterable()
                    .isSubsetOf(() -> described.at("/headers/properties").fieldNames());
            assertThat(new String(record.key(), UTF_8))
                    .isEqualTo(value.get("swarm").asText());
            var at = Instant.parse(value.get(time).asText());
            assertThat(Instant.parse(headers(record).get("ce_time").asText())).isEqualTo(at);
            assertThat(record.timestamp()).isEqualTo(at.toEpochMilli());
        });
        assertThat(records)
                .extracting(record -> new String(record.key(), UTF_8))
                .contains("default", "east");
    }

    @Test
    void deadLettersAreAsDescribed() {
        var described = document.at("/components/messages/deadLetter/headers");

        assertThat(records("deadLetters")).isNotEmpty().allSatisfy(letter -> {
            assertThat(problems(described.toString(), headers(letter))).isEmpty();
            assertThat(new String(letter.value(), UTF_8)).isEqualTo(REFUSED);
            assertThat(headers(letter).get("dlq_reason").asText())
                    .isEqualTo(described.at("/properties/dlq_reason/examples/0").asText());
        });
    }

    private static List<String> problems(String schema, JsonNode value) throws IOException {
        var whole = (ObjectNode) new ObjectMapper().readTree(schema);
        whole.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String channel) {
        return PublishedRecords.of(
                kafkaPort, document.at("/channels/" + channel + "/address").asText());
    }

    private static ObjectNode headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = JsonNodeFactory.instance.objectNode();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static void refuse(String key, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", "127.0.0.1:" + kafkaPort);
        var record = new ProducerRecord<>("swarm.snapshots", key.getBytes(UTF_8), value.getBytes(UTF_8));
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }
}
