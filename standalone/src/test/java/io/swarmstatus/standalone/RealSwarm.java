package io.swarmstatus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/**
 * A real swarm on this machine, of the managers m1, m2 and m3 and the worker w1, whose nodes can be harmed. The environment
 * variable {@value #COMMAND} names the command that does it: {@code socket|kill|start|freeze|thaw|cut|heal NODE}, {@code
 * leader}. Closing it mends what was harmed.
 */
public final class RealSwarm implements AutoCloseable {

    public static final String COMMAND = "SWARM_STATUS_TEST_SWARM";
    public static final List<String> MANAGERS = List.of("m1", "m2", "m3");
    static final String WORKER = "w1";

    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(60);
    private static final int NODES = 4;

    private final Set<String> killed = new HashSet<>();
    private final Set<String> frozen = new HashSet<>();
    private final Set<String> cut = new HashSet<>();

    public URI host(String node) {
        return URI.create("unix://" + run("socket", node));
    }

    RawEngine engine(String node) {
        return new RawEngine(host(node));
    }

    /** The leader's hostname, as soon as there is one. */
    public String leader() {
        return await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> run("leader"), MANAGERS::contains);
    }

    /** The managers that do not lead. */
    List<String> followers() {
        var leader = leader();
        return MANAGERS.stream().filter(node -> !node.equals(leader)).toList();
    }

    public void kill(String node) {
        run("kill", node);
        killed.add(node);
    }

    /** Starts it again; an engine that was killed a moment ago may need more than one try to find its containers. */
    public void start(String node) {
        await().atMost(Duration.ofMinutes(3))
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> {
                    run("start", node);
                    return killed.remove(node);
                });
    }

    void freeze(String node) {
        run("freeze", node);
        frozen.add(node);
    }

    void cut(String node) {
        run("cut", node);
        cut.add(node);
    }

    void heal(String node) {
        run("heal", node);
        cut.remove(node);
    }

    /**
     * Waits until this engine sees another leader than that one. Where that one hangs so does what this engine asks of it, so no
     * question waits for long.
     */
    String awaitLeaderOtherThan(String former, String seenBy) {
        var engine = new RawEngine(host(seenBy), Duration.ofMillis(300));
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptions()
                .until(() -> leaderSeenBy(engine).orElse(former), leader -> !leader.equals(former));
    }

    private static Optional<String> leaderSeenBy(RawEngine engine) throws IOException {
        return StreamSupport.stream(engine.get("/nodes").spliterator(), false)
                .filter(node -> node.at("/ManagerStatus/Leader").asBoolean())
                .map(node -> node.at("/Description/Hostname").asText())
                .findFirst();
    }

    /** Sets a label on a node, or a new value of it. */
    void label(String seenBy, String hostname, String key, String value) throws IOException {
        var engine = engine(seenBy);
        var node = node(engine, hostname);
        var spec = node.path("Spec").deepCopy();
        if (spec instanceof ObjectNode object) {
            object.putObject("Labels").put(key, value);
        }
        engine.post(updatePath(node), spec.toString());
    }

    static JsonNode node(RawEngine engine, String hostname) throws IOException {
        return StreamSupport.stream(engine.get("/nodes").spliterator(), false)
                .filter(node -> node.at("/Description/Hostname").asText().equals(hostname))
                .findFirst()
                .orElseThrow();
    }

    static String updatePath(JsonNode node) {
        return "/nodes/" + node.path("ID").asText() + "/update?version="
                + node.at("/Version/Index").asLong();
    }

    /** Waits until all nodes are ready and all managers reach each other. */
    public void awaitHealthy() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    var nodes = engine(leader()).get("/nodes");
                    assertThat(nodes).hasSize(NODES);
                    assertThat(nodes).allSatisfy(node -> {
                        assertThat(node.at("/Status/State").asText()).isEqualTo("ready");
                        assertThat(node.at("/ManagerStatus/Reachability").asText("reachable"))
                                .isEqualTo("reachable");
                    });
                });
    }

    @Override
    public void close() {
        List.copyOf(frozen).forEach(node -> run("thaw", node));
        List.copyOf(cut).forEach(this::heal);
        List.copyOf(killed).forEach(this::start);
        awaitHealthy();
    }

    private static String run(String... arguments) {
        try {
            var command = new ProcessBuilder();
            command.command().add(System.getenv(COMMAND));
            command.command().addAll(List.of(arguments));
            var process = command.redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            assertThat(process.exitValue()).as(String.join(" ", arguments)).isZero();
            return said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
