package io.swarmstatus.producer;

import io.swarmstatus.contract.SwarmName;
import io.swarmstatus.service.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a producer is told; {@code application.yaml} says what each setting means.
 *
 * @param kafka for the Kafka clients, untouched
 */
public record SwarmProducerConfig(
        String swarm,
        URI dockerHost,
        CallLimits dockerLimits,
        Duration refreshInterval,
        Duration refreshPoll,
        String topic,
        Map<String, String> kafka,
        String serverHost,
        int serverPort) {

    private static final Set<String> ENGINE_SCHEMES = Set.of("unix", "tcp");

    /** Reads the settings; mistakes are noted in them. */
    public static SwarmProducerConfig from(Settings settings) {
        var kafka = settings.under("kafka");
        checkKafka(settings, kafka);
        return new SwarmProducerConfig(
                settings.value("swarm.name", SwarmName::requireValid),
                settings.value("docker.host", SwarmProducerConfig::engine),
                new CallLimits(
                        settings.duration("docker.call-timeout"), settings.duration("docker.collection-timeout")),
                settings.value("refresh.interval", SwarmProducerConfig::wholeSeconds),
                settings.duration("refresh.poll"),
                settings.text("topic.snapshots"),
                kafka,
                settings.text("server.host"),
                settings.port("server.port"));
    }

    private static URI engine(String text) {
        var uri = URI.create(text);
        if (uri.getScheme() == null || !ENGINE_SCHEMES.contains(uri.getScheme())) {
            throw new IllegalArgumentException("expected unix:///path/to/docker.sock or tcp://host:port");
        }
        if (uri.getScheme().equals("tcp") && (uri.getHost() == null || uri.getPort() < 0)) {
            throw new IllegalArgumentException("expected tcp://host:port");
        }
        return uri;
    }

    /** Snapshots tell the interval in seconds. */
    private static Duration wholeSeconds(String text) {
        var interval = Settings.positiveDuration(text);
        if (!interval.equals(interval.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("expected whole seconds");
        }
        return interval;
    }

    /** The clients check their own settings; asking them now makes a mistake stop the start. */
    private static void checkKafka(Settings settings, Map<String, String> kafka) {
        try {
            new ProducerConfig(KafkaClients.producerConfig(kafka));
        } catch (ConfigException e) {
            settings.reject("kafka", String.valueOf(e.getMessage()));
        }
    }
}
