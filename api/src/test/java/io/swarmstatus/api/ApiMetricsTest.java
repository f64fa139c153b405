package io.swarmstatus.api;

import static io.swarmstatus.api.Snapshots.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.testing.junit5.DirectClient;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape of the api shows. */
class ApiMetricsTest {

    private final SettableClock clock = new SettableClock(START);
    private final FaultyCache cache = new FaultyCache(clock);
    private final ServedSwarm swarm = ServedSwarm.named("default", START);
    private final ServedSwarms swarms = ServedSwarms.around(swarm);
    private final ServedDelays delays = new ServedDelays();
    private final CacheFollower follower = new CacheFollower(cache, swarms, clock, new FollowerLog(), delays, START);
    private final Sources sources = Nowhere.sources(swarms, cache, new Subscribers(0), clock);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    ApiMetricsTest() {
        ApiMetrics.register(registry, follower, delays, sources, new Refusals(clock), new ObjectMetrics(3));
    }

    @AfterEach
    void close() {
        sources.past().close();
        cache.close();
    }

    @Test
    void tellsOfASwarmWhatIsServedOfIt() {
        cache.write(Snapshots.good(START));
        follower.turn();
        clock.pass(Duration.ofSeconds(33));

        assertThat(lines())
                .contains("swarm_status_snapshot_age_seconds{swarm=\"default\"} 33.0")
                .contains("swarm_status_refresh_age_seconds{swarm=\"default\"} 33.0")
                .contains("swarm_status_refresh_interval_seconds{swarm=\"default\"} 120.0")
                .contains("swarm_status_refresh_duration_seconds{swarm=\"default\"} 0.042")
                .contains("swarm_status_consecutive_failures{swarm=\"default\"} 0.0")
                .contains("swarm_status_refreshes_total{swarm=\"default\"} 1.0")
                .contains("swarm_status_served_tier{swarm=\"default\",tier=\"primary\"} 1.0")
                .contains("swarm_status_served_tier{swarm=\"default\",tier=\"backup\"} 0.0")
                .contains("swarm_status_spare_managers{swarm=\"default\"} 1.0")
                .contains(
                        "swarm_status_nodes{availability=\"active\",role=\"manager\",state=\"ready\",swarm=\"default\"}"
                                + " 3.0")
                .contains("swarm_status_tasks{state=\"failed\",swarm=\"default\"} 1.0")
                .contains("swarm_status_api_redis_up 1.0");
    }

    @Test
    void isTheExporterOfNodesAndServices() {
        cache.write(Snapshots.good(START));
        follower.turn();

        var node = "{hostname=\"beta\",node_id=\"id-beta\",swarm=\"default\"}";
        var service = "{mode=\"replicated\",service=\"wéb ☃\",stack=\"shop\",swarm=\"default\"}";
        assertThat(lines())
                .contains("swarm_status_node_up" + node + " 1.0")
                .contains("swarm_status_node_leader" + node + " 0.0")
                .contains("swarm_status_node_cpu_cores" + node + " 4.0")
                .contains("swarm_status_node_cpu_reserved_cores" + node + " 0.5")
                .contains("swarm_status_node_cpu_free_cores" + node + " 3.5")
                .contains("swarm_status_node_memory_bytes" + node + " 8.589934592E9")
                .contains("swarm_status_node_running_tasks" + node + " 5.0")
                .contains("swarm_status_node_free_slots" + node + " 35.0")
                .contains("swarm_status_service_running_tasks" + service + " 4.0")
                .contains("swarm_status_service_degraded" + service + " 0.0")
                .anyMatch(line ->
                        line.startsWith("swarm_status_node_info{availability=\"active\",engine_version=\"29.1.0\""));
    }

    @Test
    void showsAllThatIsDescribedAndNothingElse() throws IOException {
        var described = Pattern.compile("`(swarm_status_\\w+)`")
                .matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !name.startsWith("swarm_status_producer_") && !name.startsWith("swarm_status_sink_"))
                .collect(Collectors.toSet());
        cache.write(Snapshots.good(START));
        ApiMetrics.registerCertificate(registry, () -> START);

        follower.turn();

        assertThat(lines())
                .filteredOn(line -> line.startsWith("# TYPE swarm_status"))
                .map(line -> line.split(" ", -1)[2])
                .containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void tellsHowManyNodesItLeavesOutAndKeepsThoseOfItsOwnSwarm() {
        cache.write(Snapshots.ofSwarm("a", START));
        cache.write(Snapshots.good(START));

        follower.turn();

        assertThat(lines())
                .contains("swarm_status_api_objects_omitted{kind=\"node\"} 3.0")
                .contains("swarm_status_api_objects_omitted{kind=\"service\"} 0.0")
                .filteredOn(line -> line.startsWith("swarm_status_node_up{"))
                .hasSize(3)
                .allMatch(line -> line.contains("swarm=\"default\""));
    }

    @Test
    void tellsNoFiguresOfAFailureButHowOftenItFailed() {
        cache.write(Snapshots.failed(START));
        follower.turn();

        assertThat(lines())
                .contains("swarm_status_consecutive_failures{swarm=\"default\"} 1.0")
                .contains("swarm_status_refresh_failures_total{swarm=\"default\"} 1.0")
                .noneMatch(line -> line.startsWith("swarm_status_snapshot_age_seconds{"))
                .noneMatch(line -> line.startsWith("swarm_status_spare_managers{"))
                .noneMatch(line -> line.startsWith("swarm_status_node_up{"));
    }

    @Test
    void tellsThatNothingIsServedAndRedisIsAway() {
        cache.goAway();
        follower.turn();

        assertThat(lines())
                .contains("swarm_status_api_redis_up 0.0")
                .contains("swarm_status_served_tier{swarm=\"default\",tier=\"unavailable\"} 1.0");
    }

    @Test
    void tellsWhenTheCertificateEnds() {
        assertThat(lines()).noneMatch(line -> line.contains("certificate"));

        ApiMetrics.registerCertificate(registry, () -> Instant.ofEpochSecond(1_800_000_000));

        assertThat(lines()).contains("swarm_status_api_certificate_expires_timestamp_seconds 1.8E9");
    }

    @Test
    void countsAnswersByTheirTier() {
        swarm.hits().count(ServedTier.BACKUP);

        assertThat(lines())
                .contains("swarm_status_api_answers_total{swarm=\"default\",tier=\"primary\"} 0.0")
                .contains("swarm_status_api_answers_total{swarm=\"default\",tier=\"backup\"} 1.0");
    }

    @Test
    void measuresHowOldNewFiguresAreButNotThoseThatWereThereBefore() {
        cache.write(Snapshots.good(START));
        follower.turn();
        clock.pass(Duration.ofSeconds(1));
        cache.write(Snapshots.good(START.plusMillis(970)));
        clock.pass(Duration.ofMillis(3));

        follower.turn();

        assertThat(lines())
                .contains("swarm_status_api_servable_delay_seconds_count{since=\"collected\"} 1")
                .contains("swarm_status_api_servable_delay_seconds_sum{since=\"collected\"} 0.033")
                .contains("swarm_status_api_servable_delay_seconds_sum{since=\"materialized\"} 0.003");
    }

    @Test
    void measuresAnswersAndTellsFailuresFromRefusals() {
        var routing = HttpRouting.builder();
        routing.get("/refused", sources.requests().metered(MeteredEndpoint.CACHE, (_, _) -> {
            throw new HttpException("no", Status.NOT_FOUND_404);
        }));
        routing.get("/failed", sources.requests().metered(MeteredEndpoint.CACHE, (_, _) -> {
            throw new IllegalStateException("broken");
        }));
        var client = new DirectClient(routing);

        client.get("/refused").request().close();
        client.get("/failed").request().close();

        assertThat(lines())
                .contains("swarm_status_api_request_errors_total{code=\"4xx\",endpoint=\"cache\"} 1.0")
                .contains("swarm_status_api_request_errors_total{code=\"5xx\",endpoint=\"cache\"} 1.0")
                .contains("swarm_status_api_request_duration_seconds_count{endpoint=\"cache\"} 2")
                .contains("swarm_status_api_requests_in_progress{endpoint=\"cache\"} 0.0");
    }

    private List<String> lines() {
        return registry.scrape().lines().toList();
    }
}
