package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ServedAnswerTest {

    @Test
    void findsTheFiguresAndTheirTime() {
        var answer = answer(
                "{\"data\":{\"collected_at\":\"2026-01-15T10:30:00.123Z\",\"swarm_active\":true,\"error\":null}}");

        assertThat(answer.figures()).isTrue();
        assertThat(answer.collectedAt()).isEqualTo(Instant.parse("2026-01-15T10:30:00.123Z"));
    }

    @Test
    void takesNoErrorForFigures() {
        assertThat(answer("{\"data\":{\"swarm_active\":false,\"error\":\"Docker unavailable\"}}")
                        .figures())
                .isFalse();
        assertThat(answer("{\"data\":{\"swarm_active\":true,\"error\":\"stale\"}}")
                        .figures())
                .isFalse();
    }

    @Test
    void isWithoutATimeWhereThereIsNone() {
        assertThat(answer("{\"data\":{\"collected_at\":null}}").collectedAt()).isNull();
        assertThat(answer("{\"data\":{\"collected_at\":\"yesterday\"}}").collectedAt())
                .isNull();
        assertThat(answer("{\"collected_at\":\"2026").collectedAt()).isNull();
    }

    private static ServedAnswer answer(String body) {
        return ServedAnswer.of(200, body.getBytes(StandardCharsets.UTF_8));
    }
}
