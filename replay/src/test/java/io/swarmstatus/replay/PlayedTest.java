package io.swarmstatus.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmstatus.cache.WriteOutcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayedTest {

    @Test
    void countsWhatWasTaken() {
        assertThat(played(WriteOutcome.CACHED, WriteOutcome.FAILURE_COUNTED, WriteOutcome.FAILURE_CACHED)
                        .words())
                .isEqualTo("played 3 snapshots");
    }

    @Test
    void tellsWhatWasNotTaken() {
        assertThat(played(WriteOutcome.NOT_NEWER, WriteOutcome.CACHED, WriteOutcome.EXPIRED, WriteOutcome.NOT_NEWER)
                        .words())
                .isEqualTo("played 1 snapshots; not taken: 2 not newer than what was there, 1 too old when their turn"
                        + " came");
    }

    @Test
    void hasFailedWhereNoneWasTaken() {
        var none = played(WriteOutcome.FROM_THE_FUTURE);

        assertThat(none.isNothing()).isFalse();
        assertThatThrownBy(none::words)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the Redis took no snapshot: 1 from the future");
    }

    @Test
    void isNothingWhereNoneWasOffered() {
        assertThat(new Played().isNothing()).isTrue();
    }

    private static Played played(WriteOutcome... outcomes) {
        var played = new Played();
        List.of(outcomes).forEach(played::add);
        return played;
    }
}
