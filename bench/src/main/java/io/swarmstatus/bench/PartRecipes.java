package io.swarmstatus.bench;

import io.swarmstatus.bench.FaultTarget.Part;
import io.swarmstatus.bench.PartProcess.Command;
import io.swarmstatus.service.CloseStack;
import io.swarmstatus.service.LoopbackPort;
import io.swarmstatus.service.StartException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How each part is started. What is not set here is as it is shipped; the heaps are small and the collector is the one that a JVM
 * takes by itself in a container of less than 1.8 GB.
 *
 * @param ports the same for every process that a part has
 * @param settings more of each part's, as environment variables
 */
record PartRecipes(
        ServiceJars jars,
        Path directory,
        List<URI> engines,
        Map<FaultTarget, Integer> ports,
        int controllerPort,
        Map<Part, Map<String, String>> settings) {

    /** Of each service. */
    static final List<String> JVM_OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    /** Shorter than in production (two minutes), so that another manager steps in while one is frozen. */
    private static final String REFRESH_INTERVAL = "PT2S";

    private static final String NODES = "5";
    private static final String CHURN_MILLIS = "500";

    static PartRecipes choose(ServiceJars jars, Path directory, List<URI> engines) {
        return choose(jars, directory, engines, Map.of());
    }

    static PartRecipes choose(
            ServiceJars jars, Path directory, List<URI> engines, Map<Part, Map<String, String>> settings) {
        var ports = new EnumMap<FaultTarget, Integer>(FaultTarget.class);
        for (var target : FaultTarget.values()) {
            ports.put(target, LoopbackPort.next());
        }
        return new PartRecipes(jars, directory, engines, ports, LoopbackPort.next(), settings);
    }

    /** The same with other settings of one kind of part, which take effect at its next start. */
    PartRecipes with(Part part, Map<String, String> environment) {
        var all = new EnumMap<Part, Map<String, String>>(Part.class);
        all.putAll(settings);
        all.put(part, environment);
        return new PartRecipes(jars, directory, engines, ports, controllerPort, all);
    }

    /** The same with another port for one part, so that there can be one more of it. */
    PartRecipes onPort(FaultTarget target, int port) {
        var all = new EnumMap<>(ports);
        all.put(target, port);
        return new PartRecipes(jars, directory, engines, all, controllerPort, settings);
    }

    /** What the simulated swarm is told. */
    static List<String> swarm(long seed) {
        return List.of(NODES, String.valueOf(seed), CHURN_MILLIS);
    }

    int port(FaultTarget target) {
        return ports.getOrDefault(target, 0);
    }

    /** The broker, as {@code bootstrap.servers} wants it. */
    String broker() {
        return "127.0.0.1:" + port(FaultTarget.BROKER);
    }

    /** Starts broker and Redis, and returns once both answer; {@code parts} takes them. */
    void startServers(CloseStack parts) throws InterruptedException {
        for (var target : List.of(FaultTarget.BROKER, FaultTarget.REDIS)) {
            var part = parts.add(part(target));
            part.start();
            part.awaitReady();
        }
    }

    PartProcess part(FaultTarget target) {
        var port = port(target);
        var ready =
                switch (target.part()) {
                    case BROKER -> ReadyProbe.kafka(port);
                    case REDIS -> ReadyProbe.redis(port);
                    case SINK, PRODUCER -> ReadyProbe.health(port, "/health/live");
                    case API -> ReadyProbe.health(port, "/health/ready");
                };
        return new PartProcess(target.toString(), command(target), ready);
    }

    /** How it is started. */
    Command command(FaultTarget target) {
        return switch (target.part()) {
            case BROKER -> command(target, broker(port(target)), Map.of());
            case REDIS -> command(target, RedisProgram.commandLine(port(target), sub("redis")), Map.of());
            case SINK, API, PRODUCER -> command(target, jar(target));
        };
    }

    /** The jar of a service, as it is shipped. */
    Path jar(FaultTarget target) {
        return switch (target.part()) {
            case SINK -> jars.sink();
            case API -> jars.api();
            case PRODUCER -> jars.producer();
            case BROKER, REDIS -> throw noService(target);
        };
    }

    /** How a service is started, from this jar. */
    Command command(FaultTarget target, Path jar) {
        var environment =
                switch (target.part()) {
                    case SINK -> sink(target);
                    case API -> api(target);
                    case PRODUCER -> producer(target);
                    case BROKER, REDIS -> throw noService(target);
                };
        return command(target, service(jar), environment);
    }

    static IllegalArgumentException noService(FaultTarget target) {
        return new IllegalArgumentException(target + " is no service");
    }

    private Command command(FaultTarget target, List<String> line, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.putAll(settings.getOrDefault(target.part(), Map.of()));
        return new Command(line, all, directory.resolve(target + ".log"));
    }

    private List<String> broker(int port) {
        var arguments = new ArrayList<>(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-XX:+UseSerialGC"));
        arguments.addAll(ChildJvm.mainClass(BrokerMain.class));
        arguments.addAll(List.of(sub("kafka").toString(), String.valueOf(port), String.valueOf(controllerPort)));
        return ChildJvm.commandLine(arguments);
    }

    private static List<String> service(Path jar) {
        var arguments = new ArrayList<>(JVM_OPTIONS);
        arguments.addAll(List.of("-jar", jar.toString()));
        return ChildJvm.commandLine(arguments);
    }

    private Map<String, String> sink(FaultTarget target) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker(),
                "KAFKA_GROUP_INSTANCE_ID",
                target.toString(),
                "REDIS_URL",
                "redis://127.0.0.1:" + port(FaultTarget.REDIS),
                "SERVER_PORT",
                String.valueOf(port(target)));
    }

    private Map<String, String> api(FaultTarget target) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker(),
                "REDIS_URL",
                "redis://127.0.0.1:" + port(FaultTarget.REDIS),
                "SERVER_PORT",
                String.valueOf(port(target)));
    }

    private Map<String, String> producer(FaultTarget target) {
        var engine = engines.get(FaultTarget.of(target.part()).indexOf(target) % engines.size());
        return Map.of(
                "DOCKER_HOST",
                engine.toString(),
                "DOCKER_TLS_VERIFY",
                "",
                "KAFKA_BOOTSTRAP_SERVERS",
                broker(),
                "REFRESH_INTERVAL",
                REFRESH_INTERVAL,
                "SERVER_PORT",
                String.valueOf(port(target)));
    }

    private Path sub(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException e) {
            throw new StartException("cannot make a directory in " + directory + ": " + e.getMessage(), e);
        }
    }
}
