package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A network as each task that is attached to it carries it: about half of what {@code GET /tasks} sends. */
final class NetworkJson {

    private NetworkJson() {}

    /** Writes the fields into an object that is open. */
    static void writeFields(JsonGenerator json, SwarmNetwork network) throws IOException {
        ObjectJson.writeHead(json, network.id(), network.meta());
        json.writeObjectFieldStart("Spec");
        json.writeStringField("Name", network.name());
        json.writeObjectFieldStart("Labels");
        json.writeEndObject();
        writeNamed(json, "DriverConfiguration", "overlay");
        json.writeObjectFieldStart("IPAMOptions");
        writeNamed(json, "Driver", "default");
        json.writeEndObject();
        json.writeStringField("Scope", "swarm");
        json.writeEndObject();
        json.writeObjectFieldStart("DriverState");
        json.writeStringField("Name", "overlay");
        json.writeObjectFieldStart("Options");
        json.writeStringField("com.docker.network.driver.overlay.vxlanid_list", String.valueOf(network.vxlanId()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeObjectFieldStart("IPAMOptions");
        writeNamed(json, "Driver", "default");
        json.writeArrayFieldStart("Configs");
        json.writeStartObject();
        json.writeStringField("Subnet", network.subnet());
        json.writeStringField("Gateway", network.gateway());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeNamed(JsonGenerator json, String field, String name) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("Name", name);
        json.writeEndObject();
    }
}
