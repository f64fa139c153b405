package io.swarmstatus.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.ChangeCodec;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.contract.SwarmChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.kafka.KafkaContainer;

/** Topics of a test's own on a real broker, written to as the producers and the sink do. */
record TestTopics(ApiTopics names, KafkaProducer<String, byte[]> producer) implements AutoCloseable {

    /** On a busy machine a container may find its start script still being written, and end. */
    private static final int ATTEMPTS = 3;

    private static final int PARTITIONS = 3;

    static KafkaContainer container() {
        // Started for a few tests: the second compiler would cost a third of its processor time, and gain nothing.
        return new KafkaContainer("apache/kafka:4.3.1")
                .withStartupAttempts(ATTEMPTS)
                .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    static TestTopics on(KafkaContainer kafka) {
        Map<String, Object> broker = Map.of("bootstrap.servers", kafka.getBootstrapServers());
        var id = UUID.randomUUID();
        var names = new ApiTopics(
                Map.of("bootstrap.servers", kafka.getBootstrapServers()), "snapshots-" + id, "changes-" + id);
        try (var admin = Admin.create(broker)) {
            admin.createTopics(List.of(topic(names.snapshots()), topic(names.changes())))
                    .all()
                    .get();
            awaitLeaders(admin, names);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return new TestTopics(names, new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer()));
    }

    /** A broker may not know a topic for a moment after it made it, which the client does not try again: KAFKA-15425. */
    private static void awaitLeaders(Admin admin, ApiTopics names) {
        var asked = Stream.of(names.snapshots(), names.changes())
                .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(number -> new TopicPartition(topic, number)))
                .collect(toMap(partition -> partition, _ -> OffsetSpec.latest()));
        await().ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                .until(() -> !admin.listOffsets(asked).all().get().isEmpty());
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("retention.ms", "-1")); // the tests' records are of 2026
    }

    static String json(Snapshot snapshot) {
        return new String(new SnapshotCodec().encode(snapshot), UTF_8);
    }

    void snapshot(Snapshot snapshot) {
        raw(snapshot.swarm(), snapshot.collectedAt(), json(snapshot));
    }

    void change(SwarmChange change) {
        var json = new String(new ChangeCodec().encode(change), UTF_8);
        send(names.changes(), change.swarm(), change.changedAt(), json);
    }

    /** A change in the shape of the contract. */
    void change(String swarm, Instant changedAt, String type, String kind, String id, String name) {
        send(names.changes(), swarm, changedAt, changeJson(swarm, changedAt, type, kind, id, name));
    }

    static String changeJson(String swarm, Instant changedAt, String type, String kind, String id, String name) {
        return """
            {"schema_version":1,"swarm":"%s","cluster_id":"cluster","swarm_version":1234,"type":"%s",\
            "changed_at":"%s","previous_at":"%s","subject":{"kind":"%s","id":"%s","name":"%s"},\
            "before":null,"after":null,"summary":"%s %s"}\
            """.formatted(swarm, type, changedAt, changedAt, kind, id, name, type, name);
    }

    /** Whatever somebody writes to the topic of snapshots. */
    void raw(String key, Instant timestamp, String value) {
        send(names.snapshots(), key, timestamp, value);
    }

    /** Sends without waiting; {@link #flush} waits, and what went wrong shows in what is read. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(String topic, String key, Instant timestamp, String value) {
        producer.send(new ProducerRecord<>(topic, null, timestamp.toEpochMilli(), key, value.getBytes(UTF_8)));
    }

    /** Returns once the broker has all that was sent. */
    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
