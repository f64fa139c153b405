package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines behind a proxy that lets through some calls and answers others by itself. */
class SocketProxyIT {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final SwarmSimulator simulator =
            SwarmSimulator.start(SimulatorConfig.ofNodes(3), InstantSource.system(), 0);
    private final SocketProxy proxy = SocketProxy.before(simulator.uri());

    @AfterEach
    void close() {
        proxy.close();
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({
        "info,     /v1.41/info,                 INFO",
        "nodes,    /v1.41/nodes,                NODES",
        "services, /v1.41/services?status=true, SERVICES",
        "tasks,    /v1.41/tasks,                TASKS"
    })
    void namesTheVariableThatTheProxyNeeds(String forbidden, String path, String variable) throws IOException {
        proxy.forbidding(forbidden);

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail())
                .isEqualTo("GET " + path + " was answered 403: a docker-socket-proxy needs " + variable + "=1");
    }

    @Test
    void readsTheSwarmThoughItMayNotPing() throws IOException {
        proxy.forbidding("_ping");

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        assertThat(snapshot.collectedBy().apiVersion()).isEqualTo("1.41");
        assertThat(snapshot.nodes()).hasSize(3);
        assertThat(proxy.paths()).startsWith("/_ping", "/version", "/v1.41/info");
    }

    @Test
    void readsTheSwarmThoughTheProxyTakesTheVersionAway() throws IOException {
        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.OK);
        assertThat(snapshot.collectedBy().apiVersion()).isEqualTo("1.41");
        assertThat(proxy.paths()).startsWith("/_ping", "/version", "/v1.41/info");
    }

    @Test
    void tellsWhatIsForbiddenWhereItCannotLearnTheVersion() throws IOException {
        proxy.forbidding("_ping").forbidding("version");

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail())
                .isEqualTo("the engine does not tell its API version: "
                        + "GET /_ping was answered 403: a docker-socket-proxy needs PING=1; "
                        + "GET /version was answered 403: a docker-socket-proxy needs VERSION=1");
    }

    @ParameterizedTest
    @CsvSource({
        "401, a proxy before the engine wants credentials",
        "404, 'not the engine''s words, but a proxy''s or another server''s'",
        "502, a proxy before the engine does not reach it",
        "503, a proxy before the engine does not reach it",
        "504, a proxy before the engine waited for it in vain"
    })
    void showsNothingOfTheErrorPageOfAProxy(int status, String words) throws IOException {
        proxy.answering("nodes", status, "<html>\n<head><title>Oh no</title></head>\n<body>Oh no</body></html>");

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail()).isEqualTo("GET /v1.41/nodes was answered " + status + ": " + words);
    }

    @Test
    void asksForNoVersionWhereTheEngineIsAway() throws IOException {
        proxy.answering("_ping", 502, "");

        var snapshot = collect();

        assertThat(snapshot.condition()).isEqualTo(Condition.COLLECTION_FAILED);
        assertThat(snapshot.errorDetail())
                .isEqualTo("GET /_ping was answered 502: a proxy before the engine does not reach it");
        assertThat(proxy.paths()).containsExactly("/_ping");
    }

    private Snapshot collect() throws IOException {
        try (var engine = Engines.client(proxy.uri(), LIMITS)) {
            return Engines.collector(engine, LIMITS).look(Trigger.POLL).snapshot();
        }
    }
}
