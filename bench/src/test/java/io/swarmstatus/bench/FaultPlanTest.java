package io.swarmstatus.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmstatus.bench.FaultTarget.Part;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Property(tries = 200)
    void theSameSeedGivesTheSameFaults(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int rounds) {
        var plan = FaultPlan.of(seed, rounds, LONGEST);

        assertThat(FaultPlan.of(seed, rounds, LONGEST)).isEqualTo(plan).hasSize(rounds);
    }

    @Property(tries = 200)
    void ofMoreRoundsTheFirstAreTheSame(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int rounds) {
        var longer = FaultPlan.of(seed, rounds + 10, LONGEST);

        assertThat(FaultPlan.of(seed, rounds, LONGEST)).isEqualTo(longer.subList(0, rounds));
    }

    @Property(tries = 200)
    void fiveRoundsStrikeEachPart(@ForAll long seed) {
        var plan = FaultPlan.of(seed, 5, LONGEST);

        assertThat(plan.stream().map(faults -> faults.getFirst().target().part()))
                .containsExactlyInAnyOrder(Part.values());
    }

    @Property(tries = 200)
    void neverStrikesBothReplicasOfTheApiAtOnceNorFreezesForTooLong(@ForAll long seed) {
        for (var faults : FaultPlan.of(seed, 50, LONGEST)) {
            assertThat(faults).hasSizeBetween(1, 2);
            assertThat(faults.stream().map(fault -> fault.target().part())).doesNotHaveDuplicates();
            assertThat(faults).allSatisfy(fault -> assertThat(fault.lasts()).isBetween(Duration.ZERO, LONGEST));
        }
    }

    @Test
    void aHundredRoundsDoEverythingToEverybody() {
        var faults = FaultPlan.of(1, 100, LONGEST).stream()
                .flatMap(round -> round.stream())
                .toList();

        assertThat(faults.stream().map(PlannedFault::target)).contains(FaultTarget.values());
        for (var part : Part.values()) {
            assertThat(faults.stream()
                            .filter(fault -> fault.target().part() == part)
                            .map(PlannedFault::kind))
                    .as("what is done to " + part)
                    .contains(FaultKind.values());
        }
    }

    @Test
    void otherSeedsGiveOtherFaults() {
        assertThat(FaultPlan.of(1, 10, LONGEST)).isNotEqualTo(FaultPlan.of(2, 10, LONGEST));
    }
}
