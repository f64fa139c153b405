package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorAnswerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": \"node n1 not found\"}        | node n1 not found",
                "{\"code\": 5, \"message\": \"no\", \"x\": {}} | no",
                "{\"error\": \"no message\"}                 | {\"error\": \"no message\"}",
                "{\"message\": 5}                            | {\"message\": 5}",
                "[\"message\"]                               | [\"message\"]",
                "{\"message\": \"cut o                       | {\"message\": \"cut o",
                "<html>  403\tForbidden </html>              | <html> 403 Forbidden </html>",
                "''                                          | ''"
            })
    void findsTheEnginesMessageOrTakesTheTextAsItIs(String body, String message) {
        var found = ErrorAnswer.message(body.getBytes(StandardCharsets.UTF_8));

        assertThat(found).isEqualTo(message);
    }

    @Test
    void takesNoMoreThanTheBeginningOfALongText() {
        var found = ErrorAnswer.message("x".repeat(4_000).getBytes(StandardCharsets.UTF_8));

        assertThat(found).isEqualTo("x".repeat(200) + "…");
    }
}
