package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** A node as {@code GET /nodes} lists it. */
final class NodeJson {

    /** Where managers listen for each other. */
    static final int MANAGER_PORT = 2377;

    private static final List<String> LOG_PLUGINS = List.of(
            "awslogs",
            "fluentd",
            "gcplogs",
            "gelf",
            "journald",
            "json-file",
            "local",
            "logentries",
            "splunk",
            "syslog");
    private static final List<String> NETWORK_PLUGINS =
            List.of("bridge", "host", "ipvlan", "macvlan", "null", "overlay");
    private static final List<String> VOLUME_PLUGINS = List.of("local");

    private final ClusterIdentity cluster;
    private final EngineVersion engine;

    NodeJson(ClusterIdentity cluster, EngineVersion engine) {
        this.cluster = cluster;
        this.engine = engine;
    }

    void write(JsonGenerator json, SwarmNode node) throws IOException {
        json.writeStartObject();
        ObjectJson.writeHead(json, node.id(), node.meta());
        writeSpec(json, node.spec());
        writeDescription(json, node);
        writeStatus(json, node);
        if (node.manager()) {
            writeManagerStatus(json, node);
        }
        json.writeEndObject();
    }

    private static void writeSpec(JsonGenerator json, SwarmNode.Spec spec) throws IOException {
        json.writeObjectFieldStart("Spec");
        ObjectJson.writeLabels(json, spec.labels());
        json.writeStringField("Role", spec.manager() ? "manager" : "worker");
        json.writeStringField("Availability", spec.availability().wireName());
        json.writeEndObject();
    }

    private void writeDescription(JsonGenerator json, SwarmNode node) throws IOException {
        json.writeObjectFieldStart("Description");
        json.writeStringField("Hostname", node.hostname());
        json.writeObjectFieldStart("Platform");
        json.writeStringField("Architecture", "x86_64");
        json.writeStringField("OS", "linux");
        json.writeEndObject();
        ObjectJson.writeResources(json, "Resources", node.capacity());
        json.writeObjectFieldStart("Engine");
        json.writeStringField("EngineVersion", engine.engine());
        json.writeArrayFieldStart("Plugins");
        writePlugins(json, "Log", LOG_PLUGINS);
        writePlugins(json, "Network", NETWORK_PLUGINS);
        writePlugins(json, "Volume", VOLUME_PLUGINS);
        json.writeEndArray();
        json.writeEndObject();
        ObjectJson.writeTlsInfo(json, cluster);
        json.writeEndObject();
    }

    private static void writePlugins(JsonGenerator json, String type, List<String> names) throws IOException {
        for (String name : names) {
            json.writeStartObject();
            json.writeStringField("Type", type);
            json.writeStringField("Name", name);
            json.writeEndObject();
        }
    }

    private static void writeStatus(JsonGenerator json, SwarmNode node) throws IOException {
        json.writeObjectFieldStart("Status");
        json.writeStringField("State", node.state().wireName());
        if (!node.message().isEmpty()) {
            json.writeStringField("Message", node.message());
        }
        json.writeStringField("Addr", node.address());
        json.writeEndObject();
    }

    private static void writeManagerStatus(JsonGenerator json, SwarmNode node) throws IOException {
        json.writeObjectFieldStart("ManagerStatus");
        if (node.leader()) {
            json.writeBooleanField("Leader", true);
        }
        json.writeStringField("Reachability", node.isDown() ? "unreachable" : "reachable");
        json.writeStringField("Addr", node.address() + ":" + MANAGER_PORT);
        json.writeEndObject();
    }
}
