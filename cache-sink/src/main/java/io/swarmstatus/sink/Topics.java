package io.swarmstatus.sink;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topic of the snapshots, which belongs to the producer, and the broker that has it.
 *
 * @param admin settings of the admin client
 * @param snapshots the topic to read from
 */
record Topics(Map<String, Object> admin, String snapshots) {

    /** The broker may be away: the wait for it is the caller's, and it wants to know. */
    static final int LONGEST_CALL_MS = 5_000;

    /** Sees to the topics that the sink writes. */
    @FunctionalInterface
    interface Own {

        /**
         * Creates what is missing.
         *
         * @param partitions how many the snapshot topic has
         * @return what the stream has to wait for, in words
         * @throws ExecutionException if the broker does not answer
         */
        Optional<String> missing(Admin client, int partitions) throws ExecutionException, InterruptedException;
    }

    /**
     * Asks for the snapshot topic, and then sees to the others.
     *
     * @return whom a stream has to wait for still, in words; empty where everything is there
     */
    Optional<String> missing(Own others) throws InterruptedException {
        try {
            return missing(Admin.create(admin), others);
        } catch (KafkaException e) {
            return Optional.of(broker(e)); // its name cannot be resolved, for one
        }
    }

    private Optional<String> missing(Admin client, Own others) throws InterruptedException {
        try {
            return others.missing(client, partitions(client).size());
        } catch (ExecutionException e) {
            return e.getCause() instanceof UnknownTopicOrPartitionException
                    ? Optional.of("topic \"" + snapshots + "\", which the producer creates")
                    : Optional.of(broker(e));
        } finally {
            client.close(Duration.ZERO);
        }
    }

    /** Where each partition of the snapshot topic ends: the offset of the next record. */
    Map<Integer, Long> ends(Admin client) throws ExecutionException, InterruptedException {
        var partitions = partitions(client).stream().map(TopicPartitionInfo::partition);
        return offsets(client, partitions, OffsetSpec.latest());
    }

    /** How far the group has come on each of these partitions: to what it has committed, else to where the partition begins. */
    Map<Integer, Long> positions(Admin client, String group, Set<Integer> partitions)
            throws ExecutionException, InterruptedException {
        var positions = new HashMap<>(committed(client, group));
        var others = partitions.stream()
                .filter(partition -> !positions.containsKey(partition))
                .toList();
        if (!others.isEmpty()) {
            positions.putAll(offsets(client, others.stream(), OffsetSpec.earliest()));
        }
        return positions;
    }

    /** How many records of all partitions the group has not committed yet. */
    long behind(Admin client, String group) throws ExecutionException, InterruptedException {
        var ends = ends(client);
        return behind(ends, positions(client, group, ends.keySet()));
    }

    /** The same, of partitions that end there while the group has come to these positions; to the beginning where it has none. */
    static long behind(Map<Integer, Long> ends, Map<Integer, Long> positions) {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Map<Integer, Long> offsets(Admin client, Stream<Integer> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.collect(toMap(partition -> new TopicPartition(snapshots, partition), _ -> which));
        var found = client.listOffsets(asked, new ListOffsetsOptions().timeoutMs(LONGEST_CALL_MS))
                .all()
                .get();
        return found.entrySet().stream()
                .collect(toMap(
                        one -> one.getKey().partition(), one -> one.getValue().offset()));
    }

    private Map<Integer, Long> committed(Admin client, String group) throws ExecutionException, InterruptedException {
        var options = new ListConsumerGroupOffsetsOptions().timeoutMs(LONGEST_CALL_MS);
        var committed = client.listConsumerGroupOffsets(group, options)
                .partitionsToOffsetAndMetadata()
                .get();
        return committed.entrySet().stream()
                .filter(one -> one.getKey().topic().equals(snapshots) && one.getValue() != null)
                .collect(toMap(
                        one -> one.getKey().partition(), one -> one.getValue().offset()));
    }

    private List<TopicPartitionInfo> partitions(Admin client) throws ExecutionException, InterruptedException {
        var described = client.describeTopics(
                        List.of(snapshots), new DescribeTopicsOptions().timeoutMs(LONGEST_CALL_MS))
                .allTopicNames()
                .get();
        return requireNonNull(described.get(snapshots)).partitions();
    }

    /** Why the broker gave no answer. */
    String broker(Exception e) {
        return "broker " + admin.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG) + ": " + rootMessage(e);
    }

    /** What the client throws first says only that something failed. */
    static @Nullable String rootMessage(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e.getMessage() : rootMessage(cause);
    }
}
