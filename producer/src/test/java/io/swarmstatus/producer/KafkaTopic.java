package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic on a real broker, as everybody else sees it. */
record KafkaTopic(String servers, String name) {

    /** Creates it, and returns once the broker knows it, which may take a moment longer. */
    void create(int partitions, Map<String, String> configs) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var topic = new NewTopic(name, partitions, (short) 1).configs(configs);
            admin.createTopics(List.of(topic)).all().get();
        }
        await().ignoreExceptionsMatching(e -> e.getCause() instanceof UnknownTopicOrPartitionException)
                .until(() -> partitions() == partitions);
    }

    void delete() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    int partitions() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var topics = admin.describeTopics(List.of(name)).allTopicNames().get();
            return requireNonNull(topics.get(name)).partitions().size();
        }
    }

    /** What is set on the topic itself. */
    Map<String, String> configs() throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (var admin = admin()) {
            var entries = requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            var configs = new HashMap<String, String>();
            entries.entries().stream()
                    .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .forEach(entry -> configs.put(entry.name(), entry.value()));
            return configs;
        }
    }

    /** Everything that is on the topic by now. */
    List<ConsumerRecord<String, byte[]>> records() {
        Map<String, Object> config = Map.of("bootstrap.servers", servers);
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < requireNonNull(ends.get(each)))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }
}
