package io.swarmstatus.producer;

import io.swarmstatus.contract.SnapshotTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the Kafka clients of a producer. What the operator sets under {@code kafka.} overrides what is set here.
 *
 * @param operators the operator's settings
 * @param topic what the connection is for
 */
record KafkaClients(Map<String, String> operators, String topic) {

    /** Bounds the time for which a call may hang on brokers that are away. */
    private static final int CALL_LIMIT_MS = 10_000;

    /** A standby need not hold much of what it passes over; a single record may be larger and is read all the same. */
    private static final int WATCH_FETCH_BYTES = 1024 * 1024;

    /**
     * Connects to brokers that may be away still.
     *
     * @throws KafkaException if none of their names can be resolved
     */
    KafkaConnection connect() {
        var admin = Admin.create(adminConfig(operators));
        try {
            var producer =
                    new KafkaProducer<>(producerConfig(operators), new StringSerializer(), new ByteArraySerializer());
            return new KafkaConnection(producer, admin, new SnapshotTopicSetup(topic));
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * A consumer that belongs to no group.
     *
     * @throws KafkaException if no broker's name can be resolved
     */
    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(consumerConfig(operators), new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For messages. */
    String servers() {
        return operators.getOrDefault(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "no servers");
    }

    private static Map<String, Object> adminConfig(Map<String, String> operators) {
        var config = new HashMap<String, Object>();
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "swarm-status-producer");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS / 2);
        operators.forEach((key, value) -> {
            if (AdminClientConfig.configNames().contains(key)) {
                config.put(key, value);
            }
        });
        return config;
    }

    private static Map<String, Object> consumerConfig(Map<String, String> operators) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "swarm-status-producer-watch");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // what it was to read next has been deleted
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS / 2);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, WATCH_FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, WATCH_FETCH_BYTES);
        operators.forEach((key, value) -> {
            if (ConsumerConfig.configNames().contains(key)) {
                config.put(key, value);
            }
        });
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return config;
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
