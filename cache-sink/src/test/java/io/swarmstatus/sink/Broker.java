package io.swarmstatus.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A test's own clients of a broker: what the producer of snapshots does, and what reads the dead letters. */
final class Broker implements AutoCloseable {

    private static final ResourcePattern CLUSTER =
            new ResourcePattern(ResourceType.CLUSTER, "kafka-cluster", PatternType.LITERAL);

    private static final int LARGEST_REQUEST = 20 * 1024 * 1024;

    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private Broker(Admin admin, KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
        this.admin = admin;
        this.producer = producer;
        this.consumer = consumer;
    }

    static Broker at(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        // one request under way at a time: a topic made just now may take a second batch before the first (KAFKA-15591)
        Map<String, Object> writing = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.request.size",
                LARGEST_REQUEST,
                "max.in.flight.requests.per.connection",
                1);
        var bytes = new ByteArrayDeserializer();
        return new Broker(
                Admin.create(settings),
                new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer()),
                new KafkaConsumer<>(settings, bytes, bytes));
    }

    /** Creates it, and returns once the broker knows it, which may take a moment longer. */
    void create(String topic, int partitions, Map<String, String> config)
            throws ExecutionException, InterruptedException {
        var created = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(config);
        admin.createTopics(List.of(created)).all().get();
        await().ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                .until(() -> partitionsOf(topic) == partitions);
    }

    void addPartitions(String topic, int total) throws ExecutionException, InterruptedException {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(total)))
                .all()
                .get();
    }

    void deleteGroup(String group) throws ExecutionException, InterruptedException {
        admin.deleteConsumerGroups(List.of(group)).all().get();
    }

    /** Deletes all that the one partition of a topic holds, as retention does. */
    void deleteRecords(String topic) throws ExecutionException, InterruptedException {
        var all = Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(-1));
        admin.deleteRecords(all).all().get();
    }

    void delete(String topic) throws ExecutionException, InterruptedException {
        admin.deleteTopics(List.of(topic)).all().get();
    }

    /** From now on nobody may do this to the topic; all else they may, as this test's own clients. */
    void deny(AclOperation operation, String topic) throws ExecutionException, InterruptedException {
        deny(operation, new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL));
    }

    /** From now on nobody may create this topic, or any that does not say who may. */
    void denyCreating(String topic) throws ExecutionException, InterruptedException {
        deny(AclOperation.CREATE, topic);
        deny(AclOperation.CREATE, CLUSTER);
    }

    /** Takes back what was denied. */
    void allowAll() throws ExecutionException, InterruptedException {
        var denied = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(null, null, AclOperation.ANY, AclPermissionType.DENY));
        admin.deleteAcls(List.of(denied)).all().get();
    }

    private void deny(AclOperation operation, ResourcePattern what) throws ExecutionException, InterruptedException {
        var allowed = new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW);
        var denied = new AccessControlEntry("User:*", "*", operation, AclPermissionType.DENY);
        admin.createAcls(List.of(new AclBinding(what, allowed), new AclBinding(what, denied)))
                .all()
                .get();
    }

    void publish(String topic, Snapshot... snapshots) throws ExecutionException, InterruptedException {
        for (var snapshot : snapshots) {
            var key = snapshot.swarm().getBytes(UTF_8);
            publish(new ProducerRecord<>(topic, key, Snapshots.json(snapshot)));
        }
    }

    /** Publishes all of these, and returns once the broker has them; tells where each is. */
    List<RecordMetadata> publishAll(List<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        var sent = records.stream().map(producer::send).toList();
        producer.flush();
        var places = new ArrayList<RecordMetadata>();
        for (var one : sent) {
            places.add(one.get());
        }
        return places;
    }

    /** How many members of a group have partitions of a topic. */
    long sharersOf(String group) throws ExecutionException, InterruptedException {
        var described = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
        return requireNonNull(described).members().stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .count();
    }

    void publish(ProducerRecord<byte[], byte[]> record) throws ExecutionException, InterruptedException {
        producer.send(record).get();
    }

    /** Everything that the one partition of a topic holds now. */
    List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        var partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        while (consumer.position(partition) < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    Collection<String> topics() throws ExecutionException, InterruptedException {
        return admin.listTopics().names().get();
    }

    int partitionsOf(String topic) throws ExecutionException, InterruptedException {
        var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
        return requireNonNull(described.get(topic)).partitions().size();
    }

    Config configOf(String topic) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        admin.close();
    }
}
