package io.swarmstatus.simulator;

import java.util.Comparator;

/** What operators do to services, and what happens to their tasks. */
final class ServiceOperations {

    private final SwarmStore store;
    private final ObjectIds ids;

    ServiceOperations(SwarmStore store, ObjectIds ids) {
        this.store = store;
        this.ids = ids;
    }

    void add(ServiceSpec spec) {
        if (store.serviceNamed(spec.name()).isPresent()) {
            throw new IllegalArgumentException("a service is called " + spec.name() + " already");
        }
        store.put(new SwarmService(ids.next(), store.created(), spec, null, null));
    }

    void remove(String name) {
        store.remove(service(name));
    }

    void scale(String name, int replicas) {
        var service = service(name);
        if (service.spec().mode() != ServiceMode.REPLICATED) {
            throw new IllegalArgumentException(name + " has no replicas");
        }
        store.put(service.withSpec(service.spec().withCount(replicas)));
    }

    void update(String name, String image) {
        var service = service(name);
        update(service, service.spec().template().withImage(image));
    }

    void reserve(String name, Resources reservations) {
        var service = service(name);
        update(service, service.spec().template().withReservations(reservations));
    }

    private void update(SwarmService service, TaskTemplate template) {
        if (service.spec().mode().isJob()) {
            throw new IllegalArgumentException(service.name() + " is a job, which has no rolling updates");
        }
        store.put(
                service.withSpec(service.spec().withTemplate(template)).withUpdate(UpdateStatus.started(store.now())));
    }

    /** Ends the oldest running task with an exit code; whether there was one. */
    boolean crash(String name) {
        var id = service(name).id();
        var victim = store.tasks().stream()
                .filter(task -> task.serviceId().equals(id) && task.isRunning() && isReachable(task))
                .min(Comparator.comparingLong((SwarmTask task) -> task.meta().createdVersion())
                        .thenComparingInt(task -> task.slot().number())
                        .thenComparing(SwarmTask::id));
        victim.ifPresent(task -> store.put(task.withStatus(TaskStatus.failed(store.now(), 1))));
        return victim.isPresent();
    }

    private boolean isReachable(SwarmTask task) {
        return task.nodeId() != null
                && store.node(task.nodeId())
                        .filter(node -> node.state() == NodeState.READY)
                        .isPresent();
    }

    private SwarmService service(String name) {
        return store.serviceNamed(name).orElseThrow(() -> new IllegalArgumentException("no service is called " + name));
    }
}
