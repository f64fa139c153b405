package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine;
import redis.clients.jedis.RedisClient;

/**
 * The pipeline on a real swarm of several engines. {@code SWARM_STATUS_TEST_ENGINES} names its managers' sockets, comma
 * separated; without it these tests are skipped.
 */
@ResourceLock(RealSwarm.COMMAND)
@EnabledIfEnvironmentVariable(
        named = "SWARM_STATUS_TEST_ENGINES",
        matches = ".+",
        disabledReason = "no swarm of several engines to test on")
class RealSwarmIT {

    private static final String SECRET = "never-to-be-seen-4711";
    private static final String SERVICE = "real-swarm-it";

    private final List<URI> engines = Pattern.compile(",")
            .splitAsStream(System.getenv("SWARM_STATUS_TEST_ENGINES"))
            .map(URI::create)
            .toList();
    private final RawEngine engine = new RawEngine(engines.getFirst());

    @BeforeEach
    void createService() throws IOException {
        engine.post("/v1.41/services/create", """
            {"Name": "%s", "Mode": {"Replicated": {"Replicas": 3}},
             "TaskTemplate": {
               "ContainerSpec": {"Image": "busybox:1", "Env": ["SECRET=%s"]},
               "Resources": {"Reservations": {"NanoCPUs": 100000000, "MemoryBytes": 16000000}}}}
            """.formatted(SERVICE, SECRET));
    }

    @AfterEach
    void removeService() throws IOException {
        engine.delete("/v1.41/services/" + SERVICE);
    }

    @Test
    void servesTheSwarmsOwnFiguresAndNoSecret() throws Exception {
        var kafkaPort = LoopbackPort.next();
        var redisPort = LoopbackPort.next();

        try (var standalone = start(kafkaPort, redisPort);
                var api = new ApiClient(standalone.url())) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var expected = NaiveRecomputation.from(engine);
                var served = api.status();
                assertThat(NaiveRecomputation.nodesServed(served)).isEqualTo(expected.nodes());
                assertThat(NaiveRecomputation.servicesServed(served)).isEqualTo(expected.services());
                assertThat(expected.services()).containsEntry(SERVICE, "3 of 3");
            });

            assertThat(PublishedRecords.of(kafkaPort, "swarm.snapshots"))
                    .isNotEmpty()
                    .allSatisfy(record -> {
                        assertThat(new SnapshotCodec()
                                        .decode(record.value())
                                        .collectedBy()
                                        .isLeader())
                                .isTrue();
                        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                                .doesNotContain(SECRET);
                    });
            try (var redis = RedisClient.create("127.0.0.1", redisPort)) {
                assertThat(redis.get("docker_swarm_status")).contains(SERVICE).doesNotContain(SECRET);
                assertThat(redis.get("docker_swarm_status_backup"))
                        .contains(SERVICE)
                        .doesNotContain(SECRET);
            }
        }
    }

    private Standalone start(int kafkaPort, int redisPort) {
        var options = new StandaloneOptions();
        var hosts = engines.stream().map(host -> "--docker-host=" + host);
        var ports = Stream.of("--port=0", "--kafka-port=" + kafkaPort, "--redis-port=" + redisPort);
        new CommandLine(options).parseArgs(Stream.concat(hosts, ports).toArray(String[]::new));
        return Standalone.start(
                options,
                new EngineChoice.Real(engines, "as told"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())),
                new CloseStack());
    }
}
