package io.swarmstatus.producer;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is taken from one element of {@code GET /services?status=true}.
 *
 * @param mode how many tasks the service is meant to have
 * @param counts the leader's own count of them; null from an engine older than API 1.41
 */
record EngineService(
        String id,
        long version,
        String name,
        @Nullable String stack,
        @Nullable String image,
        ServiceMode mode,
        @Nullable Counts counts,
        @Nullable String updateState) {

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
                id, version, spec.name(), spec.stack(), spec.image(), spec.mode(), counts, updateState);
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

    /** {@code ServiceStatus}: tasks meant to run, and tasks of a job that are done. */
    record Counts(long desired, long completed) {
        static Counts read(ObjectCursor status) throws IOException {
            long desired = 0;
            long completed = 0;
            while (status.next()) {
                switch (status.field()) {
                    case "DesiredTasks" -> desired = status.number();
                    case "CompletedTasks" -> completed = status.number();
                    default -> {}
                }
            }
            return new Counts(desired, completed);
        }
    }

    private record Spec(
            String name, @Nullable String stack, @Nullable String image, ServiceMode mode) {

        static final Spec NONE = new Spec("", null, null, new ServiceMode.Replicated(0));

        static Spec read(ObjectCursor spec) throws IOException {
            var name = "";
            var labels = Map.<String, String>of();
            String image = null;
            var mode = NONE.mode();
            while (spec.next()) {
                switch (spec.field()) {
                    case "Name" -> name = spec.text();
                    case "Labels" -> labels = spec.texts();
                    case "TaskTemplate" -> image = image(spec.object());
                    case "Mode" -> mode = ServiceMode.read(spec.object());
                    default -> {}
                }
            }
            return new Spec(name, labels.get("com.docker.stack.namespace"), image, mode);
        }

        private static @Nullable String image(ObjectCursor template) throws IOException {
            String image = null;
            while (template.next()) {
                if (template.field().equals("ContainerSpec")) {
                    image = containerImage(template.object());
                }
            }
            return image;
        }

        private static @Nullable String containerImage(ObjectCursor container) throws IOException {
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
    }
}
