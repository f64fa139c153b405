package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.ServerAddress;
import io.swarmstatus.service.SettingSources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmProducerConfigTest {

    @Test
    void hasTheDefaultsOfItsApplicationYaml() {
        var config = read(Map.of(), Map.of());

        assertThat(config)
                .isEqualTo(new SwarmProducerConfig(
                        "default",
                        EngineAddress.plain(URI.create("unix:///var/run/docker.sock")),
                        new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30)),
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(2),
                        "swarm.snapshots",
                        Map.of("bootstrap.servers", "127.0.0.1:9092"),
                        ServerAddress.local(8081)));
    }

    @Test
    void takesEveryKeyFromTheEnvironment() {
        var environment = Map.of(
                "SWARM_NAME", "blue",
                "DOCKER_HOST", "tcp://10.0.0.1:2375",
                "DOCKER_CALL_TIMEOUT", "PT1S",
                "DOCKER_COLLECTION_TIMEOUT", "PT3S",
                "REFRESH_INTERVAL", "PT30S",
                "REFRESH_POLL", "PT0.5S",
                "TOPIC_SNAPSHOTS", "blue.snapshots",
                "SERVER_HOST", "0.0.0.0",
                "SERVER_PORT", "0",
                "KAFKA_BOOTSTRAP_SERVERS", "a:9092, [::1]:9093");

        var config = read(environment, Map.of());

        assertThat(config)
                .isEqualTo(new SwarmProducerConfig(
                        "blue",
                        EngineAddress.plain(URI.create("tcp://10.0.0.1:2375")),
                        new CallLimits(Duration.ofSeconds(1), Duration.ofSeconds(3)),
                        Duration.ofSeconds(30),
                        Duration.ofMillis(500),
                        "blue.snapshots",
                        Map.of("bootstrap.servers", "a:9092, [::1]:9093"),
                        new ServerAddress("0.0.0.0", 0, 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "swarm.name,                '',            1 to 63",
        "swarm.name,                a swarm,       1 to 63",
        "docker.host,               docker,        expected unix:///path/to/docker.sock",
        "docker.host,               unix:docker,   expected unix:///path/to/docker.sock",
        "docker.host,               unix://var/run/docker.sock, expected unix:///path/to/docker.sock",
        "docker.host,               tcp://host,    or tcp://host:port",
        "docker.host,               tcp://:2375,   or tcp://host:port",
        "docker.host,               http://h:2375, or tcp://host:port",
        "docker.host,               unix:// /x,    Illegal character",
        "docker.call-timeout,       10,            ISO 8601",
        "docker.collection-timeout, PT0S,          above zero",
        "refresh.interval,          PT-2M,         above zero",
        "refresh.interval,          PT1.5S,        whole seconds",
        "refresh.poll,              often,         ISO 8601",
        "topic.snapshots,           '',            1 to 249",
        "topic.snapshots,           a topic,       1 to 249",
        "topic.snapshots,           ..,            1 to 249",
        "server.port,               70000,         0 to 65535",
        "kafka.bootstrap.servers,   broker,        expected host:port",
        "kafka.bootstrap.servers,   '',            expected host:port",
        "kafka.bootstrap.servers,   'a:1,,b:2',    expected host:port"
    })
    void namesTheKeyOfAValueThatCannotBeUsed(String key, String value, String why) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(key, value)))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith(key + ": ")
                                .contains("\"" + value + "\"", why)
                                .doesNotContain("\n"));
    }

    /** What is before the @ may be a secret, with or without a colon. */
    @Test
    void doesNotShowTheUserOfAnEngine() {
        assertThatThrownBy(() -> read(Map.of(), Map.of("docker.host", "tcp://user@h:2375")))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith("docker.host: \"tcp://***@h:2375\"")
                                .contains("or tcp://host:port"));
    }

    @Test
    void readsCertificatesWhereTlsIsAskedFor(@TempDir Path directory) throws IOException {
        TestAuthority.create("authority").write(directory);
        var environment = Map.of(
                "DOCKER_HOST", "tcp://10.0.0.1:2376",
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", directory.toString());

        var config = read(environment, Map.of());

        assertThat(config.engine().tls()).map(EngineTls::directory).contains(directory);
    }

    @Test
    void namesTheKeyAndTheFileWhereACertificateIsMissing() {
        var environment = Map.of(
                "DOCKER_HOST", "tcp://10.0.0.1:2376",
                "DOCKER_TLS_VERIFY", "1",
                "DOCKER_CERT_PATH", "/nowhere");

        assertThatThrownBy(() -> read(environment, Map.of()))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .containsExactly("docker.cert-path: /nowhere/ca.pem does not exist, "
                                        + "and docker.tls-verify needs it"));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.acks,                        banana, acks",
        "kafka.acks,                        1,      acks", // would be no longer idempotent
        "kafka.security.protocol,           PLAIN,  security.protocol",
        "kafka.max.request.size,            lots,   max.request.size"
    })
    void namesTheKafkaSettingThatTheClientRefuses(String key, String value, String named) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(key, value)))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .singleElement()
                                .asString()
                                .startsWith("kafka: ")
                                .contains(named)
                                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh.intervall", "docker.hosts", "interval"})
    void refusesAKeyThatItDoesNotKnow(String key) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(key, "PT1M")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown key \"" + key + "\"");
    }

    @Test
    void reportsAllMistakesTogether() {
        var overrides = Map.of("swarm.name", "a swarm", "refresh.poll", "often", "kafka.acks", "banana");

        assertThatThrownBy(() -> read(Map.of(), overrides))
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems()).hasSize(3));
    }

    private static SwarmProducerConfig read(Map<String, String> environment, Map<String, String> overrides) {
        var settings = new SettingSources(ProducerMain.class, null, environment, overrides).read();
        var config = SwarmProducerConfig.from(settings);
        settings.verify();
        return config;
    }
}
