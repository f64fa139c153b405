package io.swarmstatus.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // as System.nanoTime() may overflow
    private final ClientLimits limits = new ClientLimits(2, nanos::get);

    @Test
    void admitTenSecondsWorthAtOnceAndThenAsManyAsTimePasses() {
        admit("a", 20);
        assertRefused("a");

        pass(Duration.ofSeconds(3));

        admit("a", 6);
        assertRefused("a");
    }

    @Test
    void sayWhenItIsWorthAnotherTry() {
        admit("a", 20);

        assertThatThrownBy(() -> limits.admit("a")).isInstanceOfSatisfying(HttpException.class, e -> {
            assertThat(e.status()).isEqualTo(Status.TOO_MANY_REQUESTS_429);
            assertThat(e.headers().get(HeaderNames.RETRY_AFTER).values()).isEqualTo("1");
        });
    }

    @Test
    void countEachClientApart() {
        admit("a", 20);

        admit("b", 20);
        assertRefused("a");
        assertRefused("b");
    }

    @Test
    void saveNothingUpBeyondThat() {
        admit("a", 1);
        pass(Duration.ofHours(1));

        admit("a", 20);
        assertRefused("a");
    }

    @Test
    void doNotCountWhatTheyRefuse() {
        admit("a", 20);
        for (var i = 0; i < 100; i++) {
            assertRefused("a");
        }

        pass(Duration.ofMillis(500));

        admit("a", 1);
    }

    @Test
    void forgetTheClientThatAskedLongestAgoWhereThereAreTooMany() {
        admit("first", 20);
        for (var i = 0; i < 10_000; i++) {
            limits.admit("client " + i);
        }

        admit("first", 20);
    }

    @Test
    void canBeOff() {
        var off = new ClientLimits(0, nanos::get);

        for (var i = 0; i < 1_000; i++) {
            assertThatCode(() -> off.admit("a")).doesNotThrowAnyException();
        }
    }

    private void admit(String client, int times) {
        for (var i = 0; i < times; i++) {
            limits.admit(client);
        }
    }

    private void assertRefused(String client) {
        assertThatThrownBy(() -> limits.admit(client)).isInstanceOf(HttpException.class);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
