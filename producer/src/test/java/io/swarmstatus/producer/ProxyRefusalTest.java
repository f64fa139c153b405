package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyRefusalTest {

    @ParameterizedTest
    @CsvSource({
        "/_ping,                         PING",
        "/version,                       VERSION",
        "/info,                          INFO",
        "/v1.41/info,                    INFO",
        "/v1.41/nodes,                   NODES",
        "/v1.41/services?status=true,    SERVICES",
        "/v1.24/tasks,                   TASKS",
        "/v1.51/events?filters=%7B%7D,   EVENTS"
    })
    void knowsTheVariableThatAllowsACall(String path, String variable) {
        var words = ProxyRefusal.words(path, 403, new ErrorAnswer(false, "<html>"));

        assertThat(words).isEqualTo("a docker-socket-proxy needs " + variable + "=1");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1.41/swarm, 403, <html>,     'not the engine''s words, but a proxy''s or another server''s'",
        "/v1.41/nodes, 403, Forbidden,  a docker-socket-proxy needs NODES=1",
        "/v1.41/nodes, 503, no backend, no backend",
        "/v1.41/nodes, 503, '',         a proxy before the engine does not reach it"
    })
    void usesTheProxysOwnWordsWhereThereAreAnyAndNothingIsKnownBetter(
            String path, int status, String text, String words) {
        assertThat(ProxyRefusal.words(path, status, new ErrorAnswer(false, text)))
                .isEqualTo(words);
    }
}
