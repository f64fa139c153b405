package io.swarmstatus.producer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says in words what a proxy before the engine means, which answers with pages for browsers or with nothing. */
final class ProxyRefusal {

    private static final Pattern FIRST_SEGMENT = Pattern.compile("(?:/v[\\d.]+)?/([^/?]+).*");

    /** The variables of docker-socket-proxy that allow a path. */
    private static final Map<String, String> VARIABLES = Map.of(
            "_ping", "PING",
            "version", "VERSION",
            "info", "INFO",
            "nodes", "NODES",
            "services", "SERVICES",
            "tasks", "TASKS",
            "events", "EVENTS");

    private ProxyRefusal() {}

    /** What is to be done, or what is wrong, going by an answer that is not the engine's. */
    static String words(String path, int status, ErrorAnswer answer) {
        var variable = variable(path);
        if (status == 403 && variable.isPresent()) {
            return "a docker-socket-proxy needs " + variable.get() + "=1";
        }
        if (!answer.isWithoutWords()) {
            return answer.text();
        }
        return switch (status) {
            case 401, 407 -> "a proxy before the engine wants credentials";
            case 502, 503 -> "a proxy before the engine does not reach it";
            case 504 -> "a proxy before the engine waited for it in vain";
            default -> "not the engine's words, but a proxy's or another server's";
        };
    }

    /** The variable that allows this path, where there is one. */
    static Optional<String> variable(String path) {
        var segment = FIRST_SEGMENT.matcher(path);
        return segment.matches() ? Optional.ofNullable(VARIABLES.get(segment.group(1))) : Optional.empty();
    }
}
