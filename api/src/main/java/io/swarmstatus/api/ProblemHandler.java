package io.swarmstatus.api;

import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import org.jspecify.annotations.Nullable;

/** Makes a problem document of every error, whether a handler of ours or the web server itself refused the request. */
final class ProblemHandler implements DirectHandler {

    private static final Header PROBLEM_JSON =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
    private static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private final SecurityHeaders always;

    private ProblemHandler(SecurityHeaders always) {
        this.always = always;
    }

    /** @param always what every answer has, one to what could not be read too, of which no listener is told */
    static DirectHandlers forAllEvents(SecurityHeaders always) {
        var handlers = DirectHandlers.builder();
        for (var event : EventType.values()) {
            handlers.addHandler(event, new ProblemHandler(always));
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType event,
            Status status,
            ServerResponseHeaders headers,
            @Nullable String message) {
        var body = ApiJson.encode(Problem.of(status, detail(status, message), request.path()));
        headers.set(PROBLEM_JSON).set(NO_STORE);
        always.addTo(headers);
        var response =
                TransportResponse.builder().status(status).headers(headers).keepAlive(event.keepAlive());
        if (request.method().equals(Method.HEAD.text())) {
            headers.contentLength(body.length); // and nothing more: the web server treats HEAD as GET
        } else {
            response.entity(body);
        }
        return response.build();
    }

    /** An error of ours is explained in the log alone: its message may tell what is nobody's business. */
    private static String detail(Status status, @Nullable String message) {
        if (status.code() == Status.INTERNAL_SERVER_ERROR_500.code()) {
            return "The server failed on this request; its log says why";
        }
        return message == null || message.isEmpty() ? "The request cannot be served" : message;
    }
}
