package io.swarmstatus.producer;

import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.Settings;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a producer is told; {@code application.properties} says what each setting means.
 *
 * @param kafka for the Kafka clients, untouched
 */
public record SwarmProducerConfig(
        String swarm,
        EngineAddress engine,
        CallLimits dockerLimits,
        Duration refreshInterval,
        Duration refreshPoll,
        String topic,
        Map<String, String> kafka,
        ServerAddress address) {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d+(\\s*,\\s*[^\\s,]+:\\d+)*");

    /** Reads the settings; mistakes are noted in them. */
    public static SwarmProducerConfig from(Settings settings) {
        var kafka = settings.under("kafka");
        checkKafka(settings, kafka);
        return new SwarmProducerConfig(
                settings.value("swarm.name", SwarmName::requireValid),
                EngineAddress.from(settings),
                new CallLimits(
                        settings.duration("docker.call-timeout"), settings.duration("docker.collection-timeout")),
                settings.value("refresh.interval", SwarmProducerConfig::wholeSeconds),
                settings.duration("refresh.poll"),
                settings.value("topic.snapshots", SwarmProducerConfig::topicName),
                kafka,
                ServerAddress.from(settings));
    }

    private static String topicName(String text) {
        if (!TOPIC.matcher(text).matches() || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("expected 1 to 249 letters, digits, '.', '_' or '-'");
        }
        return text;
    }

    /** Snapshots tell the interval in seconds. */
    private static Duration wholeSeconds(String text) {
        var interval = Settings.positiveDuration(text);
        if (!interval.equals(interval.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("expected whole seconds");
        }
        return interval;
    }

    /** The clients check their own settings, most of them at once; so a mistake stops the start. */
    private static void checkKafka(Settings settings, Map<String, String> kafka) {
        var config = KafkaClients.producerConfig(kafka);
        config.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                settings.value("kafka.bootstrap.servers", SwarmProducerConfig::servers));
        try {
            new ProducerConfig(config);
        } catch (ConfigException e) {
            settings.reject("kafka", String.valueOf(e.getMessage()));
        }
    }

    /** The clients find a mistake here only when they connect, and then take it for a broker that is away. */
    private static String servers(String text) {
        if (!SERVERS.matcher(text).matches()) {
            throw new IllegalArgumentException("expected host:port, more of them separated by commas");
        }
        return text;
    }
}
