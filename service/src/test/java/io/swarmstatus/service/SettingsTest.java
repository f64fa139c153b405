package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path directory;

    @Test
    void takesTheDefaultWhereNothingElseIsSet() {
        var settings = read(null, Map.of(), Map.of());

        var interval = settings.duration("refresh.interval");

        assertThat(interval).isEqualTo(Duration.ofMinutes(2));
        settings.verify();
    }

    @Test
    void letsTheEnvironmentOverrideTheFileAndTheCommandLineTheEnvironment() throws IOException {
        var file = file("refresh:\n  interval: PT1M\n  poll-time: PT1S\ncolour: red\n");
        var environment = Map.of("REFRESH_POLL_TIME", "PT3S", "COLOUR", "green");

        var settings = read(file, environment, Map.of("colour", "blue"));

        assertThat(settings.duration("refresh.interval")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.duration("refresh.poll-time")).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.text("colour")).isEqualTo("blue");
        settings.verify();
    }

    @Test
    void passesEverythingBelowKafkaThrough() throws IOException {
        var file = file("kafka:\n  security.protocol: SASL_SSL\n  ssl:\n    truststore.location: /t\n");
        var environment = Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1,b:2", "KAFKA_HEAP_OPTS", "-Xmx1g");

        var kafka = read(file, environment, Map.of("kafka.linger.ms", "5")).under("kafka");

        assertThat(kafka)
                .containsOnly(
                        Map.entry("bootstrap.servers", "a:1,b:2"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("ssl.truststore.location", "/t"),
                        Map.entry("linger.ms", "5"));
    }

    @Test
    void putsWhatAnotherKeySaysInPlaceOfAReferenceToIt() {
        var environment =
                Map.of("URL", "redis://${colour}:6379", "KAFKA_SSL_KEY_PASSWORD", "${file:/run/key:password}");

        var settings = read(null, environment, Map.of("colour", "blue"));

        assertThat(settings.text("url")).isEqualTo("redis://blue:6379");
        assertThat(settings.text("kafka.ssl.key.password")).isEqualTo("${file:/run/key:password}"); // Kafka's own
        settings.verify();
    }

    @Test
    void reportsAllMistakesTogetherEachWithItsKey() throws IOException {
        var file = file("refresh:\n  intervall: PT1M\n  interval: soon\nport: 70000\n");

        var settings = read(file, Map.of(), Map.of("colr", "red"));
        settings.duration("refresh.interval");
        settings.port("port");

        assertThatThrownBy(settings::verify)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        one -> assertThat(one)
                                                .contains("unknown key \"refresh.intervall\"", file.toString()),
                                        two -> assertThat(two).contains("unknown key \"colr\"", "on the command line"),
                                        three -> assertThat(three).contains("refresh.interval: \"soon\"", "ISO 8601"),
                                        four -> assertThat(four).contains("port: \"70000\"", "0 to 65535")));
    }

    @Test
    void namesAFileThatIsNotThere() {
        var missing = directory.resolve("missing.yaml");

        assertThatThrownBy(() -> read(missing, Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void namesAFileThatIsNotYaml() throws IOException {
        var file = file("refresh: [unclosed\n");

        assertThatThrownBy(() -> read(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void masksSecretsInWhatItShows() {
        var overrides = Map.of("kafka.ssl.key.password", "hidden1", "url", "redis://me:hidden2@host:6379");

        var shown = read(null, Map.of(), overrides).effective();

        assertThat(shown)
                .contains("kafka.ssl.key.password=***", "url=redis://***@host:6379", "colour=black")
                .doesNotContain("hidden1", "hidden2");
    }

    @Test
    void masksTheHeadersThatTracesAreSentWith() {
        var environment = Map.of("OTEL_EXPORTER_OTLP_HEADERS", "api-key=hidden");

        assertThat(read(null, environment, Map.of()).effective())
                .contains("otel.exporter.otlp.headers=***")
                .doesNotContain("hidden");
    }

    @Test
    void masksAPasswordInTheUsersPlace() {
        var settings = read(null, Map.of(), Map.of("url", "redis://hidden@host:6379"));

        assertThat(settings.effective()).contains("url=redis://***@host:6379");
    }

    @Test
    void masksAPasswordInTheReasonToo() {
        var settings = read(null, Map.of(), Map.of("url", "redis://me:hid den@host"));
        settings.uri("url");

        assertThatThrownBy(settings::verify)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("url: \"redis://***@host\"")
                .hasMessageNotContaining("hid den");
    }

    private static Settings read(@Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
        return new SettingSources(SettingsTest.class, file, environment, overrides).read();
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("settings.yaml"), yaml);
    }
}
