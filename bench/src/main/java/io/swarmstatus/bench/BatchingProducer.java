package io.swarmstatus.bench;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes many snapshots quickly: in compressed batches, for which it waits a moment. */
final class BatchingProducer {

    private BatchingProducer() {}

    /**
     * One request is under way at a time, as the topic may have been made just now: a broker that does not lead a partition yet
     * refuses a first batch and may take the second a moment later, and then refuses the first for good (KAFKA-15591).
     */
    static KafkaProducer<String, byte[]> to(String broker) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
