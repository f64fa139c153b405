package io.swarmstatus.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic for what is no snapshot. The sink creates it where it is missing, and never alters it. */
record DeadLetterTopic(String name) {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterTopic.class);

    /** One partition: they are few, and read by a person, in the order in which they were refused. */
    private static final int PARTITIONS = 1;

    private static final Map<String, String> CONFIG = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(7).toMillis()),
            TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES));

    /**
     * Sees to it that the topic is there.
     *
     * @return why it is not, in words; that must not keep the stream from its work
     * @throws ExecutionException if the broker does not answer
     */
    Optional<String> ensure(Admin client) throws ExecutionException, InterruptedException {
        if (exists(client)) {
            return Optional.empty();
        }
        try {
            var topic = new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(CONFIG);
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

    private boolean exists(Admin client) throws ExecutionException, InterruptedException {
        try {
            client.describeTopics(List.of(name), new DescribeTopicsOptions().timeoutMs(Topics.LONGEST_CALL_MS))
                    .allTopicNames()
                    .get();
            return true;
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException _ -> false;
                case TopicAuthorizationException _ -> true; // nobody may tell: the first letter will
                case null, default -> throw e;
            };
        }
    }
}
