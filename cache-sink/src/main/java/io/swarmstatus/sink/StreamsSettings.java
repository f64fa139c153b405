package io.swarmstatus.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;

/** What Kafka Streams and its clients are set to. Nothing is kept on disk, as all stores are in memory. */
final class StreamsSettings {

    /** Its constant is deprecated: from Kafka 5.0 on it is always true. */
    private static final String GLOBAL_EXCEPTION_HANDLER = "processing.exception.handler.global.enabled";

    private static final Map<String, Object> DEFAULTS = Map.ofEntries(
            Map.entry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE),
            Map.entry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, millis(Duration.ofSeconds(1))),
            Map.entry(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1), // the broker's default
            Map.entry(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, OversizedRecordHandler.class),
            // Has no effect without global stores; unset, Kafka Streams and its consumer warn of it at every start.
            Map.entry(GLOBAL_EXCEPTION_HANDLER, true),
            Map.entry(StreamsConfig.consumerPrefix(GLOBAL_EXCEPTION_HANDLER), true),
            // A sink that died is replaced after this long: the shortest that brokers allow unless they are told
            // otherwise.
            Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis(Duration.ofSeconds(6))),
            Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis(Duration.ofSeconds(2))),
            Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, RecordLimits.MAX_RECORD_BYTES),
            // Few records at a time: each may be of the largest size, and all of them are in memory.
            Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 16),
            Map.entry(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 16),
            Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, RecordLimits.MAX_RECORD_BYTES),
            Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"));

    /** What is different for the feed of changes. */
    private static final Map<String, Object> CHANGES = Map.of(
            // What a sink that died has begun is given up after this long, at the broker's next look: until then nobody
            // reads past it.
            StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            millis(Duration.ofSeconds(6)),
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            DefaultProductionExceptionHandler.class);

    /** Readers see nothing before it is committed. */
    private static final int CHANGES_COMMIT_INTERVAL = millis(Duration.ofMillis(100));

    private StreamsSettings() {}

    /**
     * The settings of the stream that fills the cache: what the configuration sets for Kafka goes before all that the sink
     * would choose.
     */
    static StreamsConfig of(CacheSinkConfig config) {
        var settings = new HashMap<>(DEFAULTS);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, config.applicationId());
        settings.putAll(config.kafka());
        return new StreamsConfig(settings);
    }

    /**
     * The settings of the stream of changes: the same, but that what makes it exactly once is not to be chosen, nor a
     * commit interval that suits the other stream: longer than a transaction may take, Kafka Streams does not start.
     */
    static StreamsConfig changes(CacheSinkConfig config) {
        var settings = new HashMap<>(DEFAULTS);
        settings.putAll(CHANGES);
        settings.put(StreamsConfig.CLIENT_ID_CONFIG, config.applicationId());
        settings.putAll(config.kafka());
        settings.compute(StreamsConfig.CLIENT_ID_CONFIG, (_, id) -> id + CacheSinkConfig.CHANGES_SUFFIX);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.changesApplicationId());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, CHANGES_COMMIT_INTERVAL);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return new StreamsConfig(settings);
    }

    /**
     * Makes sure that Kafka Streams and its clients can use the configuration, as far as that can be told without a
     * broker.
     *
     * @throws org.apache.kafka.common.config.ConfigException naming the key that they cannot use
     */
    static void verify(CacheSinkConfig config) {
        verify(of(config), config.applicationId());
        verify(changes(config), config.changesApplicationId());
    }

    private static void verify(StreamsConfig settings, String id) {
        var consumer = settings.getMainConsumerConfigs(id, id, 0);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        var producer = settings.getProducerConfigs(id);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        var _ = new AdminClientConfig(settings.getAdminConfigs(id));
        var _ = new ConsumerConfig(consumer);
        var _ = new ProducerConfig(producer);
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
