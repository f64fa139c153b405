package io.swarmstatus.sink;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private static final Duration FIRST = Duration.ofHours(1);
    private final StreamsException trouble = new StreamsException("the topic is gone");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-15T10:30:00Z"));
    private final RetryPolicy<Object> doubling = RetryPolicy.builder()
            .withBackoff(FIRST, Duration.ofDays(1))
            .withMaxRetries(-1)
            .build();
    private final ThreadReplacement replacement = new ThreadReplacement(doubling, now::get);

    @Test
    void waitsLongerWhileTheTroubleGoesOn() {
        var first = replacement.pauseAfter(trouble);
        var second = replacement.pauseAfter(trouble);
        var third = replacement.pauseAfter(trouble);

        assertThat(first).isEqualTo(FIRST);
        assertThat(second).isEqualTo(FIRST.multipliedBy(2));
        assertThat(third).isEqualTo(FIRST.multipliedBy(4));
    }

    @Test
    void beginsAnewAfterACalm() {
        replacement.pauseAfter(trouble);
        replacement.pauseAfter(trouble);
        now.updateAndGet(before -> before.plus(Duration.ofMinutes(3)));

        var pause = replacement.pauseAfter(trouble);

        assertThat(pause).isEqualTo(FIRST);
    }

    @Test
    void replacesTheThreadOnceThePauseIsOver() {
        var atOnce = RetryPolicy.builder()
                .withDelay(Duration.ofMillis(1))
                .withMaxRetries(-1)
                .build();
        var quick = new ThreadReplacement(atOnce, now::get);

        var response = quick.handle(trouble);

        assertThat(response).isEqualTo(REPLACE_THREAD);
        assertThat(quick.isWaiting()).isFalse();
    }

    @Test
    void letsTheThreadThatIsReplacedDieInSilence() throws InterruptedException {
        var deaths = new AtomicReference<Throwable>();
        replacement.close();
        var thread = Thread.ofPlatform()
                .uncaughtExceptionHandler((_, death) -> deaths.set(death))
                .start(() -> {
                    replacement.handle(trouble);
                    throw trouble; // as Kafka Streams does
                });

        thread.join();

        assertThat(deaths).hasNullValue();
    }

    @Test
    void endsThePauseWhenTheStreamIsClosed() throws Exception {
        var response = new FutureTask<>(() -> replacement.handle(trouble));
        Thread.ofVirtual().start(response);
        await().until(replacement::isWaiting);

        replacement.close();

        assertThat(response.get(5, TimeUnit.SECONDS)).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.isWaiting()).isFalse();
    }

    @Test
    void endsTheStreamOnAnError() {
        var response = replacement.handle(new OutOfMemoryError("Java heap space"));

        assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
    }
}
