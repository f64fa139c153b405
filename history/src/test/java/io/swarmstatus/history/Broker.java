package io.swarmstatus.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;

/** A test's own clients of a real broker: what the producers do, and what an operator sees. */
final class Broker implements AutoCloseable {

    /** On a busy machine a container may find its start script still being written, and end. */
    private static final int ATTEMPTS = 3;

    /** Long enough that a batch is compressed as one. */
    private static final int LINGER_MS = 20;

    private final String servers;
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    private Broker(String servers, Admin admin, KafkaProducer<String, byte[]> producer) {
        this.servers = servers;
        this.admin = admin;
        this.producer = producer;
    }

    static KafkaContainer container() {
        // Started for a few tests: the second compiler would cost a third of its processor time, and gain nothing.
        return new KafkaContainer("apache/kafka:4.3.1")
                .withStartupAttempts(ATTEMPTS)
                .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    static Broker of(KafkaContainer container) {
        var servers = container.getBootstrapServers();
        return new Broker(servers, Admin.create(Map.of("bootstrap.servers", servers)), producer(servers, Map.of()));
    }

    /**
     * One that waits to fill batches and compresses them, with these settings besides. One request is under way at a time: a topic
     * that was made just now may refuse the first batch and take the second, and then refuses the first for good (KAFKA-15591).
     */
    static KafkaProducer<String, byte[]> producer(String servers, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers",
                servers,
                "linger.ms",
                LINGER_MS,
                "compression.type",
                "zstd",
                "max.in.flight.requests.per.connection",
                1));
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    String servers() {
        return servers;
    }

    void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        var created = new NewTopic(topic, Optional.of(partitions), Optional.empty())
                .configs(Map.of("retention.ms", "-1")); // the tests' records are of 2026
        admin.createTopics(List.of(created)).all().get();
    }

    TopicHistory history(String topic) {
        return TopicHistory.connect(HistorySettings.of(Map.of("bootstrap.servers", servers), topic, "test")
                .withCallLimit(Duration.ofSeconds(20)));
    }

    /** Sends without waiting; {@link #flush} waits, and what went wrong shows in what is read. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(String topic, @Nullable String key, Instant timestamp, @Nullable String value) {
        producer.send(record(topic, key, timestamp, value));
    }

    static ProducerRecord<String, byte[]> record(
            String topic, @Nullable String key, Instant timestamp, @Nullable String value) {
        return new ProducerRecord<>(
                topic, null, timestamp.toEpochMilli(), key, value == null ? null : value.getBytes(UTF_8));
    }

    /** Returns once the broker has all that was sent. */
    void flush() {
        producer.flush();
    }

    /** As retention does. */
    void deleteBefore(String topic, int partition, long offset) throws ExecutionException, InterruptedException {
        admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    Collection<GroupListing> groups() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get();
    }

    Collection<String> topics() throws ExecutionException, InterruptedException {
        var all = new ListTopicsOptions().listInternal(true);
        return admin.listTopics(all).names().get();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
