package io.swarmstatus.standalone;

import io.swarmstatus.api.Api;
import io.swarmstatus.api.ApiConfig;
import io.swarmstatus.api.ApiMain;
import io.swarmstatus.api.Protection;
import io.swarmstatus.api.TrialToken;
import io.swarmstatus.producer.ProducerMain;
import io.swarmstatus.producer.SwarmProducer;
import io.swarmstatus.producer.SwarmProducerConfig;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.sink.CacheSink;
import io.swarmstatus.sink.CacheSinkConfig;
import io.swarmstatus.sink.CacheSinkMain;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The whole pipeline on one machine, each part started by the same factory as when it runs alone. */
final class Standalone implements AutoCloseable {

    private final CloseStack parts;
    private final URI url;
    private final Protection protection;
    private final Optional<String> token;

    private Standalone(CloseStack parts, URI url, Protection protection, Optional<String> token) {
        this.parts = parts;
        this.url = url;
        this.protection = protection;
        this.token = token;
    }

    /**
     * Starts all parts. Settings are read before anything is started, so that a mistake in them leaves nothing behind.
     *
     * @param parts takes what is started, as soon as it is
     * @throws io.swarmstatus.service.ConfigurationException if a setting is wrong
     * @throws io.swarmstatus.service.StartException if a part does not start
     */
    static Standalone start(StandaloneOptions options, EngineChoice choice, Progress progress, CloseStack parts) {
        try {
            var ports = Ports.choose(options);
            var engines = Engines.open(choice, parts);
            var settings = new PartSettings(
                    options.settings(), List.of(ProducerMain.class, CacheSinkMain.class, ApiMain.class));
            var configs = Configs.read(settings, ports, engines);
            var directory = parts.add(WorkDirectory.open(options.dataDirectory()));
            progress.step(
                    "Kafka on 127.0.0.1:" + ports.kafka(),
                    () -> parts.add(EmbeddedKafka.start(directory.sub("kafka"), ports.kafka())));
            progress.step(
                    "Redis on 127.0.0.1:" + ports.redis(),
                    () -> parts.add(EmbeddedRedis.start(directory.sub("redis"), ports.redis())));
            progress.step("cache-sink", () -> parts.add(CacheSink.start(configs.sink())));
            var api = progress.step("api", () -> parts.add(Api.start(configs.api())));
            configs.producers()
                    .forEach(config -> progress.step(
                            "producer for " + config.engine(), () -> parts.add(SwarmProducer.start(config))));
            var protection = configs.api().protection();
            var url = URI.create((protection.isTls() ? "https" : "http") + "://127.0.0.1:" + api.port());
            return new Standalone(parts, url, protection, TrialToken.of(configs.api(), Instant.now()));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private record Ports(int api, int kafka, int redis) {

        static Ports choose(StandaloneOptions options) {
            return new Ports(
                    LocalPort.free(options.port(), "the API (--port)"),
                    LocalPort.free(options.kafkaPort(), "Kafka (--kafka-port)"),
                    LocalPort.free(options.redisPort(), "Redis (--redis-port)"));
        }
    }

    private record Configs(CacheSinkConfig sink, ApiConfig api, List<SwarmProducerConfig> producers) {

        static Configs read(PartSettings settings, Ports ports, List<Map<String, String>> engines) {
            var kafka = Map.entry("kafka.bootstrap.servers", "127.0.0.1:" + ports.kafka());
            var redis = Map.entry("redis.url", "redis://127.0.0.1:" + ports.redis());
            var anyPort = Map.entry("server.port", "0");
            return new Configs(
                    settings.of(CacheSinkMain.class, Map.ofEntries(kafka, redis, anyPort), CacheSinkConfig::from),
                    settings.of(ApiMain.class, api(settings, ports, Map.ofEntries(kafka, redis)), ApiConfig::from),
                    engines.stream()
                            .map(engine -> {
                                var given = new HashMap<>(engine);
                                given.putAll(Map.ofEntries(kafka, anyPort));
                                return settings.of(ProducerMain.class, given, SwarmProducerConfig::from);
                            })
                            .toList());
        }

        /** Where tokens are asked for and nobody said with which key, there is a secret of this run. */
        private static Map<String, String> api(PartSettings settings, Ports ports, Map<String, String> given) {
            var all = new HashMap<>(given);
            all.put("server.port", String.valueOf(ports.api()));
            if (settings.says("auth", "jwt") && !settings.names("auth.secret") && !settings.names("auth.jwks")) {
                all.put("auth.secret", UUID.randomUUID() + "." + UUID.randomUUID()); // enough for any algorithm
            }
            return all;
        }
    }

    /** Whether the API answers this program: over TLS, and to tokens that others issue, it answers those whom it knows. */
    boolean answersUs() {
        return !protection.isTls() && (!protection.asksForTokens() || token.isPresent());
    }

    /** What the API wants to see, where it asks for tokens that are made here. */
    Optional<String> token() {
        return token;
    }

    /** Where the API is served. */
    URI url() {
        return url;
    }

    @Override
    public void close() {
        parts.close();
    }
}
