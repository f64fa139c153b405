package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Trigger;
import io.swarmstatus.service.HttpServer;
import io.swarmstatus.service.Meters;
import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProducerMetricsIT {

    private static final InstantSource AT_NOON = InstantSource.fixed(Snapshots.NOON);

    /** Name and type, as Prometheus sees them; dashboards and alerts hang on these. */
    private static final List<String> FAMILIES = List.of(
            "swarm_status_producer_call_duration_seconds histogram",
            "swarm_status_producer_call_duration_seconds_max gauge",
            "swarm_status_producer_call_last_bytes gauge",
            "swarm_status_producer_call_last_items gauge",
            "swarm_status_producer_call_read_bytes_total counter",
            "swarm_status_producer_collection_duration_seconds histogram",
            "swarm_status_producer_collection_duration_seconds_max gauge",
            "swarm_status_producer_condition gauge",
            "swarm_status_producer_event_streams_lost_total counter",
            "swarm_status_producer_event_streams_opened_total counter",
            "swarm_status_producer_events_total counter",
            "swarm_status_producer_last_published_age_seconds gauge",
            "swarm_status_producer_looks_total counter",
            "swarm_status_producer_nodes gauge",
            "swarm_status_producer_pending_snapshots gauge",
            "swarm_status_producer_publish_duration_seconds histogram",
            "swarm_status_producer_publish_duration_seconds_max gauge",
            "swarm_status_producer_publish_failures_total counter",
            "swarm_status_producer_published_delay_seconds histogram",
            "swarm_status_producer_published_delay_seconds_max gauge",
            "swarm_status_producer_role gauge",
            "swarm_status_producer_snapshots_superseded_total counter",
            "swarm_status_producer_tasks gauge",
            "swarm_status_producer_topic_age_seconds gauge",
            "swarm_status_producer_unchanged_looks_total counter");

    @Test
    void anIdleProducerShowsAllItHasFromItsFirstScrapeOn() throws Exception {
        try (var served = Served.of("shop")) {
            var answer = served.get();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(families(answer.body())).isEqualTo(FAMILIES);
            assertThat(answer.body().lines())
                    .contains(
                            "swarm_status_producer_role{role=\"undecided\",swarm=\"shop\"} 1.0",
                            "swarm_status_producer_looks_total{condition=\"ok\",swarm=\"shop\"} 0.0",
                            "swarm_status_producer_topic_age_seconds{swarm=\"shop\"} NaN");
        }
    }

    @Test
    void showsWhatItWasTold() throws Exception {
        try (var served = Served.of("shop")) {
            served.metrics().looked(Snapshots.failed(Condition.SWARM_LOCKED, null, Snapshots.NOON, Trigger.POLL));
            served.metrics().published(Snapshots.ofLeader(1), Duration.ofMillis(30));
            served.metrics().role(Role.LEADER);

            assertThat(served.get().body().lines())
                    .contains(
                            "swarm_status_producer_condition{condition=\"swarm_locked\",swarm=\"shop\"} 1.0",
                            "swarm_status_producer_looks_total{condition=\"swarm_locked\",swarm=\"shop\"} 1.0",
                            "swarm_status_producer_collection_duration_seconds_sum{swarm=\"shop\"} 0.04",
                            "swarm_status_producer_publish_duration_seconds_bucket{swarm=\"shop\",le=\"0.025\"} 0",
                            "swarm_status_producer_publish_duration_seconds_bucket{swarm=\"shop\",le=\"0.05\"} 1",
                            "swarm_status_producer_last_published_age_seconds{swarm=\"shop\"} 0.0",
                            "swarm_status_producer_role{role=\"leader\",swarm=\"shop\"} 1.0");
        }
    }

    @Test
    void severalProducersInOneProcessDoNotMix() throws Exception {
        try (var first = Served.of("shop");
                var second = Served.of("shop");
                var third = Served.of("bank")) {
            first.metrics().eventSeen();

            var seen = "swarm_status_producer_events_total{swarm=\"shop\"} ";
            assertThat(first.get().body()).contains(seen + "1.0").doesNotContain("bank");
            assertThat(second.get().body()).contains(seen + "0.0").doesNotContain("bank");
            assertThat(third.get().body()).contains("{swarm=\"bank\"} 0.0").doesNotContain("shop");
        }
    }

    @Test
    void explainsItselfToAnOperator() throws Exception {
        var described = Files.readString(Path.of("..", "docs", "metrics.md"));

        try (var served = Served.of("shop")) {
            var help = served.get().body().lines().filter(line -> line.startsWith("# HELP swarm_status"));
            assertThat(help).hasSameSizeAs(FAMILIES).allMatch(line -> line.length() > 80, "has words");
        }
        assertThat(FAMILIES)
                .map(family -> family.replaceFirst(" .*", ""))
                .allSatisfy(name -> assertThat(described).contains("`" + name + "`"));
    }

    private static List<String> families(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE swarm_status"))
                .map(line -> line.substring("# TYPE ".length()))
                .sorted()
                .toList();
    }

    private record Served(ProducerMetrics metrics, HttpServer server) implements AutoCloseable {

        static Served of(String swarm) {
            var registry = Meters.registry();
            var metrics = ProducerMetrics.register(registry, swarm, AT_NOON);
            return new Served(metrics, HttpServer.start(ServerAddress.ANY_LOCAL, List.of(), registry, _ -> {}));
        }

        HttpResponse<String> get() throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                var uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
                return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
