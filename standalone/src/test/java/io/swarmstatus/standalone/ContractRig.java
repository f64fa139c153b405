package io.swarmstatus.standalone;

import static org.awaitility.Awaitility.await;

import io.swarmstatus.api.Api;
import io.swarmstatus.api.ApiConfig;
import io.swarmstatus.api.ApiMain;
import io.swarmstatus.producer.ProducerMain;
import io.swarmstatus.producer.SwarmProducer;
import io.swarmstatus.producer.SwarmProducerConfig;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import io.swarmstatus.sink.CacheSink;
import io.swarmstatus.sink.CacheSinkConfig;
import io.swarmstatus.sink.CacheSinkMain;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import redis.clients.jedis.RedisClient;

/** The whole pipeline with two simulated swarms, {@code default} and {@code east}, of which one part after the other goes. */
final class ContractRig implements AutoCloseable {

    static final List<String> SWARMS = List.of("default", "east");

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final PartSettings SETTINGS =
            new PartSettings(Map.of(), List.of(ProducerMain.class, CacheSinkMain.class, ApiMain.class));

    private final int kafkaPort = LoopbackPort.next();
    private final int redisPort = LoopbackPort.next();
    private final CloseStack parts = new CloseStack();
    private final CloseStack writers = new CloseStack();
    private final EmbeddedKafka kafka;
    private Api api;

    private ContractRig() {
        var directory = parts.add(WorkDirectory.open(null));
        parts.add(EmbeddedRedis.start(directory.sub("redis"), redisPort));
        kafka = EmbeddedKafka.start(directory.sub("kafka"), kafkaPort);
        api = startApi();
    }

    /** With figures in all places, and some changes. */
    static ContractRig start() {
        var rig = new ContractRig();
        var simulator = rig.parts.add(SwarmSimulator.start(SimulatorConfig.ofNodes(5), InstantSource.system(), 0));
        simulator.swarm().settle();
        rig.startWriters(simulator.uri());
        await().atMost(SOON).until(() -> rig.serves("cached"));
        simulator.swarm().drain(simulator.swarm().workers().getFirst());
        await().atMost(SOON).until(() -> rig.status("east").contains("\"availability\":\"drain\""));
        return rig;
    }

    private void startWriters(URI engine) {
        writers.add(CacheSink.start(SETTINGS.of(CacheSinkMain.class, settings(Map.of()), CacheSinkConfig::from)));
        for (var swarm : SWARMS) {
            var own = Map.of("docker.host", engine.toString(), "swarm.name", swarm, "refresh.poll", "PT0.2S");
            writers.add(SwarmProducer.start(
                    SETTINGS.of(ProducerMain.class, settings(own, "redis.url"), SwarmProducerConfig::from)));
        }
    }

    /** Nobody publishes or writes any more, and the newest snapshots are where they are served last. */
    void loseThePrimaryKeys() {
        writers.close();
        redis(keys -> keys.del("docker_swarm_status", "docker_swarm_status:{east}"));
        await().atMost(SOON).until(() -> serves("backup_cache"));
    }

    /** Redis is empty and the api has never seen it otherwise. */
    void loseEverything() {
        redis(RedisClient::flushAll);
        api.close();
        api = startApi();
    }

    void loseKafka() {
        kafka.close();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + api.port());
    }

    int kafkaPort() {
        return kafkaPort;
    }

    private Api startApi() {
        return Api.start(SETTINGS.of(ApiMain.class, settings(Map.of()), ApiConfig::from));
    }

    private Map<String, String> settings(Map<String, String> own, String... without) {
        var settings = new HashMap<>(own);
        settings.put("kafka.bootstrap.servers", "127.0.0.1:" + kafkaPort);
        settings.put("redis.url", "redis://127.0.0.1:" + redisPort);
        settings.put("server.port", "0");
        List.of(without).forEach(settings::remove);
        return settings;
    }

    private boolean serves(String source) {
        return SWARMS.stream().allMatch(swarm -> status(swarm).contains("\"source\":\"" + source + "\""));
    }

    private String status(String swarm) {
        try (var client = new ContractClient(url())) {
            return client.get("/api/v1/status/swarms/" + swarm).body();
        }
    }

    private void redis(Consumer<RedisClient> command) {
        try (var client = RedisClient.create("127.0.0.1", redisPort)) {
            command.accept(client);
        }
    }

    @Override
    public void close() {
        writers.close();
        api.close();
        kafka.close();
        parts.close();
    }
}
