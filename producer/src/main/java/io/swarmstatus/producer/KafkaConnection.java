package io.swarmstatus.producer;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** The clients that a publisher holds, and whether its topic was seen to. */
final class KafkaConnection implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;
    private final Admin admin;
    private final SnapshotTopicSetup topic;
    private boolean topicIsThere;

    KafkaConnection(Producer<String, byte[]> producer, Admin admin, SnapshotTopicSetup topic) {
        this.producer = producer;
        this.admin = admin;
        this.topic = topic;
    }

    Producer<String, byte[]> producer() {
        return producer;
    }

    /** Sees to the topic, once, and again after a doubt. */
    void ensureTopic() throws ExecutionException, InterruptedException {
        if (!topicIsThere) {
            topic.ensure(admin);
            topicIsThere = true;
        }
    }

    /** The topic may have been deleted. */
    void doubtTopic() {
        topicIsThere = false;
    }

    @Override
    public void close() {
        producer.close(STOP_LIMIT);
        admin.close(STOP_LIMIT);
    }
}
