package io.swarmstatus.sink;

import io.swarmstatus.cache.CacheTtls;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

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
 * @param address where health and metrics are served
 */
public record CacheSinkConfig(
        Map<String, String> kafka,
        String topic,
        String changeTopic,
        String applicationId,
        Duration refillInterval,
        URI redis,
        CacheTtls ttls,
        ServerAddress address) {

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
                settings.value("sink.refill-interval", CacheSinkConfig::refillInterval),
                settings.uri("redis.url"),
                ttls(settings),
                ServerAddress.from(settings));
        if (config.changeTopic().equals(config.topic()) || config.changeTopic().equals(config.deadLetterTopic())) {
            settings.reject("topic.changes", "\"" + config.changeTopic() + "\" is for other records");
        }
        if (config.kafka().containsKey(StreamsConfig.APPLICATION_ID_CONFIG)) {
            settings.reject("kafka.application.id", "sink.application-id is the one to set");
        }
        try {
            StreamsSettings.verify(config);
        } catch (ConfigException | IllegalArgumentException e) {
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

    /** Of hours a cache would be empty for so long; and Kafka Streams counts in milliseconds, of which there must be some. */
    private static Duration refillInterval(String text) {
        var interval = Settings.positiveDuration(text);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("expected a duration from PT1S to PT1H");
        }
        return interval;
    }

    private static String kafkaName(String text) {
        if (!KAFKA_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("expected 1 to 200 letters, digits, '.', '_' or '-'");
        }
        return text;
    }
}
