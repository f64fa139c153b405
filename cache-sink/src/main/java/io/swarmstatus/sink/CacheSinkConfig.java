package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a cache-sink is set to.
 *
 * @param kafka goes to the Kafka clients as it is
 * @param topic where snapshots are read from
 * @param changeTopic where changes are published
 * @param applicationId the Kafka Streams application id: the consumer group, and the beginning of the changelog's name
 * @param refillInterval how often the cache is offered again what it may have lost
 * @param redis where the cache is
 * @param ttls how long the cache keeps what
 * @param host the address that health is served on
 * @param port 0 for any free one
 */
public record CacheSinkConfig(
        Map<String, String> kafka,
        String topic,
        String changeTopic,
        String applicationId,
        Duration refillInterval,
        URI redis,
        CacheTtls ttls,
        String host,
        int port) {

    /** What is added to the application id for the stream of changes. */
    static final String CHANGES_SUFFIX = "-changes";

    /** Leaves room for what the sink and Kafka Streams add to a name. */
    private static final Pattern KAFKA_NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    public CacheSinkConfig {
        kafka = Map.copyOf(kafka);
    }

    /** Reads the settings; mistakes are noted there. */
    public static CacheSinkConfig from(Settings settings) {
        var config = new CacheSinkConfig(
                settings.under("kafka"),
                settings.value("topic.snapshots", CacheSinkConfig::kafkaName),
                settings.value("topic.changes", CacheSinkConfig::kafkaName),
                settings.value("sink.application-id", CacheSinkConfig::kafkaName),
                settings.duration("sink.refill-interval"),
                settings.uri("redis.url"),
                ttls(settings),
                settings.text("server.host"),
                settings.port("server.port"));
        if (config.changeTopic().equals(config.topic()) || config.changeTopic().equals(config.deadLetterTopic())) {
            settings.reject("topic.changes", "\"" + config.changeTopic() + "\" is for other records");
        }
        try {
            StreamsSettings.verify(config);
        } catch (ConfigException e) {
            settings.reject("kafka", String.valueOf(e.getMessage()));
        }
        return config;
    }

    /** The topic for the records that are no snapshots. */
    public String deadLetterTopic() {
        return topic + SnapshotTopic.DEAD_LETTER_SUFFIX;
    }

    /** The Kafka Streams application id of the stream of changes. */
    public String changesApplicationId() {
        return applicationId + CHANGES_SUFFIX;
    }

    private static CacheTtls ttls(Settings settings) {
        try {
            return new CacheTtls(settings.duration("cache.primary-ttl"), settings.duration("cache.backup-ttl"));
        } catch (IllegalArgumentException e) {
            settings.reject("cache.backup-ttl", String.valueOf(e.getMessage()));
            return CacheTtls.DEFAULT;
        }
    }

    private static String kafkaName(String text) {
        if (!KAFKA_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("expected 1 to 200 letters, digits, '.', '_' or '-'");
        }
        return text;
    }
}
