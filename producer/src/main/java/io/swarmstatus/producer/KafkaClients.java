package io.swarmstatus.producer;

import io.swarmstatus.contract.SnapshotTopic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The Kafka clients of a producer. What the operator sets under {@code kafka.} overrides what is set here. */
final class KafkaClients {

    /** Bounds the time for which a call may hang on brokers that are away. */
    private static final int CALL_LIMIT_MS = 10_000;

    private KafkaClients() {}

    static Producer<String, byte[]> producer(Map<String, String> operators) {
        return new KafkaProducer<>(producerConfig(operators), new StringSerializer(), new ByteArraySerializer());
    }

    static Admin admin(Map<String, String> operators) {
        var config = new HashMap<String, Object>();
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS / 2);
        operators.forEach((key, value) -> {
            if (AdminClientConfig.configNames().contains(key)) {
                config.put(key, value);
            }
        });
        return Admin.create(config);
    }

    static Map<String, Object> producerConfig(Map<String, String> operators) {
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "swarm-status-producer");
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SnapshotTopic.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * SnapshotTopic.MAX_MESSAGE_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_LIMIT_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS / 2);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.putAll(operators);
        return config;
    }
}
