package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The part {@code Swarm} of {@code GET /info}: what an engine knows of its swarm without asking the leader's store. */
final class SwarmInfoJson {

    private static final long HEARTBEAT_NANOS = 5_000_000_000L;
    private static final long CERTIFICATE_LIFE_NANOS = 7_776_000_000_000_000L;

    private final ClusterIdentity cluster;

    SwarmInfoJson(ClusterIdentity cluster) {
        this.cluster = cluster;
    }

    void write(JsonGenerator json, SwarmView swarm, SwarmNode self, EngineCondition condition) throws IOException {
        json.writeObjectFieldStart("Swarm");
        json.writeStringField("NodeID", condition.isMember() ? self.id() : "");
        json.writeStringField("NodeAddr", condition == EngineCondition.NOT_IN_SWARM ? "" : self.address());
        json.writeStringField("LocalNodeState", condition.localNodeState());
        json.writeBooleanField("ControlAvailable", condition.isManager());
        json.writeStringField("Error", condition.infoError());
        writeRemoteManagers(json, condition.isMember() ? swarm.managers() : List.of());
        if (condition == EngineCondition.MANAGER) {
            json.writeNumberField("Nodes", swarm.nodes().size());
            json.writeNumberField("Managers", swarm.managers().size());
            writeCluster(json);
        } else if (condition == EngineCondition.NO_QUORUM) {
            writeUnknownCluster(json);
        }
        json.writeEndObject();
    }

    private static void writeRemoteManagers(JsonGenerator json, List<SwarmNode> managers) throws IOException {
        if (managers.isEmpty()) {
            json.writeNullField("RemoteManagers");
            return;
        }
        json.writeArrayFieldStart("RemoteManagers");
        for (SwarmNode manager : managers) {
            json.writeStartObject();
            json.writeStringField("NodeID", manager.id());
            json.writeStringField("Addr", manager.address() + ":" + NodeJson.MANAGER_PORT);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCluster(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("Cluster");
        ObjectJson.writeHead(
                json, cluster.id(), Meta.created(1, cluster.founded()).changed(10, cluster.founded()));
        json.writeObjectFieldStart("Spec");
        json.writeStringField("Name", "default");
        json.writeObjectFieldStart("Labels");
        json.writeEndObject();
        writeNumber(json, "Orchestration", "TaskHistoryRetentionLimit", TaskReaper.HISTORY);
        json.writeObjectFieldStart("Raft");
        json.writeNumberField("SnapshotInterval", 10_000);
        json.writeNumberField("KeepOldSnapshots", 0);
        json.writeNumberField("LogEntriesForSlowFollowers", 500);
        json.writeNumberField("ElectionTick", 10);
        json.writeNumberField("HeartbeatTick", 1);
        json.writeEndObject();
        writeNumber(json, "Dispatcher", "HeartbeatPeriod", HEARTBEAT_NANOS);
        writeNumber(json, "CAConfig", "NodeCertExpiry", CERTIFICATE_LIFE_NANOS);
        json.writeObjectFieldStart("TaskDefaults");
        json.writeEndObject();
        json.writeObjectFieldStart("EncryptionConfig");
        json.writeBooleanField("AutoLockManagers", false);
        json.writeEndObject();
        json.writeEndObject();
        ObjectJson.writeTlsInfo(json, cluster);
        writeNetworking(json, 24, 4789);
        json.writeEndObject();
    }

    /** Without a leader the engine sends what Go makes of a cluster that it could not read. */
    private static void writeUnknownCluster(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("Cluster");
        json.writeStringField("ID", "");
        json.writeObjectFieldStart("Version");
        json.writeEndObject();
        json.writeStringField("CreatedAt", GoTime.ZERO);
        json.writeStringField("UpdatedAt", GoTime.ZERO);
        json.writeObjectFieldStart("Spec");
        json.writeNullField("Labels");
        json.writeEndObject();
        json.writeObjectFieldStart("TLSInfo");
        json.writeEndObject();
        writeNetworking(json, 0, 0);
        json.writeEndObject();
    }

    private static void writeNetworking(JsonGenerator json, int subnetSize, int dataPathPort) throws IOException {
        json.writeBooleanField("RootRotationInProgress", false);
        json.writeNullField("DefaultAddrPool");
        json.writeNumberField("SubnetSize", subnetSize);
        json.writeNumberField("DataPathPort", dataPathPort);
    }

    private static void writeNumber(JsonGenerator json, String part, String field, long value) throws IOException {
        json.writeObjectFieldStart(part);
        json.writeNumberField(field, value);
        json.writeEndObject();
    }
}
