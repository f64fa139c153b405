package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** One file of the status page, ready to be sent. */
record PageFile(Header contentType, Body body) {

    static PageFile of(String name, byte[] content) {
        return new PageFile(HeaderValues.createCached(HeaderNames.CONTENT_TYPE, type(name)), Body.of(content));
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
