package io.swarmstatus.producer;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.common.config.TopicConfig.COMPRESSION_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import io.swarmstatus.contract.SnapshotTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the snapshot topic is there. One that is there already is left as it is, also where it differs from
 * what would have been created: its owner may know better. For use by one thread.
 */
final class SnapshotTopicSetup {

    private static final Logger log = LoggerFactory.getLogger(SnapshotTopicSetup.class);
    private static final int PARTITIONS = 12;
    private static final Map<String, String> CONFIGS = Map.of(
            RETENTION_MS_CONFIG, String.valueOf(Duration.ofDays(7).toMillis()),
            COMPRESSION_TYPE_CONFIG, "zstd",
            MAX_MESSAGE_BYTES_CONFIG, String.valueOf(SnapshotTopic.MAX_MESSAGE_BYTES));

    private final String name;
    private Map<String, String> toldDifferences = Map.of();

    SnapshotTopicSetup(String name) {
        this.name = name;
    }

    /**
     * Creates the topic unless it is there.
     *
     * @throws ExecutionException if that cannot be told or done; the cause says why
     */
    void ensure(Admin admin) throws ExecutionException, InterruptedException {
        var partitions = partitions(admin);
        if (partitions.isPresent()) {
            logDifferences(admin, partitions.getAsInt());
        } else {
            create(admin);
        }
    }

    /** Empty where there is no such topic. */
    private OptionalInt partitions(Admin admin) throws ExecutionException, InterruptedException {
        try {
            var topics = admin.describeTopics(List.of(name)).allTopicNames().get();
            return OptionalInt.of(requireNonNull(topics.get(name)).partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private void create(Admin admin) throws ExecutionException, InterruptedException {
        var topic = new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(CONFIGS);
        try {
            admin.createTopics(List.of(topic)).all().get();
            log.atInfo()
                    .addKeyValue("topic", name)
                    .addKeyValue("partitions", PARTITIONS)
                    .log("created the topic");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) { // another producer was quicker
                throw e;
            }
        }
    }

    private void logDifferences(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        var differences = new TreeMap<String, String>();
        if (partitions != PARTITIONS) {
            differences.put("partitions", partitions + " instead of " + PARTITIONS);
        }
        var actual = configs(admin);
        CONFIGS.forEach((key, wanted) -> {
            var entry = actual.get(key);
            if (entry != null && !wanted.equals(entry.value())) {
                differences.put(key, entry.value() + " instead of " + wanted);
            }
        });
        if (!differences.isEmpty() && !differences.equals(toldDifferences)) {
            toldDifferences = differences;
            log.atWarn()
                    .addKeyValue("topic", name)
                    .addKeyValue("differences", differences)
                    .log("the topic is not as it would have been created, and is left as it is");
        }
    }

    /** Empty where the producer may write to the topic and not look at its configuration. */
    private Config configs(Admin admin) throws ExecutionException, InterruptedException {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            return requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return new Config(List.of());
            }
            throw e;
        }
    }
}
