package io.swarmstatus.producer;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an engine says of itself and of its part in a swarm ({@code GET /info}).
 *
 * @param swarmState {@code Swarm.LocalNodeState}: "inactive", "pending", "active", "error" or "locked"
 * @param isManager {@code Swarm.ControlAvailable}
 * @param managerIds {@code Swarm.RemoteManagers}: the node ids of all managers, this one among them
 * @param swarmError {@code Swarm.Error}: why this engine cannot see the swarm; empty where it can
 */
record EngineInfo(
        @Nullable String hostname,
        @Nullable String engineVersion,
        @Nullable String nodeId,
        @Nullable String clusterId,
        String swarmState,
        boolean isManager,
        List<String> managerIds,
        String swarmError) {

    EngineInfo {
        managerIds = managerIds.stream().sorted().toList(); // told in no order
    }

    static EngineInfo read(ObjectCursor info) throws IOException {
        String hostname = null;
        String engineVersion = null;
        var swarm = Membership.NONE;
        while (info.next()) {
            switch (info.field()) {
                case "Name" -> hostname = info.textOrNull();
                case "ServerVersion" -> engineVersion = info.textOrNull();
                case "Swarm" -> swarm = Membership.read(info.object());
                default -> {}
            }
        }
        return new EngineInfo(
                hostname,
                engineVersion,
                swarm.nodeId(),
                swarm.clusterId(),
                swarm.state(),
                swarm.isManager(),
                swarm.managerIds(),
                swarm.error());
    }

    private record Membership(
            @Nullable String nodeId,
            @Nullable String clusterId,
            String state,
            boolean isManager,
            List<String> managerIds,
            String error) {

        static final Membership NONE = new Membership(null, null, "inactive", false, List.of(), "");

        static Membership read(ObjectCursor swarm) throws IOException {
            String nodeId = null;
            String clusterId = null;
            var state = NONE.state();
            var isManager = false;
            var managerIds = NONE.managerIds();
            var error = "";
            while (swarm.next()) {
                switch (swarm.field()) {
                    case "NodeID" -> nodeId = swarm.textOrNull();
                    case "Cluster" -> clusterId = clusterId(swarm.object());
                    case "LocalNodeState" -> state = swarm.text();
                    case "ControlAvailable" -> isManager = swarm.truth();
                    case "RemoteManagers" -> managerIds = swarm.objects(Membership::managerId);
                    case "Error" -> error = swarm.text();
                    default -> {}
                }
            }
            return new Membership(nodeId, clusterId, state, isManager, managerIds, error);
        }

        private static String managerId(ObjectCursor manager) throws IOException {
            var id = "";
            while (manager.next()) {
                if (manager.field().equals("NodeID")) {
                    id = manager.text();
                }
            }
            return id;
        }

        private static @Nullable String clusterId(ObjectCursor cluster) throws IOException {
            String id = null;
            while (cluster.next()) {
                if (cluster.field().equals("ID")) {
                    id = cluster.textOrNull();
                }
            }
            return id;
        }
    }
}
