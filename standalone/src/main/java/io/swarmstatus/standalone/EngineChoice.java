package io.swarmstatus.standalone;

import io.swarmstatus.contract.Failure;
import io.swarmstatus.producer.EngineAddress;
import io.swarmstatus.producer.EngineProbe;
import io.swarmstatus.service.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whose status to show, and why. */
sealed interface EngineChoice {

    /** These engines'. */
    record Real(List<URI> hosts, String reason) implements EngineChoice {}

    /** That of a swarm that is not there. */
    record Simulated(int nodes, String reason) implements EngineChoice {}

    /** Why, in words. */
    String reason();

    int NODES_UNLESS_TOLD = 5;
    int MOST_NODES = 10_000;
    Duration PROBE_LIMIT = Duration.ofSeconds(3);
    String LOCAL_ENGINE = "unix:///var/run/docker.sock";

    /**
     * What the operator has named; otherwise the local engine if it shows a swarm, and a simulation if it does not.
     *
     * @throws ConfigurationException if the operator wants both, or what cannot be
     */
    static EngineChoice of(StandaloneOptions options, Map<String, String> environment) {
        var simulated = options.simulatedNodes();
        if (simulated.isPresent() && !options.dockerHosts().isEmpty()) {
            throw new ConfigurationException(List.of("--simulate and --docker-host do not go together"));
        }
        if (simulated.isPresent()) {
            return simulated(simulated.getAsInt());
        }
        return options.dockerHosts().isEmpty()
                ? local(localHost(environment), options, environment)
                : new Real(options.dockerHosts(), "as told");
    }

    private static EngineChoice simulated(int nodes) {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new ConfigurationException(
                    List.of("--simulate: expected 1 to " + MOST_NODES + " nodes, not " + nodes));
        }
        return new Simulated(nodes, "as told");
    }

    private static String localHost(Map<String, String> environment) {
        var host = environment.getOrDefault("DOCKER_HOST", "");
        return host.isEmpty() ? LOCAL_ENGINE : host;
    }

    private static EngineChoice local(String host, StandaloneOptions options, Map<String, String> environment) {
        var address = address(uri(host), options.settings(), environment);
        return EngineProbe.obstacle(address, PROBE_LIMIT)
                .map(obstacle -> instead(host, obstacle))
                .orElseGet(() -> new Real(List.of(address.uri()), "the local engine is a swarm manager"));
    }

    private static URI uri(String host) {
        try {
            return EngineAddress.parse(host);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    List.of("DOCKER_HOST: \"" + host + "\" cannot be used: " + e.getMessage()));
        }
    }

    /** With the same TLS as the producer will read from its settings. */
    private static EngineAddress address(URI uri, Map<String, String> settings, Map<String, String> environment) {
        var tlsVerify = settings.getOrDefault("docker.tls-verify", environment.getOrDefault("DOCKER_TLS_VERIFY", ""));
        var certPath = settings.getOrDefault("docker.cert-path", environment.getOrDefault("DOCKER_CERT_PATH", ""));
        try {
            return EngineAddress.of(uri, tlsVerify, certPath);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of("DOCKER_CERT_PATH: " + e.getMessage()));
        }
    }

    private static EngineChoice instead(String host, Failure obstacle) {
        return new Simulated(NODES_UNLESS_TOLD, host + " shows no swarm (" + obstacle.message() + ")");
    }
}
