package io.swarmstatus.sink;

import static io.swarmstatus.sink.Patience.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.service.ConfigurationException;
import io.swarmstatus.service.StartException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a start does where neither broker nor cache are there. */
class CacheSinkStartIT {

    private static final String NOBODY = "127.0.0.1:1";
    private static final URI NO_CACHE = URI.create("redis://" + NOBODY);

    @Test
    void isLiveAndNotReadyWithoutBrokerAndCache() throws Exception {
        try (var sink = Sinks.start(NOBODY, "snapshots", NO_CACHE, Map.of())) {
            assertThat(Sinks.isLive(sink)).isTrue();
            assertThat(Sinks.isReady(sink)).isFalse();
            eventually().until(() -> Sinks.readiness(sink).contains("waits for broker " + NOBODY));
            eventually().until(() -> Sinks.readiness(sink).contains("no answer since the start, broker " + NOBODY));
            eventually().until(() -> Sinks.readiness(sink).contains("away since "));
        }
    }

    @Test
    void showsAllThatIsDescribedFromItsFirstScrapeOn() throws Exception {
        var described = Pattern.compile("`(swarm_status_sink_\\w+)`")
                .matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        try (var sink = Sinks.start(NOBODY, "snapshots", NO_CACHE, Map.of())) {
            assertThat(Sinks.metrics(sink).lines())
                    .contains("swarm_status_sink_stream_state{state=\"created\",stream=\"cache\"} 1.0")
                    .contains("swarm_status_sink_broker_up 0.0", "swarm_status_sink_lag_records NaN")
                    .filteredOn(line -> line.startsWith("# TYPE swarm_status"))
                    .map(line -> line.split(" ", -1)[2])
                    .containsExactlyInAnyOrderElementsOf(described);
        }
    }

    @Test
    void isLiveAndNotReadyWhereNobodyKnowsTheBrokersName() throws Exception {
        try (var sink = Sinks.start("broker.invalid:9092", "snapshots", NO_CACHE, Map.of())) {
            assertThat(Sinks.isLive(sink)).isTrue();
            assertThat(Sinks.isReady(sink)).isFalse();
        }
    }

    @Test
    void stopsInTimeWhileItWaits() throws Exception {
        var sink = Sinks.start(NOBODY, "snapshots", NO_CACHE, Map.of());
        eventually().until(() -> Sinks.isLive(sink));
        var stopped = Instant.now();

        sink.close();

        assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void namesTheAddressThatIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = Map.of("server.port", Integer.toString(other.getLocalPort()));

            assertThatThrownBy(() -> Sinks.start(NOBODY, "snapshots", NO_CACHE, taken))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("127.0.0.1:" + other.getLocalPort());
        }
    }

    @Test
    void namesTheKeyOfACacheThatIsNone() {
        var elsewhere = URI.create("http://127.0.0.1");

        assertThatThrownBy(() -> Sinks.start(NOBODY, "snapshots", elsewhere, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("redis.url");
    }
}
