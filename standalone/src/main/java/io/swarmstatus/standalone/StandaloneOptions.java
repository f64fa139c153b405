package io.swarmstatus.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the operator can say on the command line. */
final class StandaloneOptions {

    @Option(
            names = "--docker-host",
            paramLabel = "URI",
            description =
                    "The engine of a manager: unix:///path or tcp://host:port. Repeatable: one producer for each.")
    private List<URI> dockerHosts = List.of();

    @Option(
            names = "--simulate",
            paramLabel = "N",
            description = "Simulate a swarm of N nodes, with churn, instead of reading a real one.")
    private @Nullable Integer simulatedNodes;

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "8080",
            description = "The API's port (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--kafka-port", paramLabel = "P", defaultValue = "0", description = "Kafka's port (any free one).")
    private int kafkaPort;

    @Option(names = "--redis-port", paramLabel = "P", defaultValue = "0", description = "Redis' port (any free one).")
    private int redisPort;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Keep Kafka's and Redis' data here; without it they are temporary.")
    private @Nullable Path dataDirectory;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Any setting of any part. Repeatable.")
    private Map<String, String> settings = Map.of();

    List<URI> dockerHosts() {
        return dockerHosts;
    }

    OptionalInt simulatedNodes() {
        return simulatedNodes == null ? OptionalInt.empty() : OptionalInt.of(simulatedNodes);
    }

    int port() {
        return port;
    }

    int kafkaPort() {
        return kafkaPort;
    }

    int redisPort() {
        return redisPort;
    }

    @Nullable
    Path dataDirectory() {
        return dataDirectory;
    }

    Map<String, String> settings() {
        return settings;
    }
}
