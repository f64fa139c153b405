package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeHopsTest {

    private static final Instant EVENT = Instant.parse("2026-01-15T10:30:00Z");

    @Test
    void addUpToTheWholeWay() {
        var hops = new ChangeHops(EVENT, after(3), after(10), after(22), after(20), after(31));

        assertThat(hops.all()).isEqualTo(31);
        assertThat(hops.write()).isEqualTo(-2);
        assertThat(hops.hear() + hops.look() + hops.publish() + hops.write() + hops.serve())
                .isCloseTo(hops.all(), within(1e-9));
    }

    private static Instant after(long millis) {
        return EVENT.plusMillis(millis);
    }
}
