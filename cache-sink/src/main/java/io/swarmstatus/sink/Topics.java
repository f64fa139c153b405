package io.swarmstatus.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that the stream needs. That of the snapshots belongs to the producer, which creates it; that of the dead
 * letters to the sink. Neither is ever altered.
 *
 * @param admin settings of the admin client
 * @param snapshots the topic to read from
 * @param deadLetters the topic for what is no snapshot
 */
record Topics(Map<String, Object> admin, String snapshots, String deadLetters) {

    private static final Logger log = LoggerFactory.getLogger(Topics.class);

    /** The broker may be away: the wait for it is the caller's, and it wants to know. */
    private static final int LONGEST_CALL_MS = 5_000;

    /** One partition: they are few, and read by a person, in the order in which they were refused. */
    private static final int DEAD_LETTER_PARTITIONS = 1;

    private static final Map<String, String> DEAD_LETTER_CONFIG = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(7).toMillis()),
            TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES));

    /**
     * Sees to it that the topics are there.
     *
     * @return whom the stream has to wait for still, in words; empty where everything is there
     */
    Optional<String> missing() throws InterruptedException {
        try {
            return missing(Admin.create(admin));
        } catch (KafkaException e) {
            return Optional.of(broker(e)); // its name cannot be resolved, for one
        }
    }

    private Optional<String> missing(Admin client) throws InterruptedException {
        try {
            if (!exists(client)) {
                return Optional.of("topic \"" + snapshots + "\", which the producer creates");
            }
            createDeadLetters(client);
            return Optional.empty();
        } catch (ExecutionException e) {
            return Optional.of(broker(e));
        } finally {
            client.close(Duration.ZERO);
        }
    }

    private boolean exists(Admin client) throws ExecutionException, InterruptedException {
        try {
            client.describeTopics(List.of(snapshots), new DescribeTopicsOptions().timeoutMs(LONGEST_CALL_MS))
                    .allTopicNames()
                    .get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void createDeadLetters(Admin client) throws ExecutionException, InterruptedException {
        var topic = new NewTopic(deadLetters, Optional.of(DEAD_LETTER_PARTITIONS), Optional.empty())
                .configs(DEAD_LETTER_CONFIG);
        try {
            client.createTopics(List.of(topic), new CreateTopicsOptions().timeoutMs(LONGEST_CALL_MS))
                    .all()
                    .get();
            log.atInfo().addKeyValue("topic", deadLetters).log("created");
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private String broker(Exception e) {
        return "broker " + admin.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + ": " + rootMessage(e);
    }

    /** What the client throws first says only that something failed. */
    private static @Nullable String rootMessage(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e.getMessage() : rootMessage(cause);
    }
}
