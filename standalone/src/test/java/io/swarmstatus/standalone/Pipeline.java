package io.swarmstatus.standalone;

import io.swarmstatus.api.Api;
import io.swarmstatus.api.ApiConfig;
import io.swarmstatus.api.ApiMain;
import io.swarmstatus.contract.Snapshot;
import io.swarmstatus.contract.SnapshotCodec;
import io.swarmstatus.producer.ProducerMain;
import io.swarmstatus.producer.SwarmProducer;
import io.swarmstatus.producer.SwarmProducerConfig;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.sink.CacheSink;
import io.swarmstatus.sink.CacheSinkConfig;
import io.swarmstatus.sink.CacheSinkMain;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All parts of the pipeline but the producers, which a test starts and stops one by one. */
final class Pipeline implements AutoCloseable {

    private static final PartSettings SETTINGS =
            new PartSettings(Map.of(), List.of(ProducerMain.class, CacheSinkMain.class, ApiMain.class));

    private final CloseStack parts;
    private final Map<String, String> producerSettings;
    private final int kafkaPort;
    private final ApiClient api;

    private Pipeline(CloseStack parts, Map<String, String> producerSettings, int kafkaPort, ApiClient api) {
        this.parts = parts;
        this.producerSettings = producerSettings;
        this.kafkaPort = kafkaPort;
        this.api = api;
    }

    /**
     * Starts broker, cache, sink and api.
     *
     * @param producerSettings of the producers that are started later, beside the defaults
     */
    static Pipeline start(Map<String, String> producerSettings) {
        var parts = new CloseStack();
        var kafkaPort = LoopbackPort.next();
        var redisPort = LoopbackPort.next();
        var directory = parts.add(WorkDirectory.open(null));
        parts.add(EmbeddedKafka.start(directory.sub("kafka"), kafkaPort));
        parts.add(EmbeddedRedis.start(directory.sub("redis"), redisPort));
        var kafka = Map.entry("kafka.bootstrap.servers", "127.0.0.1:" + kafkaPort);
        var redis = Map.entry("redis.url", "redis://127.0.0.1:" + redisPort);
        var anyPort = Map.entry("server.port", "0");
        parts.add(CacheSink.start(
                SETTINGS.of(CacheSinkMain.class, Map.ofEntries(kafka, redis, anyPort), CacheSinkConfig::from)));
        var api = parts.add(Api.start(SETTINGS.of(ApiMain.class, Map.ofEntries(redis, anyPort), ApiConfig::from)));
        var client = parts.add(new ApiClient(URI.create("http://127.0.0.1:" + api.port())));
        return new Pipeline(parts, producerSettings, kafkaPort, client);
    }

    /** Starts a producer for this engine; it ends with the pipeline, if not before. */
    SwarmProducer produce(URI engine) {
        return produce(engine, Map.of());
    }

    /** The same with settings of its own. */
    SwarmProducer produce(URI engine, Map<String, String> own) {
        var given = new HashMap<>(producerSettings);
        given.put("kafka.bootstrap.servers", "127.0.0.1:" + kafkaPort);
        given.put("server.port", "0");
        given.put("docker.host", engine.toString());
        given.putAll(own);
        return parts.add(SwarmProducer.start(SETTINGS.of(ProducerMain.class, given, SwarmProducerConfig::from)));
    }

    ApiClient api() {
        return api;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    /** All that was published so far, in the order of the topic. */
    List<Snapshot> published() {
        var codec = new SnapshotCodec();
        return PublishedRecords.of(kafkaPort, "swarm.snapshots").stream()
                .map(record -> codec.decode(record.value()))
                .toList();
    }

    @Override
    public void close() {
        parts.close();
    }
}
