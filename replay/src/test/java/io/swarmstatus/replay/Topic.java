package io.swarmstatus.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.history.HistorySettings;
import io.swarmstatus.history.TopicHistory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.testcontainers.kafka.KafkaContainer;

/** A topic of a test's own on a real broker. */
final class Topic implements AutoCloseable {

    /** On a busy machine a container may find its start script still being written, and end. */
    private static final int ATTEMPTS = 3;

    private static final int PARTITIONS = 3;

    private final String servers;
    private final String name = "snapshots-" + UUID.randomUUID();
    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    private Topic(String servers, Admin admin, KafkaProducer<String, byte[]> producer) {
        this.servers = servers;
        this.admin = admin;
        this.producer = producer;
    }

    static KafkaContainer broker() {
        // Started for a few tests: the second compiler would cost a third of its processor time, and gain nothing.
        return new KafkaContainer("apache/kafka:4.3.1")
                .withStartupAttempts(ATTEMPTS)
                .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    static Topic createOn(KafkaContainer broker) throws ExecutionException, InterruptedException {
        var servers = broker.getBootstrapServers();
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "compression.type", "zstd");
        var topic = new Topic(
                servers,
                Admin.create(Map.of("bootstrap.servers", servers)),
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
        var kept = new NewTopic(topic.name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("retention.ms", "-1")); // the snapshots are of 2026
        topic.admin.createTopics(List.of(kept)).all().get();
        return topic;
    }

    void publish(Snapshot... snapshots) throws ExecutionException, InterruptedException {
        for (var snapshot : snapshots) {
            send(snapshot.swarm(), snapshot.collectedAt().toEpochMilli(), Snapshots.json(snapshot));
        }
    }

    /** Something that is no snapshot. */
    void publish(String key, long timestamp, String value) throws ExecutionException, InterruptedException {
        send(key, timestamp, value.getBytes(UTF_8));
    }

    private void send(String key, long timestamp, byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(name, null, timestamp, key, value)).get();
    }

    /** The command line that names it. */
    List<String> arguments() {
        return List.of("--bootstrap-server", servers, "--set", "topic.snapshots=" + name);
    }

    /** A reader of it, the caller's to close. */
    TopicHistory history() {
        return TopicHistory.connect(HistorySettings.of(Map.of("bootstrap.servers", servers), name, "test"));
    }

    Collection<GroupListing> groups() throws ExecutionException, InterruptedException {
        return admin.listGroups().all().get();
    }

    /** Where each partition ends. */
    List<Long> ends() throws ExecutionException, InterruptedException {
        var ends = new ArrayList<Long>();
        for (var partition = 0; partition < PARTITIONS; partition++) {
            var one = new TopicPartition(name, partition);
            ends.add(admin.listOffsets(Map.of(one, OffsetSpec.latest()))
                    .partitionResult(one)
                    .get()
                    .offset());
        }
        return ends;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
