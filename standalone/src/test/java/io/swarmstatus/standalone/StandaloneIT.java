package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.swarmstatus.contract.SnapshotTopic;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.simulator.SimulatedSwarm;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import redis.clients.jedis.RedisClient;

/** The whole pipeline, with a real broker and a real Redis, on a simulated swarm. */
class StandaloneIT {

    private static final String PRIMARY = "docker_swarm_status";
    private static final String BACKUP = "docker_swarm_status_backup";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final int kafkaPort = LoopbackPort.next();
    private final int redisPort = LoopbackPort.next();
    private SwarmSimulator simulator;
    private Standalone standalone;
    private ApiClient api;
    private RedisClient redis;

    @BeforeEach
    void start() {
        simulator = SwarmSimulator.start(SimulatorConfig.ofNodes(5), InstantSource.system(), 0);
        simulator.swarm().settle();
        var engine = simulator.uri();
        var options = new StandaloneOptions();
        new CommandLine(options)
                .parseArgs(
                        "--port=0",
                        "--kafka-port=" + kafkaPort,
                        "--redis-port=" + redisPort,
                        "--set=refresh.poll=PT0.2S",
                        "--docker-host=" + engine);
        standalone = Standalone.start(
                options,
                new EngineChoice.Real(List.of(engine), "as told"),
                new Progress(new PrintStream(PrintStream.nullOutputStream())),
                new CloseStack());
        api = new ApiClient(standalone.url());
        redis = RedisClient.create("127.0.0.1", redisPort);
        await().atMost(SOON).until(() -> api.status().path("swarm_active").asBoolean());
    }

    @AfterEach
    void stop() {
        redis.close();
        api.close();
        standalone.close();
        simulator.close();
    }

    @Test
    void servesTheSwarmsOwnFiguresAlsoAfterAChange() throws IOException {
        var engine = new RawEngine(simulator.uri());
        var node = simulator.swarm().workers().getFirst();
        simulator.swarm().drain(node);
        simulator.swarm().settle();

        var expected = NaiveRecomputation.from(engine);

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(NaiveRecomputation.nodesServed(api.status())).isEqualTo(expected.nodes());
            assertThat(expected.nodes().get(node)).contains(" drain ", "capacity=0");
        });
    }

    @Test
    void publishesCloudEventsThatTheSchemaAllowsAndNoSecret() {
        var records = PublishedRecords.of(kafkaPort, SnapshotTopic.NAME);

        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SnapshotTopic.class.getResourceAsStream(SnapshotTopic.SCHEMA_RESOURCE));
        assertThat(records).isNotEmpty().allSatisfy(record -> {
            var json = new String(record.value(), StandardCharsets.UTF_8);
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("default");
            assertThat(PublishedRecords.header(record, "ce_specversion")).isEqualTo("1.0");
            assertThat(PublishedRecords.header(record, "ce_type")).isEqualTo("io.swarmstatus.snapshot.v1");
            assertThat(PublishedRecords.header(record, "content-type")).isEqualTo("application/json");
            assertThat(Instant.parse(PublishedRecords.header(record, "ce_time")).toEpochMilli())
                    .isEqualTo(record.timestamp());
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(json).doesNotContain(SimulatedSwarm.SECRET_MARKER);
        });
    }

    @Test
    void keepsBothKeysForAsLongAsTheirAgeAllows() throws Exception {
        var collectedAt = Instant.parse(api.status().path("collected_at").asText());

        var age = Duration.between(collectedAt, Instant.now()).toSeconds();

        assertThat(redis.ttl(PRIMARY)).isBetween(295 - age, 300L);
        assertThat(redis.ttl(BACKUP)).isBetween(1795 - age, 1800L);
        assertThat(redis.get(PRIMARY)).contains("\"cache_info\":", "\"performance_metrics\":");
        assertThat(redis.get(BACKUP)).contains("\"cache_info\":", "\"performance_metrics\":");
        assertThat(redis.get(PRIMARY)).doesNotContain(SimulatedSwarm.SECRET_MARKER);
    }

    @Test
    void fallsBackToTheBackupAndThenSaysThatThereIsNothing() {
        redis.del(PRIMARY);
        await().atMost(SOON).untilAsserted(() -> {
            var data = api.status();
            assertThat(data.at("/cache_info/source").asText()).isEqualTo("backup_cache");
            assertThat(data.at("/cache_info/cache_key").asText()).isEqualTo(BACKUP);
            assertThat(data.path("error").isNull()).isTrue();
            assertThat(data.path("nodes")).hasSize(5);
        });

        redis.del(BACKUP);

        await().atMost(SOON).untilAsserted(() -> {
            var data = api.status();
            assertThat(data.at("/cache_info/source").asText()).isEqualTo("cache_unavailable");
            assertThat(data.path("error").asText()).isEqualTo("Docker Swarm status unavailable - cache not accessible");
            assertThat(data.path("nodes")).isEmpty();
        });
    }
}
