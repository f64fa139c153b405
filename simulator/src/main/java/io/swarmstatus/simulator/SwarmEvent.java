package io.swarmstatus.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine tells of a change, without telling the change itself. There are none of tasks.
 *
 * @param type {@code node} or {@code service}
 * @param action {@code create}, {@code update} or {@code remove}
 * @param attributes the object's name, and old and new values of what an operator would want to know
 */
record SwarmEvent(String type, String action, String id, Map<String, String> attributes, Instant at) {

    /** Of a node that was put into the store. */
    static SwarmEvent of(@Nullable SwarmNode before, SwarmNode after) {
        var attributes = new TreeMap<>(Map.of("name", after.hostname()));
        if (before != null) {
            change(attributes, "availability", availability(before), availability(after));
            change(attributes, "role", role(before), role(after));
            change(attributes, "state", before.state().wireName(), after.state().wireName());
        }
        return put("node", before == null, after.id(), attributes, after.meta());
    }

    /** Of a service that was put into the store. */
    static SwarmEvent of(@Nullable SwarmService before, SwarmService after) {
        var attributes = new TreeMap<>(Map.of("name", after.name()));
        if (before != null) {
            change(attributes, "image", image(before), image(after));
            change(attributes, "replicas", replicas(before), replicas(after));
            change(attributes, "updatestate", updateState(before), updateState(after));
        }
        return put("service", before == null, after.id(), attributes, after.meta());
    }

    /** Of a service that was taken out of the store. */
    static SwarmEvent removed(SwarmService service, Instant at) {
        return new SwarmEvent("service", "remove", service.id(), Map.of("name", service.name()), at);
    }

    private static SwarmEvent put(String type, boolean created, String id, Map<String, String> attributes, Meta meta) {
        return new SwarmEvent(type, created ? "create" : "update", id, attributes, meta.updatedAt());
    }

    private static void change(Map<String, String> attributes, String what, String before, String after) {
        if (before.equals(after)) {
            return;
        }
        attributes.put(what + ".new", after);
        if (!before.isEmpty()) {
            attributes.put(what + ".old", before);
        }
    }

    private static String availability(SwarmNode node) {
        return node.spec().availability().wireName();
    }

    private static String role(SwarmNode node) {
        return node.spec().manager() ? "manager" : "worker";
    }

    private static String image(SwarmService service) {
        return service.spec().template().image();
    }

    private static String replicas(SwarmService service) {
        return String.valueOf(service.spec().count());
    }

    private static String updateState(SwarmService service) {
        var update = service.update();
        return update == null ? "" : update.state().wireName();
    }
}
