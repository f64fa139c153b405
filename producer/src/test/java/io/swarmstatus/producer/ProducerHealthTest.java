package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse.Status;
import io.helidon.health.HealthCheckType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProducerHealthTest {

    private static final CallLimits LIMITS = new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final Duration POLL = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Snapshots.NOON);
    private final ScriptedPublisher publisher = new ScriptedPublisher();
    private final Outbox outbox = new Outbox(publisher, Duration.ofMillis(1), Duration.ofMillis(2));
    private final CollectionLoop loop = new CollectionLoop(
            why -> Snapshots.ofLeader(1, now.get(), why), outbox::offer, Duration.ofHours(2), POLL, now::get);
    private final ProducerHealth health = new ProducerHealth(loop, outbox, now::get, LIMITS, POLL);

    @AfterEach
    void close() {
        loop.close();
        publisher.letAllThrough();
        outbox.close();
    }

    @Test
    void isReadyOnceWhatItFoundWasPublished() {
        assertThat(status(HealthCheckType.READINESS)).isEqualTo(Status.DOWN);

        outbox.start();
        loop.start();
        var first = publisher.next();
        await().until(() -> loop.lastTurn() != null);
        assertThat(status(HealthCheckType.READINESS)).isEqualTo(Status.DOWN);

        first.succeed();
        await().until(() -> status(HealthCheckType.READINESS) == Status.UP);
    }

    @Test
    void isLiveAsLongAsItTurnedLately() {
        loop.start();
        await().until(() -> loop.lastTurn() != null);
        assertThat(status(HealthCheckType.LIVENESS)).isEqualTo(Status.UP);

        now.set(Snapshots.NOON.plus(POLL).plus(LIMITS.collection().multipliedBy(21)));

        assertThat(status(HealthCheckType.LIVENESS)).isEqualTo(Status.DOWN);
    }

    @Test
    void isLiveFromItsStartOnUntilItsFirstTurnIsOverdue() {
        assertThat(status(HealthCheckType.LIVENESS)).isEqualTo(Status.UP);

        now.set(Snapshots.NOON.plus(Duration.ofDays(1)));

        assertThat(status(HealthCheckType.LIVENESS)).isEqualTo(Status.DOWN);
    }

    private Status status(HealthCheckType type) {
        return health.checks().stream()
                .filter(check -> check.type() == type)
                .map(HealthCheck::call)
                .findFirst()
                .orElseThrow()
                .status();
    }
}
