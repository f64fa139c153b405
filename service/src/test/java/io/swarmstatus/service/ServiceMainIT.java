package io.swarmstatus.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services as processes of their own. */
class ServiceMainIT {

    @TempDir
    Path directory;

    @Test
    void stopsCleanlyWithAnErrorCodeWhenOneOfItsThreadsDies() throws Exception {
        var exitCode = exitCodeOf(Map.of());

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains(DyingService.CLOSED);
    }

    @Test
    void stopsWithAnErrorCodeWhenAPartTellsThatItHasEnded() throws Exception {
        var exitCode = exitCodeOf(Map.of("ENDS", "yes"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains(DyingService.CLOSED);
    }

    @Test
    void doesNotWaitToStopWhatCouldNotStart() throws Exception {
        var exitCode = exitCodeOf(Map.of("FAILS", "yes"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(Files.readString(output())).contains("a class is gone").doesNotContain("did not stop in time");
    }

    @Test
    void logsJsonWhereItIsToldTo() throws Exception {
        exitCodeOf(Map.of("LOG_FORMAT", "json"));

        var json = new ObjectMapper();
        var events = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(output())) {
            if (!line.equals(DyingService.CLOSED)) {
                events.add(json.readTree(line));
            }
        }
        var death = events.stream()
                .filter(event -> event.path("message").asText().equals("a part has died, stopping"))
                .findFirst()
                .orElseThrow();
        assertThat(death.path("level").asText()).isEqualTo("ERROR");
        assertThat(death.path("thread_name").asText()).isEqualTo("part");
        assertThat(death.path("logger_name").asText()).isEqualTo(ServiceProcess.class.getName());
        assertThat(death.path("stack_trace").asText()).contains("a class is gone");
        assertThat(Instant.parse(death.path("@timestamp").asText())).isBefore(Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "JSON"})
    void saysWhichLogFormatItDoesNotKnow(String format) throws Exception {
        assertThat(exitCodeOf(Map.of("LOG_FORMAT", format))).isEqualTo(2);
        assertThat(Files.readString(output()))
                .contains("dying: LOG_FORMAT: \"" + format + "\" cannot be used: expected one of text, json");
    }

    private int exitCodeOf(Map<String, String> environment) throws IOException, InterruptedException {
        return new ServiceRun(DyingService.class, output()).exitCode(environment);
    }

    private Path output() {
        return directory.resolve("output");
    }
}
