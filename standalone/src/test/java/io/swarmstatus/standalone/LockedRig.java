package io.swarmstatus.standalone;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.swarmstatus.api.ApiConfig;
import io.swarmstatus.api.ApiMain;
import io.swarmstatus.api.TrialToken;
import io.swarmstatus.producer.ProducerMain;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.simulator.SimulatorConfig;
import io.swarmstatus.simulator.SwarmSimulator;
import io.swarmstatus.sink.CacheSinkMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The three services as processes, between an engine that is simulated and a Kafka and a Redis that let in nobody but their users.
 * Their secrets come from files. At first nobody gets in: Kafka and Redis know other passwords.
 */
final class LockedRig implements AutoCloseable {

    static final String TOKEN_SECRET = "secret-of-the-tokens-32-bytes-or-more";

    private static final String TRACES_SECRET = "secret-of-the-traces";
    private static final Map<String, Class<?>> PARTS =
            Map.of("producer", ProducerMain.class, "sink", CacheSinkMain.class, "api", ApiMain.class);

    private final CloseStack closing = new CloseStack();
    private final Path directory = closing.add(WorkDirectory.open(null)).sub("locked");
    private final LockedRedis redis;
    private final LockedKafka kafka;
    private final SwarmSimulator engine;
    private final Map<String, PartProcess> processes = new HashMap<>();

    private LockedRig() throws Exception {
        redis = closing.add(LockedRedis.start(Files.createDirectory(directory.resolve("redis"))));
        kafka = closing.add(
                LockedKafka.start(Files.createDirectory(directory.resolve("kafka")), TestStores.in(directory)));
        engine = closing.add(SwarmSimulator.start(SimulatorConfig.ofNodes(5), InstantSource.system(), 0));
        engine.swarm().settle();
        setPasswords("other-");
        for (var part : PARTS.keySet()) {
            processes.put(part, closing.add(start(part)));
        }
    }

    static LockedRig start() throws Exception {
        return new LockedRig();
    }

    static Set<String> parts() {
        return PARTS.keySet();
    }

    LockedKafka kafka() {
        return kafka;
    }

    LockedRedis redis() {
        return redis;
    }

    SwarmSimulator engine() {
        return engine;
    }

    PartProcess part(String name) {
        return requireNonNull(processes.get(name));
    }

    /** What a Kafka client is told who has a part's name and password. */
    Map<String, String> clientAs(String part) {
        return kafka.client(user(part), kafkaPassword(part));
    }

    /** From now on the passwords that the parts have are the right ones. */
    void letIn() throws Exception {
        setPasswords("");
    }

    private void setPasswords(String before) throws Exception {
        redis.setPasswords(PARTS.keySet().stream().collect(toMap(part -> part, part -> before + redisPassword(part))));
        for (var part : PARTS.keySet()) {
            kafka.setPassword(user(part), before + kafkaPassword(part));
        }
    }

    /** A token that the api takes. */
    static String token() {
        var settings = Map.of("auth", "jwt", "auth.secret", TOKEN_SECRET);
        var api = new PartSettings(settings, List.of(ApiMain.class)).of(ApiMain.class, Map.of(), ApiConfig::from);
        return TrialToken.of(api, Instant.now()).orElseThrow();
    }

    /** Everything that nobody must be told. */
    static List<String> secrets() {
        var own = Stream.of(TOKEN_SECRET, TRACES_SECRET, TestStores.IDENTITY_PASSWORD, TestStores.TRUST_PASSWORD);
        var passwords = PARTS.keySet().stream().flatMap(part -> Stream.of(kafkaPassword(part), redisPassword(part)));
        return Stream.concat(own, passwords).toList();
    }

    private PartProcess start(String part) throws IOException {
        var environment = new HashMap<String, String>();
        kafka.client(user(part), kafkaPassword(part)).forEach((key, value) -> environment.put(variable(key), value));
        environment.put("REDIS_URL", redis.url(part, redisPassword(part)));
        environment.put("AUTH_SECRET", TOKEN_SECRET);
        environment.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + TRACES_SECRET);
        var secrets = environment.entrySet().stream()
                .filter(setting -> secrets().stream().anyMatch(setting.getValue()::contains))
                .toList();
        for (var secret : secrets) {
            var file = Files.writeString(directory.resolve(part + "-" + secret.getKey()), secret.getValue() + "\n");
            environment.remove(secret.getKey());
            environment.put(secret.getKey() + "_FILE", file.toString());
        }
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + LoopbackPort.next());
        environment.put("AUTH", "jwt");
        environment.put("AUTH_HEALTH", "authenticated");
        environment.put("DOCKER_HOST", engine.uri().toString());
        environment.put("REFRESH_INTERVAL", "PT1S");
        environment.put("REFRESH_POLL", "PT0.2S");
        return PartProcess.start(requireNonNull(PARTS.get(part)), directory.resolve(part + ".log"), environment);
    }

    private static String variable(String kafkaKey) {
        return "KAFKA_" + kafkaKey.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String user(String part) {
        return "swarm-status-" + part;
    }

    private static String kafkaPassword(String part) {
        return "secret-of-" + part + "-for-kafka";
    }

    private static String redisPassword(String part) {
        return "secret-of-" + part + "-for-redis";
    }

    @Override
    public void close() {
        closing.close();
    }
}
