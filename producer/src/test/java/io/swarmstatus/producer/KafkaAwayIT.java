package io.swarmstatus.producer;

import static java.util.Objects.requireNonNullElseGet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import io.swarmstatus.contract.Condition;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.ServerAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.kafka.KafkaContainer;

/** A whole producer, and a real broker that is killed and comes back. */
@Testcontainers(disabledWithoutDocker = true)
class KafkaAwayIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String TOPIC = "snapshots";

    @Test
    void looksOnWhileKafkaIsAwayAndThenTellsTheNewestFirst() throws Exception {
        try (var kafka = onAFixedPort(LoopbackPort.next());
                var engine = ReplayedEngine.ofLeader()) {
            kafka.start();
            try (var producer = SwarmProducer.start(config(engine.uri(), kafka.getBootstrapServers()))) {
                await().atMost(LONG).until(() -> get(producer, "/health/ready").statusCode() == 200);
                kafka.getDockerClient().killContainerCmd(kafka.getContainerId()).exec();

                engine.answering("/v1.41/nodes", "refused-no-quorum");
                await().until(() -> finds(producer, Condition.NO_QUORUM));
                engine.answering("/v1.41/nodes", "nodes");
                await().until(() -> finds(producer, Condition.OK));
                await().atMost(LONG).until(() -> get(producer, "/health/ready").statusCode() == 503);
                var looks = engine.requests().size();
                engine.answering("/v1.41/nodes", "nodes-worker-down").answering("/v1.41/tasks", "tasks-worker-down");
                await().atMost(LONG).until(() -> meter(producer, "snapshots_superseded_total") >= 1);
                var failures = meter(producer, "publish_failures_total");
                await().atMost(LONG).until(() -> meter(producer, "publish_failures_total") > failures);
                assertThat(get(producer, "/health/live").statusCode()).isEqualTo(200);
                await().until(() -> engine.requests().size() > looks + 10);

                kafka.getDockerClient()
                        .startContainerCmd(kafka.getContainerId())
                        .exec();
                await().atMost(LONG).until(() -> get(producer, "/health/ready").statusCode() == 200);
                await().atMost(LONG).until(() -> published(kafka).size() == 3);
            }

            var published = published(kafka);
            assertThat(published)
                    .extracting(Snapshot::condition)
                    .containsExactly(Condition.OK, Condition.OK, Condition.NO_QUORUM);
            assertThat(published.get(1).nodes()).extracting("state").contains("down");
            assertThat(published.get(1).collectedAt()).isAfter(published.get(2).collectedAt());
        }
    }

    /** A broker that is started again is where it was. */
    private static KafkaContainer onAFixedPort(int port) {
        return BrokerContainers.create()
                .withStartupTimeout(LONG.multipliedBy(3))
                .withCreateContainerCmdModifier(container -> {
                    var host = requireNonNullElseGet(container.getHostConfig(), HostConfig::newHostConfig);
                    container.withHostConfig(host.withPortBindings(PortBinding.parse(port + ":9092")));
                });
    }

    private static SwarmProducerConfig config(URI engine, String servers) {
        return new SwarmProducerConfig(
                "default",
                EngineAddress.plain(engine),
                new CallLimits(Duration.ofSeconds(5), Duration.ofSeconds(10)),
                Duration.ofHours(1),
                Duration.ofMillis(50),
                TOPIC,
                Map.of(
                        "bootstrap.servers", servers,
                        "request.timeout.ms", "500",
                        "max.block.ms", "1000",
                        "delivery.timeout.ms", "1000"),
                ServerAddress.ANY_LOCAL);
    }

    /** Each once: one that a slow broker took, but did not confirm in time, is there twice. */
    private static List<Snapshot> published(KafkaContainer kafka) {
        var codec = new SnapshotCodec();
        return new KafkaTopic(kafka.getBootstrapServers(), TOPIC)
                .records().stream()
                        .map(seen -> codec.decode(seen.value()))
                        .distinct()
                        .toList();
    }

    private static boolean finds(SwarmProducer producer, Condition condition) throws IOException, InterruptedException {
        var series =
                "swarm_status_producer_condition{condition=\"" + condition.wireName() + "\",swarm=\"default\"} 1.0";
        return get(producer, "/metrics").body().lines().anyMatch(series::equals);
    }

    private static double meter(SwarmProducer producer, String name) throws IOException, InterruptedException {
        var series = "swarm_status_producer_" + name + "{swarm=\"default\"} ";
        return get(producer, "/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private static HttpResponse<String> get(SwarmProducer producer, String path)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + producer.port() + path);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }
}
