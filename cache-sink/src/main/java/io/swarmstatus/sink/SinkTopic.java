package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import io.swarmstatus.contract.ChangeTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic that the sink writes: it creates it where it is missing, and never alters it.
 *
 * @param config what it is created with
 */
record SinkTopic(String name, Map<String, String> config) {

    private static final Logger log = LoggerFactory.getLogger(SinkTopic.class);

    /** The topic for what is no snapshot. */
    static SinkTopic deadLetters(String name) {
        return kept(name, Duration.ofDays(7));
    }

    /** The topic of the changes. */
    static SinkTopic changes(String name) {
        return kept(name, ChangeTopic.RETENTION);
    }

    private static SinkTopic kept(String name, Duration retention) {
        return new SinkTopic(
                name,
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()),
                        TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES)));
    }

    /**
     * Sees to it that the topic is there.
     *
     * @param partitions how many it gets where it is missing
     * @return why it is not, in words
     * @throws ExecutionException if the broker does not answer
     */
    Optional<String> ensure(Admin client, int partitions) throws ExecutionException, InterruptedException {
        if (exists(client)) {
            return Optional.empty();
        }
        try {
            var topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
            client.createTopics(List.of(topic), new CreateTopicsOptions().timeoutMs(Topics.LONGEST_CALL_MS))
                    .all()
                    .get();
            log.atInfo().addKeyValue("topic", name).log("created");
            return Optional.empty();
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case TopicExistsException _ -> Optional.empty();
                case RetriableException _ -> throw e;
                case null -> throw e;
                default -> Optional.of("topic \"" + name + "\" cannot be created: " + Topics.rootMessage(e));
            };
        }
    }

    /** Why it cannot be written, as far as the broker tells; it must be there. */
    Optional<String> unwritable(Admin client) throws ExecutionException, InterruptedException {
        var allowed = allowed(client);
        return allowed == null || allowed.contains(AclOperation.WRITE)
                ? Optional.empty()
                : Optional.of("topic \"" + name + "\" may not be written");
    }

    private boolean exists(Admin client) throws ExecutionException, InterruptedException {
        try {
            allowed(client);
            return true;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException _ -> false;
                case TopicAuthorizationException _ -> true; // nobody may tell: the first record will
                case null, default -> throw e;
            };
        }
    }

    private @Nullable Set<AclOperation> allowed(Admin client) throws ExecutionException, InterruptedException {
        var options =
                new DescribeTopicsOptions().timeoutMs(Topics.LONGEST_CALL_MS).includeAuthorizedOperations(true);
        var described =
                client.describeTopics(List.of(name), options).allTopicNames().get();
        return requireNonNull(described.get(name)).authorizedOperations();
    }
}
