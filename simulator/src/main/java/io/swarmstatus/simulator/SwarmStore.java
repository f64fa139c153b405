package io.swarmstatus.simulator;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the swarm under their IDs, as the managers' raft log keeps them.
 *
 * <p>Changes come in transactions: whatever changes between {@link #begin} and {@link #commit} gets the same index and
 * the same time. A change of a node or a service goes to the event feed by itself. Not safe for use by many threads.
 */
final class SwarmStore {

    private final NavigableMap<String, SwarmNode> nodes = new TreeMap<>();
    private final NavigableMap<String, SwarmService> services = new TreeMap<>();
    private final NavigableMap<String, SwarmTask> tasks = new TreeMap<>();
    private final EventFeed events;
    private @Nullable List<SwarmTask> taskList;
    private long version;
    private boolean changed;
    private Instant now = Instant.EPOCH;

    SwarmStore(EventFeed events) {
        this.events = events;
    }

    void begin(Instant at) {
        now = at;
        changed = false;
    }

    /** Whether anything was changed since {@link #begin}; if not, the index stays as it was. */
    boolean commit() {
        if (changed) {
            version++;
            changed = false;
            return true;
        }
        return false;
    }

    /** When the current transaction takes place. */
    Instant now() {
        return now;
    }

    /** The index that the current transaction's changes get. */
    long nextVersion() {
        return version + 1;
    }

    /** For an object that is being created in this transaction. */
    Meta created() {
        return Meta.created(nextVersion(), now);
    }

    void put(SwarmNode node) {
        var stored = node.withMeta(node.meta().changed(nextVersion(), now));
        var before = nodes.put(node.id(), stored);
        changed = true;
        events.publish(SwarmEvent.of(before, stored));
    }

    void put(SwarmService service) {
        var stored = service.withMeta(service.meta().changed(nextVersion(), now));
        var before = services.put(service.id(), stored);
        changed = true;
        events.publish(SwarmEvent.of(before, stored));
    }

    void put(SwarmTask task) {
        tasks.put(task.id(), task.withMeta(task.meta().changed(nextVersion(), now)));
        taskList = null;
        changed = true;
    }

    void remove(SwarmService service) {
        services.remove(service.id());
        changed = true;
        events.publish(SwarmEvent.removed(service, now));
    }

    void remove(SwarmTask task) {
        tasks.remove(task.id());
        taskList = null;
        changed = true;
    }

    /** All nodes, by ID; a copy, so that they can be changed on the way. */
    List<SwarmNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** All services, by ID; a copy. */
    List<SwarmService> services() {
        return List.copyOf(services.values());
    }

    /** All tasks, by ID; a copy, but the same one until a task changes, as there may be 100,000 of them. */
    List<SwarmTask> tasks() {
        var list = taskList;
        if (list == null) {
            list = List.copyOf(tasks.values());
            taskList = list;
        }
        return list;
    }

    Optional<SwarmNode> node(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    Optional<SwarmNode> nodeNamed(String hostname) {
        return nodes.values().stream()
                .filter(node -> node.hostname().equals(hostname))
                .findFirst();
    }

    Optional<SwarmService> serviceNamed(String name) {
        return services.values().stream()
                .filter(service -> service.name().equals(name))
                .findFirst();
    }

    /** Everything as it is at this index. */
    SwarmView view() {
        return new SwarmView(version, nodes(), services(), tasks());
    }
}
