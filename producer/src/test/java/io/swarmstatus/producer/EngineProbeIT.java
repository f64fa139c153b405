package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Failure;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineProbeIT {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @ParameterizedTest
    @CsvSource({"info", "info-standby"})
    void findsNothingInTheWayOnAManager(String info) {
        try (var engine = ReplayedEngine.start().answering("/info", info)) {

            var obstacle = EngineProbe.obstacle(EngineAddress.plain(engine.uri()), LIMIT);

            assertThat(obstacle).isEmpty();
            assertThat(engine.requests()).containsExactly("GET /info");
        }
    }

    @ParameterizedTest
    @CsvSource({"info-outside, NOT_IN_SWARM", "info-worker, NOT_A_MANAGER", "info-locked, SWARM_LOCKED"})
    void tellsWhyAnEngineShowsNoSwarm(String info, Condition condition) {
        try (var engine = ReplayedEngine.start().answering("/info", info)) {

            var obstacle = EngineProbe.obstacle(EngineAddress.plain(engine.uri()), LIMIT);

            assertThat(obstacle.map(Failure::condition)).contains(condition);
        }
    }

    @Test
    void tellsThatThereIsNoEngine() {
        var obstacle = EngineProbe.obstacle(EngineAddress.plain(URI.create("unix:///nowhere/docker.sock")), LIMIT);

        assertThat(obstacle.map(Failure::condition)).contains(Condition.DOCKER_UNREACHABLE);
    }
}
