package io.swarmstatus.producer;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from one element of {@code GET /services?status=true}.
 *
 * @param mode how many tasks the service is meant to have
 * @param counts the leader's own count of them; null from an engine older than API 1.41
 * @param restartDelay how long after the end of a task another one is begun in its place
 */
record EngineService(
        String id,
        long version,
        String name,
        @Nullable String stack,
        @Nullable String image,
        ServiceMode mode,
        @Nullable Counts counts,
        @Nullable String updateState,
        Duration restartDelay) {

    /** swarmkit's, where the service says nothing. */
    static final Duration USUAL_RESTART_DELAY = Duration.ofSeconds(5);

    static EngineService read(ObjectCursor service) throws IOException {
        var id = "";
        long version = 0;
        var spec = Spec.NONE;
        Counts counts = null;
        String updateState = null;
        while (service.next()) {
            switch (service.field()) {
                case "ID" -> id = service.text();
                case "Version" -> version = ObjectVersion.read(service.object());
                case "Spec" -> spec = Spec.read(service.object());
                case "ServiceStatus" -> counts = service.isNull() ? null : Counts.read(service.object());
                case "UpdateStatus" -> updateState = updateState(service.object());
                default -> {}
            }
        }
        return new EngineService(
                id,
                version,
                spec.name(),
                spec.stack(),
                spec.template().image(),
                spec.mode(),
                counts,
                updateState,
                spec.template().restartDelay());
    }

    /** Whether it has a task on each node that may have any. */
    boolean isOnEachNode() {
        return mode instanceof ServiceMode.Global || mode instanceof ServiceMode.GlobalJob;
    }

    /** Whether its tasks are being replaced one after the other, each without an event. */
    boolean isBeingUpdated() {
        return "updating".equals(updateState) || "rollback_started".equals(updateState);
    }

    private static @Nullable String updateState(ObjectCursor update) throws IOException {
        String state = null;
        while (update.next()) {
            if (update.field().equals("State")) {
                state = update.textOrNull();
            }
        }
        return state;
    }

    /** {@code ServiceStatus}: tasks that run, whatever they are meant to, tasks meant to run, and tasks of a job that are done. */
    record Counts(long running, long desired, long completed) {
        static Counts read(ObjectCursor status) throws IOException {
            long running = 0;
            long desired = 0;
            long completed = 0;
            while (status.next()) {
                switch (status.field()) {
                    case "RunningTasks" -> running = status.number();
                    case "DesiredTasks" -> desired = status.number();
                    case "CompletedTasks" -> completed = status.number();
                    default -> {}
                }
            }
            return new Counts(running, desired, completed);
        }
    }

    private record Spec(String name, @Nullable String stack, TaskTemplate template, ServiceMode mode) {

        static final Spec NONE = new Spec("", null, TaskTemplate.NONE, new ServiceMode.Replicated(0));

        static Spec read(ObjectCursor spec) throws IOException {
            var name = "";
            var labels = Map.<String, String>of();
            var template = TaskTemplate.NONE;
            var mode = NONE.mode();
            while (spec.next()) {
                switch (spec.field()) {
                    case "Name" -> name = spec.text();
                    case "Labels" -> labels = spec.texts();
                    case "TaskTemplate" -> template = TaskTemplate.read(spec.object());
                    case "Mode" -> mode = ServiceMode.read(spec.object());
                    default -> {}
                }
            }
            return new Spec(name, labels.get("com.docker.stack.namespace"), template, mode);
        }
    }

    /** What the service's tasks are made from. */
    private record TaskTemplate(@Nullable String image, Duration restartDelay) {

        static final TaskTemplate NONE = new TaskTemplate(null, USUAL_RESTART_DELAY);

        static TaskTemplate read(ObjectCursor template) throws IOException {
            String image = null;
            var restartDelay = USUAL_RESTART_DELAY;
            while (template.next()) {
                switch (template.field()) {
                    case "ContainerSpec" -> image = image(template.object());
                    case "RestartPolicy" -> restartDelay = restartDelay(template.object());
                    default -> {}
                }
            }
            return new TaskTemplate(image, restartDelay);
        }

        private static @Nullable String image(ObjectCursor container) throws IOException {
            String image = null;
            while (container.next()) {
                if (container.field().equals("Image")) {
                    image = withoutDigest(container.text());
                }
            }
            return image;
        }

        private static String withoutDigest(String image) {
            var digest = image.indexOf('@');
            return digest < 0 ? image : image.substring(0, digest);
        }

        private static Duration restartDelay(ObjectCursor policy) throws IOException {
            var delay = USUAL_RESTART_DELAY;
            while (policy.next()) {
                if (policy.field().equals("Delay") && !policy.isNull()) {
                    delay = Duration.ofNanos(policy.number());
                }
            }
            return delay;
        }
    }
}
