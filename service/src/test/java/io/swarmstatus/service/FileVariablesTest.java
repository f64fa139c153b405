package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVariablesTest {

    @TempDir
    Path directory;

    @Test
    void takesAValueFromTheFileThatAVariableNames() throws IOException {
        var environment = Map.of("URL_FILE", file("redis://me:hidden@host:6379\n"), "COLOUR", "green");

        var settings = read(environment);

        settings.verify();
        assertThat(settings.text("url")).isEqualTo("redis://me:hidden@host:6379");
        assertThat(settings.text("colour")).isEqualTo("green");
        assertThat(settings.effective()).contains("url=redis://***@host:6379").doesNotContain("hidden");
    }

    @Test
    void takesWhatGoesToTheKafkaClientsToo() throws IOException {
        var environment =
                Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", file("login required;"), "KAFKA_BOOTSTRAP_SERVERS", "a:1");

        var kafka = read(environment).under("kafka");

        assertThat(kafka)
                .containsOnly(Map.entry("sasl.jaas.config", "login required;"), Map.entry("bootstrap.servers", "a:1"));
    }

    @Test
    void leavesTheFilesOfKafkasOwnSettingsToKafka() {
        var environment = Map.of("KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE", "/secret");

        var kafka = read(environment).under("kafka");

        assertThat(kafka).containsEntry("sasl.oauthbearer.assertion.file", "/secret");
    }

    @Test
    void takesTheHeadersOfOpenTelemetryFromAFileAndLeavesItsOwnFilesToIt() throws IOException {
        var environment = Map.of(
                "OTEL_EXPORTER_OTLP_HEADERS_FILE",
                file("authorization=hidden"),
                "OTEL_EXPERIMENTAL_CONFIG_FILE",
                "/own.yaml");

        var otel = read(environment).under("otel");

        assertThat(otel)
                .containsOnly(
                        Map.entry("exporter.otlp.headers", "authorization=hidden"),
                        Map.entry("experimental.config.file", "/own.yaml"));
    }

    @Test
    void takesAVariableThatNamesNoFileForNone() {
        var settings = read(Map.of("COLOUR_FILE", "", "COLOUR", "green"));

        settings.verify();
        assertThat(settings.text("colour")).isEqualTo("green");
    }

    @Test
    void leavesVariablesOfNoSettingAlone() {
        var settings = read(Map.of("HISTORY_FILE", "/nowhere", "_FILE", "/nowhere"));

        settings.verify();
        assertThat(settings.text("colour")).isEqualTo("black");
    }

    @Test
    void saysInOneLineWhichFilesCannotBeRead() throws IOException {
        var missing = directory.resolve("missing").toString();
        var empty = file("\n");
        var settings = read(Map.of(
                "URL_FILE", missing, "COLOUR_FILE", empty, "PORT_FILE", directory.toString(), "KAFKA_A_FILE", "\0"));

        assertThatThrownBy(settings::verify)
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        one -> assertThat(one)
                                                .isEqualTo("COLOUR_FILE: cannot read \"" + empty + "\": empty"),
                                        two -> assertThat(two).startsWith("KAFKA_A_FILE: cannot read"),
                                        three -> assertThat(three)
                                                .startsWith("PORT_FILE: cannot read \"" + directory + "\": "),
                                        four -> assertThat(four)
                                                .isEqualTo("URL_FILE: cannot read \"" + missing + "\": no such file"))
                                .noneMatch(problem -> problem.contains("\n")));
    }

    @Test
    void takesNoMoreThanASecretMayHold() throws IOException {
        var settings = read(Map.of("COLOUR_FILE", file("x".repeat(FileVariables.MOST_BYTES + 1))));

        assertThatThrownBy(settings::verify)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("COLOUR_FILE")
                .hasMessageContaining("longer than");
    }

    @Test
    void refusesAValueBesideAFile() throws IOException {
        var settings = read(Map.of("COLOUR", "green", "COLOUR_FILE", file("hidden")));

        assertThatThrownBy(settings::verify)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("COLOUR and COLOUR_FILE are both set")
                .hasMessageNotContaining("hidden");
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingSources(FileVariablesTest.class, null, environment, Map.of()).read();
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "value", ""), content)
                .toString();
    }
}
