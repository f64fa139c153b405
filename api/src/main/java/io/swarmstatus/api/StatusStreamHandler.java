package io.swarmstatus.api;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * {@code GET …/status/swarm/stream}: a swarm's status at once, and again whenever the answer to {@code GET …/status/swarm} is
 * another, until the client goes. Of several changes while the client is busy only the last one is told.
 */
final class StatusStreamHandler implements Handler {

    private final SwarmChoice choice;
    private final Subscribers subscribers;
    private final InstantSource clock;
    private final Duration heartbeat;

    StatusStreamHandler(SwarmChoice choice, Subscribers subscribers, InstantSource clock, Duration heartbeat) {
        this.choice = choice;
        this.subscribers = subscribers;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var swarm = choice.of(request);
        if (SseStream.answersHead(request, response)) {
            return;
        }
        try (var _ = subscribers.enter();
                var stream = SseStream.open(response, heartbeat)) {
            follow(swarm, stream, SseStream.lastEventId(request));
        } catch (InterruptedException e) {
            // it was for the stream alone, as the api stops: what is left is to be written without
        }
    }

    private void follow(ServedSwarm swarm, SseStream stream, String lastSent) throws InterruptedException {
        var sent = lastSent;
        var goesOn = true;
        while (goesOn) {
            var turn = swarm.feed().turn();
            var now = clock.instant();
            var answer = swarm.answerAt(now);
            var event = swarm.feed().eventOf(answer.body());
            if (event.id().equals(sent)) {
                stream.beatIfDue();
            } else {
                stream.send(event);
                sent = event.id();
            }
            goesOn = turn.await(shorter(stream.untilBeat(), untilOver(answer, now, heartbeat)));
        }
    }

    /** Until time alone makes the answer another one; the limit if that is later, or never. */
    private static Duration untilOver(Answer answer, Instant now, Duration limit) {
        var expiresAt = answer.expiresAt();
        return expiresAt == null ? limit : Duration.between(now, expiresAt);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
