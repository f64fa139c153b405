package io.swarmstatus.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration POLL = Duration.ofSeconds(2);

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToFiveSeconds() {
        var backoff = Backoff.initial(POLL);

        for (var millis : new long[] {250, 500, 1000, 2000, 4000, 5000, 5000}) {
            assertThat(backoff.wait(0.0)).isEqualTo(Duration.ofMillis(millis));
            backoff = backoff.longer();
        }
    }

    @Test
    void waitsUpToThePollWhereThatIsLonger() {
        var backoff = Backoff.initial(Duration.ofSeconds(30));

        for (int failure = 0; failure < 20; failure++) {
            backoff = backoff.longer();
        }

        assertThat(backoff.wait(0.0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void beginsAnewAfterAnAnswer() {
        var backoff = Backoff.initial(Duration.ofSeconds(30)).longer().longer().reset();

        assertThat(backoff).isEqualTo(Backoff.initial(Duration.ofSeconds(30)));
    }

    @Property(tries = 200)
    void isAtMostAQuarterShorter(
            @ForAll @IntRange(max = 10) int failures, @ForAll @DoubleRange(max = 1) double random) {
        var backoff = Backoff.initial(POLL);
        for (int failure = 0; failure < failures; failure++) {
            backoff = backoff.longer();
        }

        var wait = backoff.wait(random);

        assertThat(wait).isBetween(backoff.next().multipliedBy(3).dividedBy(4), backoff.next());
    }
}
