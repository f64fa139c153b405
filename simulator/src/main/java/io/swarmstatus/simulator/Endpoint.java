package io.swarmstatus.simulator;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the engine can be asked; all with {@code GET}, with and without a version in front. */
public enum Endpoint {
    /** Whether it is alive; with {@code HEAD} too. */
    PING("/_ping"),
    VERSION("/version"),
    INFO("/info"),
    NODES("/nodes"),
    /** One node, by its id or hostname. */
    NODE("/nodes/[^/]+"),
    SERVICES("/services"),
    TASKS("/tasks"),
    EVENTS("/events");

    private final Pattern path;

    Endpoint(String path) {
        this.path = Pattern.compile(path);
    }

    /** The one that this request is for; empty where a real engine, or just the simulated one, has none. */
    static Optional<Endpoint> of(String method, String path) {
        return Arrays.stream(values())
                .filter(endpoint -> endpoint.path.matcher(path).matches())
                .filter(endpoint -> method.equals("GET") || (method.equals("HEAD") && endpoint == PING))
                .findFirst();
    }

    /** Whether only managers can answer. */
    boolean isOfSwarm() {
        return this == NODES || this == NODE || this == SERVICES || this == TASKS;
    }
}
