package io.swarmstatus.sink;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topic for what is no snapshot. That it cannot be had must not keep the stream from its work.
 *
 * @param delivery is told where it cannot
 */
record DeadLetterTopic(SinkTopic topic, DeadLetterDelivery delivery) {

    /** One partition: they are few, and read by a person, in the order in which they were refused. */
    private static final int PARTITIONS = 1;

    /**
     * Sees to it that the topic is there.
     *
     * @throws ExecutionException if the broker does not answer
     */
    void ensure(Admin client) throws ExecutionException, InterruptedException {
        delivery.topicIs(topic.ensure(client, PARTITIONS));
    }
}
