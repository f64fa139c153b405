package io.swarmstatus.producer;

import io.swarmstatus.contract.Collector;
import java.util.Collection;

/**
 * What hardly ever changes of an engine: worth asking for now and then, as {@code GET /info} costs it ten times as much as a
 * list.
 */
record EngineIdentity(ApiVersion version, EngineInfo info) {

    Member member() {
        var rank = info.managerIds().stream()
                .filter(id -> info.nodeId() != null && id.compareTo(info.nodeId()) < 0)
                .count();
        return new Member(info.nodeId(), info.clusterId(), (int) rank);
    }

    /** Whether it leads, going by what the nodes say. */
    boolean leads(Collection<EngineNode> nodes) {
        return nodes.stream().anyMatch(node -> node.isLeader() && node.id().equals(info.nodeId()));
    }

    Collector collector(boolean leads) {
        return new Collector(info.nodeId(), info.hostname(), leads, info.engineVersion(), version.toString());
    }
}
