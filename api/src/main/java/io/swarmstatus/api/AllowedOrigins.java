package io.swarmstatus.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The web sites whose scripts may read the answers, as {@code scheme://host[:port]}; {@code *} is any. */
record AllowedOrigins(List<String> origins) {

    static final AllowedOrigins NONE = new AllowedOrigins(List.of());

    private static final String ANY = "*";
    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?|https?://\\[[0-9a-f:]+](:[0-9]{1,5})?");

    AllowedOrigins {
        origins = List.copyOf(origins);
    }

    /**
     * Reads a list separated by commas; an empty one allows none.
     *
     * @throws IllegalArgumentException if something in it is no origin
     */
    static AllowedOrigins parse(String text) {
        return new AllowedOrigins(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(origin -> !origin.isEmpty())
                .map(AllowedOrigins::requireOrigin)
                .collect(Collectors.toList()));
    }

    boolean isEmpty() {
        return origins.isEmpty();
    }

    boolean allow(String origin) {
        return origins.contains(origin) || origins.contains(ANY);
    }

    private static String requireOrigin(String text) {
        if (text.equals(ANY) || ORIGIN.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException("expected origins such as https://status.example.org, or *");
    }
}
