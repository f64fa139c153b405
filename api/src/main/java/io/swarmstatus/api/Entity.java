package io.swarmstatus.api;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** Sends a body; to HEAD, which the web server treats as GET, only its length. */
final class Entity {

    private Entity() {}

    static void send(ServerRequest request, ServerResponse response, byte[] body) {
        send(request, response, body, HeaderValues.create(HeaderNames.CONTENT_LENGTH, body.length));
    }

    static void send(ServerRequest request, ServerResponse response, Representation representation) {
        send(request, response, representation.body(), representation.lengthHeader());
    }

    private static void send(ServerRequest request, ServerResponse response, byte[] body, Header length) {
        response.header(length);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        WatchedWriter.ofConnection()
                .ifPresentOrElse(writer -> writer.send(body, response::send), () -> response.send(body));
    }
}
