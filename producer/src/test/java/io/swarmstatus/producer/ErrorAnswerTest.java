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
                "{\"message\": \"node n1 not found\"}        | true  | node n1 not found",
                "{\"code\": 5, \"message\": \"no\", \"x\": {}} | true  | no",
                "{\"error\": \"no message\"}                 | false | {\"error\": \"no message\"}",
                "{\"message\": 5}                            | false | {\"message\": 5}",
                "[\"message\"]                               | false | [\"message\"]",
                "{\"message\": \"cut o                       | false | {\"message\": \"cut o",
                "<html>  403\tForbidden </html>              | false | <html> 403 Forbidden </html>",
                "''                                          | false | ''"
            })
    void findsTheEnginesMessageOrTakesTheTextAsItIs(String body, boolean isEngines, String text) {
        var found = answer(body);

        assertThat(found).isEqualTo(new ErrorAnswer(isEngines, text));
    }

    @Test
    void takesNoMoreThanTheBeginningOfALongText() {
        var found = answer("x".repeat(4_000));

        assertThat(found.text()).isEqualTo("x".repeat(200) + "…");
    }

    @ParameterizedTest
    @CsvSource({
        "'<html><body><h1>403 Forbidden</h1>', true",
        "' <!DOCTYPE html><html>',             true",
        "'',                                   true",
        "Forbidden,                            false",
        "'{\"message\": \"no\"}',              false"
    })
    void knowsPagesForBrowsers(String body, boolean isWithoutWords) {
        assertThat(answer(body).isWithoutWords()).isEqualTo(isWithoutWords);
    }

    @ParameterizedTest
    @CsvSource({
        "Client sent an HTTP request to an HTTPS server.,                                             true",
        "<html> <head><title>400 The plain HTTP request was sent to HTTPS port</title></head> <body>, true",
        "'{\"message\": \"client version 1.11 is too old\"}',                                         false"
    })
    void knowsAServerThatMissesTls(String body, boolean missesTls) {
        assertThat(answer(body).missesTls()).isEqualTo(missesTls);
    }

    private static ErrorAnswer answer(String body) {
        return ErrorAnswer.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
