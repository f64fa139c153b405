package io.swarmstatus.bench;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;

/** The consumer group of the sinks' change feed, as the broker knows it. */
record FeedGroup(Admin admin) implements AutoCloseable {

    private static final String NAME = "swarm-status-cache-sink-changes";
    private static final int LIMIT_MILLIS = 5_000;

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

    @Override
    public void close() {
        admin.close();
    }
}
