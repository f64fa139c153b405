package io.swarmstatus.simulator;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a service is, as the leader counts it ({@code ServiceStatus}).
 *
 * @param running tasks whose state is running, whatever they are meant to become and wherever they are
 * @param desired replicas; of a global service, the tasks that are meant to run; of a global job, those that are meant to
 *     complete and have not
 * @param completed of a job: the tasks that have completed
 */
record ServiceStatus(int running, int desired, int completed) {

    static final ServiceStatus NONE = new ServiceStatus(0, 0, 0);

    /** Of all services, by their IDs. */
    static Map<String, ServiceStatus> of(SwarmView view) {
        Map<String, SwarmService> services = new HashMap<>();
        Map<String, ServiceStatus> statuses = new HashMap<>();
        for (SwarmService service : view.services()) {
            services.put(service.id(), service);
            statuses.put(service.id(), new ServiceStatus(0, service.spec().count(), 0));
        }
        for (SwarmTask task : view.tasks()) {
            var service = services.get(task.serviceId());
            if (service != null) {
                var mode = service.spec().mode();
                statuses.computeIfPresent(service.id(), (id, status) -> status.plus(task, mode));
            }
        }
        return statuses;
    }

    private ServiceStatus plus(SwarmTask task, ServiceMode mode) {
        var isRunning = task.state() == TaskState.RUNNING;
        var isDesired = mode.isGlobal() && task.desired() == mode.goal() && task.state() != TaskState.COMPLETE;
        var isCompleted = mode.isJob() && task.state() == TaskState.COMPLETE;
        return new ServiceStatus(
                running + (isRunning ? 1 : 0), desired + (isDesired ? 1 : 0), completed + (isCompleted ? 1 : 0));
    }
}
