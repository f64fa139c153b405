package io.swarmstatus.changes;

import static io.swarmstatus.changes.NodeBaseline.DOWN;
import static io.swarmstatus.changes.NodeBaseline.READY;

import io.swarmstatus.contract.ChangeSubject;
import io.swarmstatus.contract.ChangeType;
import io.swarmstatus.contract.Node;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has changed about one node. */
final class NodeChanges {

    private final ChangeSubject node;
    private final NodeBaseline was;
    private final NodeBaseline is;
    private final ChangeLog changes;

    private NodeChanges(ChangeSubject node, NodeBaseline was, NodeBaseline is, ChangeLog changes) {
        this.node = node;
        this.was = was;
        this.is = is;
        this.changes = changes;
    }

    /** Notes what has changed about the nodes; returns what is remembered of them from now on. */
    static Map<String, NodeBaseline> between(Map<String, NodeBaseline> before, List<Node> next, ChangeLog changes) {
        var after = new HashMap<String, NodeBaseline>();
        next.stream()
                .sorted(Comparator.comparing(Node::hostname).thenComparing(Node::id))
                .filter(node -> !after.containsKey(node.id()))
                .forEach(node -> after.put(node.id(), compare(before.get(node.id()), node, changes)));
        before.entrySet().stream()
                .filter(node -> !after.containsKey(node.getKey()))
                .sorted(Map.Entry.<String, NodeBaseline>comparingByValue(Comparator.comparing(NodeBaseline::hostname))
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(node -> left(node.getKey(), node.getValue(), changes));
        return after;
    }

    private static NodeBaseline compare(@Nullable NodeBaseline was, Node node, ChangeLog changes) {
        var subject = ChangeSubject.node(node.id(), node.hostname());
        if (was == null) {
            var what = node.isManager() ? "Manager " : "Worker ";
            var first = NodeBaseline.first(node);
            changes.add(ChangeType.NODE_JOINED, subject, null, identity(first), what + node.hostname() + " joined");
            return first;
        }
        var is = was.then(node);
        new NodeChanges(subject, was, is, changes).note();
        return is;
    }

    private static void left(String id, NodeBaseline was, ChangeLog changes) {
        var subject = ChangeSubject.node(id, was.hostname());
        changes.add(ChangeType.NODE_LEFT, subject, identity(was), null, "Node " + was.hostname() + " left the swarm");
    }

    private void note() {
        state();
        availability();
        role();
        if (!was.labels().equals(is.labels())) {
            note(
                    ChangeType.NODE_LABELS_CHANGED,
                    Fields.of("labels", was.labels()),
                    Fields.of("labels", is.labels()),
                    "has other labels");
        }
        if (was.isMeasured() && (was.cpuCount() != is.cpuCount() || was.memoryGb() != is.memoryGb())) {
            note(
                    ChangeType.NODE_RESOURCES_CHANGED,
                    size(was),
                    size(is),
                    "has " + sizeInWords(is) + ", had " + sizeInWords(was));
        }
        if (was.engineVersion() != null && !was.engineVersion().equals(is.engineVersion())) {
            note(
                    ChangeType.NODE_ENGINE_CHANGED,
                    Fields.of("engine_version", was.engineVersion()),
                    Fields.of("engine_version", is.engineVersion()),
                    "runs engine " + is.engineVersion() + ", ran " + was.engineVersion());
        }
    }

    private void state() {
        if (Objects.equals(was.state(), is.state())) {
            return;
        }
        var before = Fields.of("state", was.state());
        var after = Fields.of("state", is.state());
        if (DOWN.equals(is.state())) {
            note(ChangeType.NODE_DOWN, before, after, "is down");
        } else if (READY.equals(is.state()) && was.state() != null) {
            note(ChangeType.NODE_READY, before, after, "is ready again");
        }
    }

    private void availability() {
        if (was.availability().equals(is.availability())) {
            return;
        }
        var before = Fields.of("availability", was.availability());
        var after = Fields.of("availability", is.availability());
        switch (is.availability()) {
            case "drain" -> note(ChangeType.NODE_DRAINED, before, after, "is drained");
            case "pause" -> note(ChangeType.NODE_PAUSED, before, after, "is paused, it takes no new tasks");
            default -> note(ChangeType.NODE_ACTIVATED, before, after, "takes tasks again");
        }
    }

    private void role() {
        if (was.role().equals(is.role())) {
            return;
        }
        var before = Fields.of("role", was.role());
        var after = Fields.of("role", is.role());
        if (is.role().equals("manager")) {
            note(ChangeType.NODE_PROMOTED, before, after, "has become a manager");
        } else {
            note(ChangeType.NODE_DEMOTED, before, after, "is no manager any more");
        }
    }

    private void note(ChangeType type, Fields before, Fields after, String words) {
        changes.add(type, node, before, after, "Node " + node.name() + " " + words);
    }

    private static Fields identity(NodeBaseline node) {
        return Fields.of("role", node.role())
                .and("availability", node.availability())
                .and("state", node.state());
    }

    private static Fields size(NodeBaseline node) {
        return Fields.of("cpu_count", node.cpuCount()).and("memory_gb", node.memoryGb());
    }

    private static String sizeInWords(NodeBaseline node) {
        return node.cpuCount() + " CPUs and " + node.memoryGb() + " GiB";
    }
}
