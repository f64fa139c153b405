package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What tasks are made from, as it stands in services and in tasks. */
final class TaskTemplateJson {

    /** Which stack a service, or a container, was deployed with. */
    static final String STACK_LABEL = "com.docker.stack.namespace";

    private TaskTemplateJson() {}

    /** Writes the fields that both have, into an object that is open. */
    static void writeFields(JsonGenerator json, TaskTemplate template) throws IOException {
        writeContainerSpec(json, template);
        json.writeObjectFieldStart("Resources");
        ObjectJson.writeResources(json, "Limits", template.limits());
        ObjectJson.writeResources(json, "Reservations", template.reservations());
        json.writeEndObject();
        json.writeObjectFieldStart("RestartPolicy");
        json.writeStringField("Condition", "any");
        json.writeNumberField("Delay", 5_000_000_000L);
        json.writeNumberField("MaxAttempts", 0);
        json.writeEndObject();
        json.writeObjectFieldStart("Placement");
        if (template.constraint() != null) {
            ObjectJson.writeStrings(
                    json, "Constraints", List.of(template.constraint().expression()));
        }
        json.writeEndObject();
        if (template.network() != null) {
            json.writeArrayFieldStart("Networks");
            json.writeStartObject();
            json.writeStringField("Target", template.network().id());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeNumberField("ForceUpdate", 0);
    }

    private static void writeContainerSpec(JsonGenerator json, TaskTemplate template) throws IOException {
        json.writeObjectFieldStart("ContainerSpec");
        json.writeStringField("Image", template.image());
        if (template.stack() != null) {
            ObjectJson.writeLabels(json, Map.of(STACK_LABEL, template.stack()));
        }
        if (!template.environment().isEmpty()) {
            ObjectJson.writeStrings(json, "Env", template.environment());
        }
        if (!template.secrets().isEmpty()) {
            writeSecrets(json, template.secrets());
        }
        json.writeBooleanField("Init", false);
        json.writeObjectFieldStart("DNSConfig");
        json.writeEndObject();
        json.writeStringField("Isolation", "default");
        json.writeEndObject();
    }

    private static void writeSecrets(JsonGenerator json, List<String> names) throws IOException {
        json.writeArrayFieldStart("Secrets");
        for (String name : names) {
            json.writeStartObject();
            json.writeObjectFieldStart("File");
            json.writeStringField("Name", name);
            json.writeStringField("UID", "0");
            json.writeStringField("GID", "0");
            json.writeNumberField("Mode", 0444);
            json.writeEndObject();
            json.writeStringField("SecretID", Digest.sha256(name).substring(0, 25));
            json.writeStringField("SecretName", name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
