package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** What {@code GET /info} answers: about the machine, mostly constant, and about the swarm as its engine sees it. */
final class InfoJson {

    private static final String CONSTANT_FIELDS = "info.json";
    private static final JsonFactory JSON = new JsonFactory();

    private final ClusterIdentity cluster;
    private final EngineVersion engine;

    InfoJson(ClusterIdentity cluster, EngineVersion engine) {
        this.cluster = cluster;
        this.engine = engine;
    }

    void write(JsonGenerator json, SwarmView swarm, SwarmNode self, EngineCondition condition, Instant now)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ID", engineId(self));
        writeContainers(json, swarm, self);
        json.writeStringField("SystemTime", GoTime.of(now));
        json.writeStringField("KernelVersion", VersionJson.KERNEL);
        json.writeNumberField("NCPU", self.capacity().nanoCpus() / 1_000_000_000);
        json.writeNumberField("MemTotal", self.capacity().memoryBytes());
        json.writeStringField("Name", self.hostname());
        json.writeStringField("ServerVersion", engine.engine());
        new SwarmInfoJson(cluster).write(json, swarm, self, condition);
        copyConstantFields(json);
        json.writeEndObject();
    }

    /** Twelve groups of four, as a fingerprint of the engine's key is written. */
    private static String engineId(SwarmNode self) {
        var digits = Digest.sha256(self.id()).toUpperCase(Locale.ROOT);
        return digits.substring(0, 48).replaceAll("(.{4})(?=.)", "$1:");
    }

    private static void writeContainers(JsonGenerator json, SwarmView swarm, SwarmNode self) throws IOException {
        var containers = swarm.tasks().stream()
                .filter(task -> task.isOn(self) && TaskState.READY.isBefore(task.state()))
                .toList();
        var running = containers.stream()
                .filter(task -> task.state() == TaskState.RUNNING)
                .count();
        json.writeNumberField("Containers", containers.size());
        json.writeNumberField("ContainersRunning", running);
        json.writeNumberField("ContainersPaused", 0);
        json.writeNumberField("ContainersStopped", containers.size() - running);
    }

    private static void copyConstantFields(JsonGenerator json) throws IOException {
        var resource = InfoJson.class.getResourceAsStream(CONSTANT_FIELDS);
        try (var parser = JSON.createParser(Objects.requireNonNull(resource, CONSTANT_FIELDS))) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                json.copyCurrentStructure(parser);
            }
        }
    }
}
