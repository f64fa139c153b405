package io.swarmstatus.producer;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Live while the loop turns; ready while Kafka is there, and the engine answers or is known to all not to. */
final class ProducerHealth {

    private final CollectionLoop loop;
    private final ProducerTurn turn;
    private final Outbox outbox;
    private final Supplier<Heard> topic;
    private final InstantSource clock;
    private final Instant started;
    private final Duration longestTurn;

    ProducerHealth(
            CollectionLoop loop,
            ProducerTurn turn,
            Outbox outbox,
            Supplier<Heard> topic,
            InstantSource clock,
            CallLimits limits,
            Duration poll) {
        this.loop = loop;
        this.turn = turn;
        this.outbox = outbox;
        this.topic = topic;
        this.clock = clock;
        this.started = clock.instant();
        this.longestTurn = limits.collection().multipliedBy(21).plus(poll);
    }

    List<HealthCheck> checks() {
        return List.of(
                check("collection-loop", HealthCheckType.LIVENESS, this::turnedLately, Optional::empty),
                check(
                        "engine",
                        HealthCheckType.READINESS,
                        () -> loop.lastTurn() != null && turn.isAccountedFor(),
                        Optional::empty),
                check("kafka", HealthCheckType.READINESS, this::reachesKafka, () -> Optional.of(kafka())));
    }

    /** One that publishes does, if that works; a standby does if it can read the topic. */
    private boolean reachesKafka() {
        return outbox.isReachable() && (outbox.hasReached() || topic.get().isCurrent());
    }

    /** Who does not let it in, or does not answer, and why. */
    private String kafka() {
        return outbox.trouble()
                .or(() -> Optional.of(topic.get().trouble()).filter(_ -> !outbox.hasReached()))
                .filter(words -> !words.isEmpty())
                .orElse("there");
    }

    private boolean turnedLately() {
        var lastTurn = loop.lastTurn();
        var last = lastTurn == null ? started : lastTurn;
        return Duration.between(last, clock.instant()).compareTo(longestTurn) < 0;
    }

    private static HealthCheck check(
            String name, HealthCheckType type, Supplier<Boolean> isUp, Supplier<Optional<String>> words) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public HealthCheckType type() {
                return type;
            }

            @Override
            public HealthCheckResponse call() {
                var answer = HealthCheckResponse.builder().status(isUp.get());
                words.get().ifPresent(state -> answer.detail("state", state));
                return answer.build();
            }
        };
    }
}
