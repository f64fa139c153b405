package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.producer.LookTimes.Taken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookTimesTest {

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration QUICK = Duration.ofMillis(10);

    private final LookTimes times = LookTimes.ofWhole(new Taken(NOON, QUICK), false);

    @Test
    void anOutlineIsDueAPollAfterTheLastOne() {
        assertThat(times.due(POLL, NOON.plusMillis(1_999))).isEqualTo(Depth.SUSPECTS);
        assertThat(times.due(POLL, NOON.plusSeconds(2))).isEqualTo(Depth.OUTLINE);
        assertThat(times.untilDue(POLL, NOON.plusMillis(500))).isEqualTo(Duration.ofMillis(1_500));

        var outlined = times.withOutline(new Taken(NOON.plusSeconds(2), QUICK));
        assertThat(outlined.due(POLL, NOON.plusSeconds(3))).isEqualTo(Depth.SUSPECTS);
        assertThat(outlined.untilDue(POLL, NOON.plusSeconds(3))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theWholeIsDueOnceInFifteenPollsWhateverWasOutlined() {
        var outlined = times.withOutline(new Taken(NOON.plusMillis(29_500), QUICK));

        assertThat(outlined.due(POLL, NOON.plusMillis(29_999))).isEqualTo(Depth.SUSPECTS);
        assertThat(outlined.untilDue(POLL, NOON.plusMillis(29_900))).isEqualTo(Duration.ofMillis(100));
        assertThat(outlined.due(POLL, NOON.plusSeconds(30))).isEqualTo(Depth.WHOLE);
    }

    @Test
    void theWholeIsDueMoreSeldomWhereItTakesLong() {
        var slow = LookTimes.ofWhole(new Taken(NOON, Duration.ofSeconds(3)), false);

        assertThat(slow.due(POLL, NOON.plusSeconds(59))).isEqualTo(Depth.OUTLINE);
        assertThat(slow.due(POLL, NOON.plusSeconds(60))).isEqualTo(Depth.WHOLE);
    }

    @Test
    void anOutlineIsDueMoreSeldomWhereItTakesLong() {
        var slow = times.withOutline(new Taken(NOON, Duration.ofMillis(200)));

        assertThat(slow.due(POLL, NOON.plusMillis(3_999))).isEqualTo(Depth.SUSPECTS);
        assertThat(slow.due(POLL, NOON.plusSeconds(4))).isEqualTo(Depth.OUTLINE);
    }

    @Test
    void theWholeIsDueAPollLaterWhereItIsToBeRepeated() {
        var repeated = LookTimes.ofWhole(new Taken(NOON, QUICK), true);

        assertThat(repeated.due(POLL, NOON.plusMillis(1_999))).isEqualTo(Depth.SUSPECTS);
        assertThat(repeated.due(POLL, NOON.plusSeconds(2))).isEqualTo(Depth.WHOLE);
    }
}
