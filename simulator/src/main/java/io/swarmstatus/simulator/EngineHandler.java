package io.swarmstatus.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Takes the requests of one engine: counts them and the bytes of their answers, lets go wrong what shall, and passes the others on. */
final class EngineHandler implements HttpHandler {

    private final SimulatedSwarm swarm;
    private final EngineApi api;
    private final Faults faults;
    private final Map<Endpoint, LongAdder> requests = new EnumMap<>(Endpoint.class);
    private final Map<Endpoint, LongAdder> bytes = new EnumMap<>(Endpoint.class);

    EngineHandler(SimulatedSwarm swarm, EngineApi api, Faults faults) {
        this.swarm = swarm;
        this.api = api;
        this.faults = faults;
        for (Endpoint endpoint : Endpoint.values()) {
            requests.put(endpoint, new LongAdder());
            bytes.put(endpoint, new LongAdder());
        }
    }

    long requests(Endpoint endpoint) {
        return requests.getOrDefault(endpoint, new LongAdder()).sum();
    }

    long bytes(Endpoint endpoint) {
        return bytes.getOrDefault(endpoint, new LongAdder()).sum();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var request = EngineRequest.of(exchange.getRequestMethod(), exchange.getRequestURI());
        request.endpoint().map(requests::get).ifPresent(LongAdder::increment);
        if (api.isDown()) {
            throw new BrokenConnectionException("the node of this engine is down");
        }
        var strike = request.endpoint().map(faults::strike).orElse(Strike.NONE);
        try {
            var struck = undergo(strike);
            var condition = faults.pretended().orElseGet(api::condition);
            request.endpoint().ifPresent(endpoint -> writeHeaders(exchange.getResponseHeaders(), endpoint, condition));
            var answer = struck.orElseGet(() -> api.answer(request, condition));
            var count = request.endpoint().map(bytes::get).orElseGet(LongAdder::new);
            new AnswerSender(exchange, strike, swarm, count).send(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the engine is being stopped");
        }
    }

    /** The answer that a fault puts in place of the engine's own, if one does. */
    private static Optional<Answer> undergo(Strike strike) throws IOException, InterruptedException {
        for (Fault fault : strike.faults()) {
            switch (fault) {
                case Fault.Delay(var time) -> strike.pause(time);
                case Fault.Hang() -> strike.awaitCleared();
                case Fault.Disconnect() -> throw new BrokenConnectionException("the engine hung up");
                case Fault.Failure(var status, var message) -> {
                    return Optional.of(Answer.error(status, message));
                }
                case Fault.Garbage() -> {
                    return Optional.of(Answer.garbage());
                }
                case Fault.Throttle _, Fault.Truncate _ -> {
                    // strike the body, on its way
                }
            }
        }
        return Optional.empty();
    }

    private void writeHeaders(Headers headers, Endpoint endpoint, EngineCondition condition) {
        var engine = api.engine();
        headers.set("Api-Version", engine.api().toString());
        headers.set("Docker-Experimental", "false");
        headers.set("Ostype", "linux");
        headers.set("Server", "Docker/" + engine.engine() + " (linux)");
        if (endpoint == Endpoint.PING) {
            headers.set("Cache-Control", "no-cache, no-store, must-revalidate");
            headers.set("Pragma", "no-cache");
            if (engine.pingTellsSwarm()) {
                headers.set("Swarm", condition.pingHeader());
            }
        }
    }
}
