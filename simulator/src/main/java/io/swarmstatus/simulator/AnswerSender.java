package io.swarmstatus.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.sun.net.httpserver.HttpExchange;
import io.swarmstatus.simulator.Fault.Framing;
import io.swarmstatus.simulator.Fault.Throttle;
import io.swarmstatus.simulator.Fault.Truncate;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** Sends answers over HTTP, piece by piece as they are made, with what goes wrong on the way. */
final class AnswerSender {

    /** What the JDK's server takes for "as long as it gets". */
    private static final long CHUNKED = 0;

    private static final JsonFactory JSON = new JsonFactory();

    private final HttpExchange exchange;
    private final Strike strike;
    private final SimulatedSwarm swarm;
    private final LongAdder bytes;

    /** Counts the bytes of the bodies that it sends. */
    AnswerSender(HttpExchange exchange, Strike strike, SimulatedSwarm swarm, LongAdder bytes) {
        this.exchange = exchange;
        this.strike = strike;
        this.swarm = swarm;
        this.bytes = bytes;
    }

    void send(Answer answer) throws IOException, InterruptedException {
        switch (answer) {
            case Answer.Text text -> send(text);
            case Answer.Json(var body) -> send(body);
            case Answer.Events(var filter) -> sendEvents(filter);
        }
    }

    private void send(Answer.Text text) throws IOException {
        var bytes = text.body().getBytes(UTF_8);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Type", text.contentType());
            exchange.getResponseHeaders().set("Content-Length", "0");
            exchange.sendResponseHeaders(text.status(), -1);
            return;
        }
        try (var body = begin(text.status(), text.contentType(), bytes.length)) {
            body.write(bytes);
        }
    }

    private void send(Answer.Body body) throws IOException {
        try (var json = JSON.createGenerator(begin(200, "application/json", CHUNKED))) {
            body.writeTo(json);
            json.writeRaw('\n');
        }
    }

    /** Listens first, so that who has seen the headers misses nothing. */
    private void sendEvents(Predicate<SwarmEvent> filter) throws IOException, InterruptedException {
        try (var subscription = swarm.subscribe()) {
            var body = begin(200, "application/json", CHUNKED);
            body.flush();
            while (true) {
                var event = subscription.take();
                if (filter.test(event)) {
                    body.write(EventJson.line(event));
                    body.flush();
                }
            }
        }
    }

    private OutputStream begin(int status, String contentType, long length) throws IOException {
        var truncate = strike.find(Truncate.class);
        var announced = truncate.map(AnswerSender::announced).orElse(length);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, announced);
        OutputStream body = new CountingOutputStream(exchange.getResponseBody(), bytes);
        var throttle = strike.find(Throttle.class);
        if (throttle.isPresent()) {
            body = new ThrottledOutputStream(body, throttle.get().bytesPerSecond(), strike);
        }
        if (truncate.isPresent()) {
            body = new TruncatedOutputStream(body, truncate.get().afterBytes());
        }
        return body;
    }

    private static long announced(Truncate truncate) {
        return truncate.framing() == Framing.CONTENT_LENGTH ? truncate.afterBytes() + 1 : CHUNKED;
    }
}
