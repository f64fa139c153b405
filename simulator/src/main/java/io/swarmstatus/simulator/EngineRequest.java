package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client asks.
 *
 * @param version of the API that it speaks; empty where the path names none
 * @param path without the version
 */
record EngineRequest(String method, Optional<ApiVersion> version, String path, Map<String, String> query) {

    private static final Pattern VERSIONED = Pattern.compile("/v([0-9.]+)(/.*)");

    static EngineRequest of(String method, URI uri) {
        var versioned = VERSIONED.matcher(uri.getPath());
        var version = versioned.matches() ? ApiVersion.read(versioned.group(1)) : Optional.<ApiVersion>empty();
        var path = version.isPresent() ? versioned.group(2) : uri.getPath();
        return new EngineRequest(method, version, path, query(uri.getRawQuery()));
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                var parts = pair.split("=", 2);
                query.put(
                        URLDecoder.decode(parts[0], UTF_8),
                        parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
            }
        }
        return query;
    }

    Optional<Endpoint> endpoint() {
        return Endpoint.of(method, path);
    }

    /** Whether a yes-or-no parameter says yes, as Go reads it. */
    boolean flag(String name) {
        var value = query.getOrDefault(name, "");
        return value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("t");
    }
}
