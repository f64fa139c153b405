package io.swarmstatus.history;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What a reader needs to know.
 *
 * @param kafka the operator's settings for Kafka clients, {@code bootstrap.servers} among them
 * @param topic what is read
 * @param clientId how the brokers' logs and quotas know the reader
 * @param callLimit how long one question to the brokers may take, and how long they may send nothing of what is there
 * @param fetchBytes how much is fetched at once: what a reader holds in memory is a few times that. A single record may be
 *     larger, and is read all the same
 * @param fetchWait how long brokers hold a fetch that finds nothing. They hold up whatever this reader asks next for as long, so
 *     a reader that looks things up wants it short, and one that follows a topic long
 * @param pace how fast it reads; several readers may share one
 */
public record HistorySettings(
        Map<String, String> kafka,
        String topic,
        String clientId,
        Duration callLimit,
        int fetchBytes,
        Duration fetchWait,
        ReadPace pace) {

    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
    private static final int FETCH_BYTES = 1024 * 1024;
    private static final Duration LOOK_UP_WAIT = Duration.ofMillis(10);
    private static final Duration FOLLOW_WAIT = Duration.ofMillis(500);

    /** Would make a member of a group, or change what is read. */
    private static final List<String> NOT_FOR_OPERATORS = List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG);

    public HistorySettings {
        kafka = Map.copyOf(kafka);
    }

    /** For a reader that looks things up, with bounds that suit most: 10 s and 1 MiB. */
    public static HistorySettings of(Map<String, String> kafka, String topic, String clientId) {
        return new HistorySettings(kafka, topic, clientId, CALL_LIMIT, FETCH_BYTES, LOOK_UP_WAIT, ReadPace.UNLIMITED);
    }

    /** The same with another limit for each call. */
    public HistorySettings withCallLimit(Duration limit) {
        return new HistorySettings(kafka, topic, clientId, limit, fetchBytes, fetchWait, pace);
    }

    /** The same with another size of a fetch. */
    public HistorySettings withFetchBytes(int bytes) {
        return new HistorySettings(kafka, topic, clientId, callLimit, bytes, fetchWait, pace);
    }

    /** The same for a reader that waits for what comes. */
    public HistorySettings following() {
        return new HistorySettings(kafka, topic, clientId, callLimit, fetchBytes, FOLLOW_WAIT, pace);
    }

    /** The same at another pace. */
    public HistorySettings withPace(ReadPace other) {
        return new HistorySettings(kafka, topic, clientId, callLimit, fetchBytes, fetchWait, other);
    }

    /** For messages. */
    String servers() {
        return kafka.getOrDefault(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "no servers");
    }

    /** The operator's settings override ours, except for what makes a reader leave no trace. */
    Map<String, Object> consumerConfig() {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) callLimit.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) callLimit.toMillis());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, fetchBytes);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, (int) fetchWait.toMillis());
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        kafka.forEach((key, value) -> {
            if (ConsumerConfig.configNames().contains(key)) {
                config.put(key, value);
            }
        });
        NOT_FOR_OPERATORS.forEach(config::remove);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // what was to be read next has been deleted
        return config;
    }
}
