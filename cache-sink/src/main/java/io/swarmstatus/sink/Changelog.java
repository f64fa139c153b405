package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The changelogs of the streams' stores, which the sink creates. */
final class Changelog {

    /** How they are kept. */
    static final Map<String, String> CONFIG = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RecordLimits.MAX_RECORD_BYTES),
            TopicConfig.COMPRESSION_TYPE_CONFIG, "zstd",
            // The broker's time: a record's own may be one that the broker would refuse.
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
            // Only closed segments are compacted, and a start reads all that is not.
            TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofMinutes(10).toMillis()),
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(4 * RecordLimits.MAX_RECORD_BYTES));

    private Changelog() {}

    /**
     * Tells where a changelog has not as many partitions as the snapshot topic, which was given more: no thread of the
     * stream could start, and Kafka Streams alters no topic that is there.
     *
     * @param application the stream's application id
     * @return what has to be done, in words; empty where the changelog fits or is not there
     * @throws ExecutionException if the broker does not answer
     */
    static Optional<String> misfit(Admin client, String application, String store, int partitions)
            throws ExecutionException, InterruptedException {
        var name = application + "-" + store + "-changelog";
        var actual = partitions(client, name).orElse(partitions);
        return actual == partitions
                ? Optional.empty()
                : Optional.of("topic \"" + name + "\" to have " + partitions
                        + " partitions, as the snapshot topic has, and not " + actual
                        + ": stop the sinks and delete it (docs/kafka.md, More partitions)");
    }

    private static Optional<Integer> partitions(Admin client, String name)
            throws ExecutionException, InterruptedException {
        try {
            var described = client.describeTopics(
                            List.of(name), new DescribeTopicsOptions().timeoutMs(Topics.LONGEST_CALL_MS))
                    .allTopicNames()
                    .get();
            return Optional.of(requireNonNull(described.get(name)).partitions().size());
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case UnknownTopicOrPartitionException _, TopicAuthorizationException _ -> Optional.empty();
                case null, default -> throw e;
            };
        }
    }
}
