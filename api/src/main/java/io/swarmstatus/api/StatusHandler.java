package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;

/** {@code GET …/status/swarm}: a swarm's status from memory, always at once. */
final class StatusHandler implements Handler {

    private final SwarmChoice choice;
    private final InstantSource clock;
    private final Negotiation negotiation;

    StatusHandler(SwarmChoice choice, InstantSource clock, Negotiation negotiation) {
        this.choice = choice;
        this.clock = clock;
        this.negotiation = negotiation;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var swarm = choice.of(request);
        var now = clock.instant();
        var answer = swarm.answerAt(now);
        swarm.hits().count(answer.tier());
        swarm.headersOf(answer, now).writeTo(response);
        negotiation.send(request, response, answer.body());
    }
}
