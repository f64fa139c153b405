package io.swarmstatus.bench;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.StartException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The consumer group of the sinks' change feed, as the broker knows it. */
record FeedGroup(Admin admin) implements AutoCloseable {

    private static final String NAME = "swarm-status-cache-sink-changes";
    private static final int LIMIT_MILLIS = 5_000;
    private static final Duration COMMIT_LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    static FeedGroup at(String broker) {
        return new FeedGroup(Admin.create(Map.of("bootstrap.servers", broker)));
    }

    /** How many members have partitions; none where the broker does not tell. */
    long sharers() throws InterruptedException {
        try {
            var options = new DescribeConsumerGroupsOptions().timeoutMs(LIMIT_MILLIS);
            var described =
                    admin.describeConsumerGroups(List.of(NAME), options).all().get();
            return requireNonNull(described.get(NAME)).members().stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        } catch (ExecutionException e) {
            return 0; // it is asked again
        }
    }

    /** Returns once it has committed all that is on the topic of snapshots. */
    void awaitCommitted() throws InterruptedException {
        var limit = System.nanoTime() + COMMIT_LIMIT.toNanos();
        while (behind() != 0) {
            if (System.nanoTime() > limit) {
                throw new StartException(
                        "the feed has not come to the end after " + COMMIT_LIMIT.toSeconds() + " s", null);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /** How many records it has not committed; at least one where the broker does not tell. */
    private long behind() throws InterruptedException {
        try {
            var partitions = IntStream.range(0, WrittenPipeline.PARTITIONS)
                    .mapToObj(number -> new TopicPartition(SnapshotTopic.NAME, number))
                    .toList();
            var ends = admin.listOffsets(
                            partitions.stream().collect(toMap(partition -> partition, _ -> OffsetSpec.latest())),
                            new ListOffsetsOptions().timeoutMs(LIMIT_MILLIS))
                    .all()
                    .get();
            var committed = admin.listConsumerGroupOffsets(
                            NAME, new ListConsumerGroupOffsetsOptions().timeoutMs(LIMIT_MILLIS))
                    .partitionsToOffsetAndMetadata()
                    .get();
            return partitions.stream()
                    .mapToLong(partition -> requireNonNull(ends.get(partition)).offset()
                            - (committed.get(partition) == null
                                    ? 0
                                    : committed.get(partition).offset()))
                    .sum();
        } catch (ExecutionException e) {
            return 1; // it is asked again
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
