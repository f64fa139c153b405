package io.swarmstatus.api;

import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;

/** Several listeners to the headers of answers as one: of several the web server tells none (4.4.0). */
record SendListeners(List<Http1ConnectionListener> listeners) implements Http1ConnectionListener {

    static SendListeners of(Http1ConnectionListener... listeners) {
        return new SendListeners(List.of(listeners));
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
        listeners.forEach(listener -> listener.headers(context, headers));
    }
}
