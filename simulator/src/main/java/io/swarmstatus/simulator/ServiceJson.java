package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service as {@code GET /services} lists it. */
final class ServiceJson {

    private ServiceJson() {}

    /** @param status how far it is; null where that was not asked for */
    static void write(JsonGenerator json, SwarmService service, @Nullable ServiceStatus status) throws IOException {
        json.writeStartObject();
        ObjectJson.writeHead(json, service.id(), service.meta());
        writeSpec(json, "Spec", service.spec());
        if (service.previousSpec() != null) {
            writeSpec(json, "PreviousSpec", service.previousSpec());
        }
        writeEndpoint(json, service.spec());
        if (service.update() != null) {
            writeUpdateStatus(json, service.update());
        }
        if (status != null) {
            writeStatus(json, status);
        }
        if (service.spec().mode().isJob()) {
            writeJobStatus(json, service.meta());
        }
        json.writeEndObject();
    }

    private static void writeSpec(JsonGenerator json, String field, ServiceSpec spec) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("Name", spec.name());
        ObjectJson.writeLabels(json, labels(spec.template()));
        json.writeObjectFieldStart("TaskTemplate");
        TaskTemplateJson.writeFields(json, spec.template());
        json.writeStringField("Runtime", "container");
        json.writeEndObject();
        writeMode(json, spec);
        json.writeObjectFieldStart("UpdateConfig");
        json.writeNumberField("Parallelism", 1);
        json.writeStringField("FailureAction", "pause");
        json.writeNumberField("MaxFailureRatio", 0);
        json.writeStringField("Order", "stop-first");
        json.writeEndObject();
        writeEndpointSpec(json, "EndpointSpec", spec);
        json.writeEndObject();
    }

    static Map<String, String> labels(TaskTemplate template) {
        Map<String, String> labels = new TreeMap<>();
        if (template.stack() != null) {
            labels.put(TaskTemplateJson.STACK_LABEL, template.stack());
            labels.put("com.docker.stack.image", template.image().replaceFirst("@.*", ""));
        }
        return labels;
    }

    private static void writeMode(JsonGenerator json, ServiceSpec spec) throws IOException {
        json.writeObjectFieldStart("Mode");
        json.writeObjectFieldStart(spec.mode().wireName());
        switch (spec.mode()) {
            case REPLICATED -> json.writeNumberField("Replicas", spec.count());
            case REPLICATED_JOB -> {
                json.writeNumberField("MaxConcurrent", spec.count());
                json.writeNumberField("TotalCompletions", spec.count());
            }
            case GLOBAL, GLOBAL_JOB -> {}
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeEndpointSpec(JsonGenerator json, String field, ServiceSpec spec) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("Mode", "vip");
        if (spec.publishedPort() != 0) {
            writePorts(json, spec.publishedPort());
        }
        json.writeEndObject();
    }

    private static void writePorts(JsonGenerator json, int port) throws IOException {
        json.writeArrayFieldStart("Ports");
        ObjectJson.writePort(json, port);
        json.writeEndArray();
    }

    private static void writeEndpoint(JsonGenerator json, ServiceSpec spec) throws IOException {
        json.writeObjectFieldStart("Endpoint");
        var network = spec.template().network();
        if (network == null) {
            json.writeObjectFieldStart("Spec");
            json.writeEndObject();
        } else {
            writeEndpointSpec(json, "Spec", spec);
            if (spec.publishedPort() != 0) {
                writePorts(json, spec.publishedPort());
            }
            json.writeArrayFieldStart("VirtualIPs");
            json.writeStartObject();
            json.writeStringField("NetworkID", network.id());
            json.writeStringField("Addr", network.virtualAddress());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeUpdateStatus(JsonGenerator json, UpdateStatus update) throws IOException {
        json.writeObjectFieldStart("UpdateStatus");
        json.writeStringField("State", update.state().wireName());
        json.writeStringField("StartedAt", GoTime.of(update.startedAt()));
        if (update.completedAt() != null) {
            json.writeStringField("CompletedAt", GoTime.of(update.completedAt()));
        }
        json.writeStringField("Message", update.state().message());
        json.writeEndObject();
    }

    private static void writeStatus(JsonGenerator json, ServiceStatus status) throws IOException {
        json.writeObjectFieldStart("ServiceStatus");
        json.writeNumberField("RunningTasks", status.running());
        json.writeNumberField("DesiredTasks", status.desired());
        json.writeNumberField("CompletedTasks", status.completed());
        json.writeEndObject();
    }

    private static void writeJobStatus(JsonGenerator json, Meta meta) throws IOException {
        json.writeObjectFieldStart("JobStatus");
        json.writeObjectFieldStart("JobIteration");
        json.writeEndObject();
        json.writeStringField("LastExecution", GoTime.of(meta.createdAt()));
        json.writeEndObject();
    }
}
