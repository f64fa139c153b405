package io.swarmstatus.producer;

import java.util.List;
import java.util.stream.Collectors;

/** What an engine listed, before it is added up. */
record RecordedSwarm(List<EngineNode> nodes, List<EngineService> services, List<EngineTask> tasks) {

    /** From the recordings {@code nodes}, {@code services} and {@code tasks}, with this added to their names. */
    static RecordedSwarm of(String suffix) {
        return new RecordedSwarm(
                RecordedAnswer.list("nodes" + suffix, EngineNode::read),
                RecordedAnswer.list("services" + suffix, EngineService::read),
                RecordedAnswer.list("tasks" + suffix, EngineTask::read));
    }

    SwarmFigures figures() {
        var down = nodes.stream().filter(EngineNode::isDown).map(EngineNode::id).collect(Collectors.toSet());
        var tally = new TaskTally();
        tasks.forEach(tally::add);
        return SwarmFigures.of(nodes, services, tally.sums(down));
    }
}
