package io.swarmstatus.producer;

import static io.swarmstatus.producer.Snapshots.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LookBudgetTest {

    @Test
    void allowsABurstOfLooksAtFirst() {
        var budget = LookBudget.full(NOON);

        for (int look = 0; look < 9; look++) {
            budget = budget.spend(seconds(1), NOON);
            assertThat(budget.until(seconds(1), NOON)).isZero();
        }

        assertThat(budget.spend(seconds(1), NOON).until(seconds(1), NOON)).isEqualTo(seconds(20));
    }

    @Test
    void savesOnePartInTwentyOfTheTimeThatPasses() {
        var spent = LookBudget.full(NOON).spend(seconds(10), NOON);

        assertThat(spent.until(seconds(1), NOON.plusSeconds(5))).isEqualTo(seconds(15));
        assertThat(spent.until(seconds(1), NOON.plusSeconds(20))).isZero();
    }

    @Test
    void savesNoMoreThanTenSeconds() {
        var rested = LookBudget.full(NOON).spend(seconds(1), NOON.plusSeconds(86_400));

        assertThat(rested.saved()).isEqualTo(seconds(9));
    }

    @Test
    void paysForALookThatTookLongerThanWasSaved() {
        var indebted = LookBudget.full(NOON).spend(seconds(12), NOON);

        assertThat(indebted.saved()).isEqualTo(seconds(-2));
        assertThat(indebted.until(seconds(1), NOON)).isEqualTo(seconds(60));
    }

    @Test
    void aLookThatIsLongerThanWhatCanBeSavedWaitsUntilAllIs() {
        var indebted = LookBudget.full(NOON).spend(seconds(12), NOON);

        assertThat(indebted.until(seconds(12), NOON)).isEqualTo(seconds(240));
        assertThat(indebted.until(seconds(12), NOON.plusSeconds(240))).isZero();
    }

    @Test
    void takesNothingAwayWhenItsClockStandsBehind() {
        var spent = LookBudget.full(NOON).spend(seconds(4), NOON);

        assertThat(spent.until(seconds(7), NOON.minusSeconds(60))).isEqualTo(seconds(20));
    }

    @Test
    void aPauseOfTwentyTimesTheLookIsItsShare() {
        assertThat(LookBudget.share(Duration.ofMillis(40))).isEqualTo(Duration.ofMillis(800));
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
