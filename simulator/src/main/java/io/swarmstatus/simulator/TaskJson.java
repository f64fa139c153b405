package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** A task as {@code GET /tasks} lists it. */
final class TaskJson {

    private static final int LOWEST_PID = 1_000;
    private static final int PIDS = 31_000;

    private TaskJson() {}

    static void write(JsonGenerator json, SwarmTask task) throws IOException {
        json.writeStartObject();
        ObjectJson.writeHead(json, task.id(), task.meta());
        json.writeObjectFieldStart("Labels");
        json.writeEndObject();
        json.writeObjectFieldStart("Spec");
        TaskTemplateJson.writeFields(json, task.spec());
        json.writeEndObject();
        json.writeStringField("ServiceID", task.serviceId());
        if (task.slot().number() != 0) {
            json.writeNumberField("Slot", task.slot().number());
        }
        if (task.nodeId() != null) {
            json.writeStringField("NodeID", task.nodeId());
        }
        writeStatus(json, task);
        json.writeStringField("DesiredState", task.desired().wireName());
        if (task.spec().network() != null && TaskState.NEW.isBefore(task.state())) {
            writeAttachment(json, task.spec().network(), task.id());
        }
        if (task.desired() == TaskState.COMPLETE) {
            json.writeObjectFieldStart("JobIteration");
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeStatus(JsonGenerator json, SwarmTask task) throws IOException {
        var status = task.status();
        json.writeObjectFieldStart("Status");
        json.writeStringField("Timestamp", GoTime.of(status.timestamp()));
        json.writeStringField("State", status.state().wireName());
        json.writeStringField("Message", status.message());
        if (status.error() != null) {
            json.writeStringField("Err", status.error());
        }
        if (TaskState.READY.isBefore(status.state())) {
            writeContainerStatus(json, task);
        }
        json.writeObjectFieldStart("PortStatus");
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeContainerStatus(JsonGenerator json, SwarmTask task) throws IOException {
        var runs = task.state() == TaskState.RUNNING;
        json.writeObjectFieldStart("ContainerStatus");
        json.writeStringField("ContainerID", Digest.sha256(task.id()));
        json.writeNumberField("PID", runs ? LOWEST_PID + Math.floorMod(task.id().hashCode(), PIDS) : 0);
        json.writeNumberField("ExitCode", task.status().exitCode());
        json.writeEndObject();
    }

    private static void writeAttachment(JsonGenerator json, SwarmNetwork network, String taskId) throws IOException {
        json.writeArrayFieldStart("NetworksAttachments");
        json.writeStartObject();
        json.writeObjectFieldStart("Network");
        NetworkJson.writeFields(json, network);
        json.writeEndObject();
        json.writeArrayFieldStart("Addresses");
        json.writeString(network.address(taskId));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }
}
