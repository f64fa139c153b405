package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The parts that the objects of a swarm have in common, as the engine writes them. */
final class ObjectJson {

    private ObjectJson() {}

    /** What each object begins with. */
    static void writeHead(JsonGenerator json, String id, Meta meta) throws IOException {
        json.writeStringField("ID", id);
        json.writeObjectFieldStart("Version");
        json.writeNumberField("Index", meta.version());
        json.writeEndObject();
        json.writeStringField("CreatedAt", GoTime.of(meta.createdAt()));
        json.writeStringField("UpdatedAt", GoTime.of(meta.updatedAt()));
    }

    static void writeLabels(JsonGenerator json, Map<String, String> labels) throws IOException {
        json.writeObjectFieldStart("Labels");
        for (var label : labels.entrySet()) {
            json.writeStringField(label.getKey(), label.getValue());
        }
        json.writeEndObject();
    }

    static void writeStrings(JsonGenerator json, String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An amount; a part that is not set is left out. */
    static void writeResources(JsonGenerator json, String field, Resources amount) throws IOException {
        json.writeObjectFieldStart(field);
        if (amount.nanoCpus() != 0) {
            json.writeNumberField("NanoCPUs", amount.nanoCpus());
        }
        if (amount.memoryBytes() != 0) {
            json.writeNumberField("MemoryBytes", amount.memoryBytes());
        }
        json.writeEndObject();
    }

    static void writeTlsInfo(JsonGenerator json, ClusterIdentity cluster) throws IOException {
        json.writeObjectFieldStart("TLSInfo");
        json.writeStringField("TrustRoot", cluster.trustRoot());
        json.writeStringField("CertIssuerSubject", cluster.issuerSubject());
        json.writeStringField("CertIssuerPublicKey", cluster.issuerPublicKey());
        json.writeEndObject();
    }

    /** One published port, the same inside and outside. */
    static void writePort(JsonGenerator json, int port) throws IOException {
        json.writeStartObject();
        json.writeStringField("Protocol", "tcp");
        json.writeNumberField("TargetPort", port);
        json.writeNumberField("PublishedPort", port);
        json.writeStringField("PublishMode", "ingress");
        json.writeEndObject();
    }
}
