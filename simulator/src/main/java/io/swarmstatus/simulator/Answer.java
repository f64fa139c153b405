package io.swarmstatus.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.function.Predicate;

/** What the engine has to say to a request, before anything can go wrong on its way. */
sealed interface Answer {

    /** A few words, whose length is known. */
    record Text(int status, String contentType, String body) implements Answer {}

    /** A document that is made while it is sent. */
    record Json(Body body) implements Answer {}

    /** Events for as long as the client listens. */
    record Events(Predicate<SwarmEvent> filter) implements Answer {}

    /** Writes one JSON value. */
    @FunctionalInterface
    interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** As the engine tells of anything that went wrong. */
    static Answer error(int status, String message) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsString(message));
        return new Text(status, "application/json", "{\"message\":\"" + quoted + "\"}\n");
    }

    /** As something sends it that is no engine at all, such as a proxy in between. */
    static Answer garbage() {
        return new Text(200, "application/json", "<!doctype html><title>Welcome</title>{[");
    }

    static Answer plain(int status, String words) {
        return new Text(status, "text/plain; charset=utf-8", words);
    }
}
