package io.swarmstatus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swarmstatus.cache.CacheKeys;
import io.swarmstatus.contract.SnapshotTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/**
 * The least that brings snapshots from the topic into Redis: {@code BROKER REDIS-PORT GROUP}. It looks into none, keeps none, and writes
 * all that a poll brings, one key each, before it waits for one answer.
 */
final class BareSinkMain {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final long TTL_SECONDS = 1800;

    private BareSinkMain() {}

    public static void main(String[] args) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", args[0], "group.id", args[2], "auto.offset.reset", "earliest");
        try (var redis = RedisClient.create("127.0.0.1", Integer.parseInt(args[1]));
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(SnapshotTopic.NAME));
            var expiry = SetParams.setParams().ex(TTL_SECONDS);
            while (!Thread.currentThread().isInterrupted()) {
                try (var pipeline = redis.pipelined()) {
                    for (var record : consumer.poll(POLL)) {
                        pipeline.set(CacheKeys.of(record.key()).primary().getBytes(UTF_8), record.value(), expiry);
                    }
                    pipeline.sync();
                }
            }
        }
    }
}
